"""The balancer's bad days."""

import asyncio
from random import Random

import orjson

from tests.balancer import Fair
from tests.chaos.machines import Fleet

OFTEN = 0.3
"""How often one comes before another request."""

LATELY = 10
"""Of those that were not answered, so many are brought again and again."""

ACTS = ("act", "ask")
"""What a facilitator's card tells by itself whether it was done; here it tells no such thing."""


class Unfair(Fair):
    """A balancer that kills whom it has just forwarded a request to, or loses the answer.

    Behind it is a Teams that brings again, late, what it got no answer to.
    """

    def __init__(self, fleet: Fleet, chance: Random) -> None:
        self._fleet = fleet
        self._chance = chance
        self._kills = 0
        self._loses = 0
        self._unanswered: list[bytes] = []

    def kill_next(self) -> None:
        """Kill who gets the next request, some milliseconds later."""
        self._kills = 1

    def lose_next(self) -> None:
        """Lose the next answer."""
        self._loses = 1

    def be_fair(self) -> None:
        """Do nothing of the kind any more."""
        self._kills = self._loses = 0

    def forwarded(self, door: str) -> None:
        """Kill, if it is to be now."""
        if self._kills:
            self._kills = 0
            machine = next(one for one in self._fleet.machines if one.bot.door == door)
            delay = self._chance.uniform(0, 0.02)
            loop = asyncio.get_running_loop()
            loop.call_later(delay, self._fleet.kill, machine, "killed while answering")

    def loses_the_answer(self) -> bool:
        """Lose it, if it is to be this one."""
        lost, self._loses = self._loses, 0
        if lost:
            self._fleet.struck["answer lost on its way"] += 1
        return bool(lost)

    def went_unanswered(self, body: bytes) -> None:
        """Keep it for later, but for what facilitators do."""
        sent = orjson.loads(body)
        action = (sent.get("value") or {}).get("action") or {}
        if sent["type"] == "invoke" and action.get("verb") not in ACTS:
            self._unanswered.append(body)

    def brings_again(self) -> bytes | None:
        """One of those, now and then, out of its turn."""
        if not self._unanswered or self._chance.random() > OFTEN:
            return None
        self._fleet.struck["unanswered tap brought again"] += 1
        return self._chance.choice(self._unanswered[-LATELY:])
