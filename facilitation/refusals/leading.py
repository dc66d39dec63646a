"""Why the agenda cannot be led so."""

from dataclasses import dataclass
from datetime import datetime

from facilitation.refusals.refusal import Refusal


@dataclass
class SessionHasNotStarted(Refusal):
    """The session is prepared but nobody has started it."""


@dataclass
class SessionHasStarted(Refusal):
    """It was started before."""


@dataclass
class SessionHasEnded(Refusal):
    """The session is over; what was given is safe."""

    ended_at: datetime | None


@dataclass
class SessionIsPaused(Refusal):
    """It is paused already, or what was asked must wait for the resume."""


@dataclass
class SessionIsNotPaused(Refusal):
    """There is no pause to end."""


@dataclass
class NothingToUndo(Refusal):
    """Nothing has been done yet."""


@dataclass
class UndoneAlready(Refusal):
    """The last act was an undoing: it is taken back but once."""

    by: str
    at: datetime


@dataclass
class ActIsFinal(Refusal):
    """The last act is of a kind that is not taken back."""

    act: str


@dataclass
class AgendaMovedOn(Refusal):
    """Since the act the agenda has gone on by itself."""


@dataclass
class AnswersCameIn(Refusal):
    """Somebody has answered what the act opened: what we confirmed, we count."""

    heading: str


@dataclass
class TimeHasPassed(Refusal):
    """Without the act it would be over by now."""


@dataclass
class NotLate(Refusal):
    """There is nothing to share out: the agenda fits into the time left."""


@dataclass
class DoesNotFit(Refusal):
    """However the minutes left are shared out, something would fall below its least."""

    left: int


@dataclass
class NoRoundHere(Refusal):
    """The current block has no round to write to."""


@dataclass
class MayNotFacilitate(Refusal):
    """Only facilitators may do this."""

    facilitators: tuple[str, ...]
    """Their names, for the person to turn to."""
    is_untold: bool = False
    """Whether Teams does not tell what decides: an address, or a role in the meeting."""


@dataclass
class AlreadyDone(Refusal):
    """Somebody did the same since the card was drawn, or a moment ago; once is enough."""

    by: str | None
    """A facilitator's name, none for the agenda's own clock."""
    at: datetime


@dataclass
class NothingIsOpen(Refusal):
    """There is no open prompt to close, extend or skip."""


@dataclass
class NothingToReopen(Refusal):
    """No prompt of this block was closed."""


@dataclass
class ResultsAreOut(Refusal):
    """A result is published once: its prompt cannot be reopened."""

    heading: str


@dataclass
class AgendaIsThrough(Refusal):
    """There is no next block."""


@dataclass
class NudgedEnough(Refusal):
    """They were reminded of this twice; more would be pestering."""

    heading: str


@dataclass
class NotNudgedAlone(Refusal):
    """Nobody can tell who has not answered an anonymous prompt, and nobody may."""

    heading: str


@dataclass
class MinutesAreOutOfRange(Refusal):
    """An extension is between 1 and 60 minutes."""

    given: int


@dataclass
class TimeIsOutOfRange(Refusal):
    """A question asked on the spot stays open for 1 to 60 minutes."""

    given: str
