"""How a turn is answered: an invoke by its body, without the SDK's detour."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from botbuilder.core import BotAdapter, InvokeResponse, TurnContext
from botbuilder.core.teams import TeamsActivityHandler

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the SDK looks for when a turn is over: something with a value."""

    value: InvokeResponse


def put_invoke_answer(turn: TurnContext, body: Body | None) -> None:
    """Leave `body` as the turn's answer.

    `send_activity` would do the same after a deep copy, which costs a quarter of a turn.
    """
    turn.turn_state[BotAdapter._INVOKE_RESPONSE_KEY] = _Answer(  # noqa: SLF001  no public name
        InvokeResponse(status=HTTPStatus.OK, body=body)
    )


class InvokeAnswerer(TeamsActivityHandler):
    """A handler that answers every invoke itself, in `answer_invoke`."""

    async def answer_invoke(self, turn: TurnContext) -> Body | None:
        """Give the body of the answer; None for an invoke that asks for nothing."""
        raise NotImplementedError

    async def on_invoke_activity(self, turn_context: TurnContext) -> None:  # type: ignore[override]  # the answer is left in the turn
        """Leave the answer where the adapter finds it."""
        put_invoke_answer(turn_context, await self.answer_invoke(turn_context))
