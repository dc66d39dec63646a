"""Everybody in the meeting, and the history of what they asked for."""

import asyncio
import time
from collections.abc import Awaitable
from dataclasses import dataclass, field
from random import Random

from rehearsal.card_reading import words_of
from rehearsal.channel.answers import CardAnswer
from rehearsal.chats import Message
from rehearsal.people.persons import Person
from rehearsal.wire import Json
from tests.chaos.history import Deed, History, Outcome
from tests.stage import Stage

WORDS = ("bus", "tutors", "kitchen", "contract", "mornings", "pay", "school", "papers", "housing")
APOLOGY_REST = 0.2
"""Seconds that somebody waits who was told that something went wrong."""


@dataclass(eq=False)
class Company:
    """Everybody in the meeting: what they know of its cards, and what was asked and told."""

    stage: Stage
    people: list[Person]
    session: str
    chance: Random
    history: History = field(default_factory=History)
    is_over: bool = False
    """Whether everybody is to leave off."""
    points: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Who wrote it and in which words at first, by a contribution's id."""
    _number: int = 0

    def prompts(self) -> list[tuple[Message, Json]]:
        """Every card of a prompt in the chat, and what it refreshes by."""
        found = []
        for message in self.stage.chat.standing():
            meant = refresh_of(message.card or {})
            if meant.get("card") == "prompt":
                found.append((message, meant))
        return found

    async def ask(
        self, deed: Deed, person: Person, *, what: str, value: str | None, asked: "Asked"
    ) -> CardAnswer:
        """Have somebody ask for something, and note what they were told."""
        began = time.time()
        answer = await asked.answer
        outcome = _outcome(answer, asked.confirmed)
        self.history.add(
            deed, who=person.name, what=what, value=value, began=began, outcome=outcome
        )
        if outcome is Outcome.UNKNOWN:
            await asyncio.sleep(APOLOGY_REST)
        return answer

    def own(self, person: Person) -> list[tuple[str, str]]:
        """The points that somebody wrote: their ids and their first words."""
        return [(point, first) for point, (who, first) in self.points.items() if who == person.name]

    def text(self) -> str:
        """Words that nobody has written before."""
        self._number += 1
        some = self.chance.sample(WORDS, 3)
        # Without a name in it, which the digest would mask.
        return f"Point {self._number}: {', '.join(some)}"


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer to come, and the words on it that tell that it was done."""

    answer: Awaitable[CardAnswer]
    confirmed: str


def _outcome(answer: CardAnswer, confirmed: str) -> Outcome:
    """What somebody may conclude from an answer."""
    if answer.card is None:
        return Outcome.UNKNOWN
    said = words_of(answer.card)
    return Outcome.OK if any(confirmed in text for text in said) else Outcome.FAIL


def refresh_of(card: Json) -> Json:
    """What a card sends to be drawn anew, which tells what it is about."""
    found: Json = card.get("refresh", {}).get("action", {}).get("data", {})
    return found
