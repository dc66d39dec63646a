"""What people asked for and what they were told of it: all that the oracle may go by."""

import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """What somebody knows of what they asked for."""

    OK = "ok"
    """They were told that it is done."""
    FAIL = "fail"
    """They were told that it is not."""
    UNKNOWN = "unknown"
    """They were told nothing, or that something went wrong: it may be done."""


class Deed(StrEnum):
    """What can be asked for."""

    VOTE = "vote"
    """Of a prompt: the option that is to stand, or None for none."""
    READ = "read"
    """Of a prompt: the option that one was shown as one's own."""
    WRITE = "write"
    """A contribution of this text."""
    MEND = "mend"
    """Of a contribution, by its first words: the words that are to stand, or None for none."""
    SUPPORT = "support"
    """Of a contribution: whether one's support is to stand."""
    LEAD = "lead"
    """An act of the facilitator's."""
    ASK = "ask"
    """The facilitator's question, which nobody asked before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that somebody asked for, from the asking to what came of it."""

    deed: Deed
    who: str
    what: str
    value: str | None
    began: float
    """Like `ended` in seconds since 1970."""
    ended: float
    outcome: Outcome


@dataclass(eq=False)
class History:
    """Every event, in the order in which they ended; one person asks one thing after the other."""

    events: list[Event] = field(default_factory=list)

    def add(
        self,
        deed: Deed,
        *,
        who: str,
        what: str,
        value: str | None = None,
        began: float | None = None,
        outcome: Outcome = Outcome.OK,
    ) -> None:
        """Note what has just come of something."""
        now = time.time()
        start = now if began is None else began
        self.events.append(
            Event(
                deed=deed,
                who=who,
                what=what,
                value=value,
                began=start,
                ended=now,
                outcome=outcome,
            )
        )

    def without(self, things: Collection[str]) -> "History":
        """Everything but what is about some things."""
        return History([event for event in self.events if event.what not in things])

    def of(self, *deeds: Deed, what: str | None = None) -> Iterator[Event]:
        """The events of some kinds, about one thing or any."""
        for event in self.events:
            if event.deed in deeds and what in (None, event.what):
                yield event
