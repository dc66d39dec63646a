"""Asks the bot what must be answered in time, and asks again where it is late."""

import uuid
from dataclasses import dataclass

from rehearsal.channel.courier import Answer, Courier
from rehearsal.wire import Json


@dataclass(eq=False)
class Invoker:
    """Sends invokes as Teams does: patience for each try, then again, then under a new id."""

    courier: Courier
    patience: float = 15.0

    async def ask(self, activity: Json) -> Answer:
        """Give the first answer that came in time; only lateness leads to another try."""
        tries = (activity, activity, activity | {"id": f"f:{uuid.uuid4()}"})
        answer = Answer(0, in_time=False)
        for attempt, each in enumerate(tries, start=1):
            answer = await self.courier.deliver(each, patience=self.patience, attempt=attempt)
            if answer.in_time:
                break
        return answer
