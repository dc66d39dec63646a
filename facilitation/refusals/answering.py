"""Why an answer does not count."""

from dataclasses import dataclass
from datetime import datetime

from facilitation.refusals.refusal import Refusal
from facilitation.told import Worded


@dataclass
class PromptIsClosed(Refusal):
    """The answer came too late; the earlier one, if any, stands."""

    run_id: str
    heading: str
    closed_at: datetime
    standing: tuple[str | Worded, ...] = ()
    """The texts of the answer that counts."""


@dataclass
class PromptIsBrokenOff(Refusal):
    """The key of an anonymous prompt was lost, and with it every answer to it."""

    heading: str


@dataclass
class NotJoined(Refusal):
    """They typed to an open round without having taken a role; nothing of it is kept."""


@dataclass
class NotAsked(Refusal):
    """The prompt is put to other roles."""

    heading: str
    roles: tuple[str, ...]
    """The ids of the roles asked."""


@dataclass
class NotAnOption(Refusal):
    """The card named an option that the question does not offer."""

    option: str


@dataclass
class WrongNumberOfChoices(Refusal):
    """Too few or too many options at once."""

    least: int
    most: int
    given: int


@dataclass
class OrderIsUnclear(Refusal):
    """Two options have the same place, or a place is no number."""


@dataclass
class TooManyDots(Refusal):
    """More dots than one has, more on one thing than it may have, or none at all."""

    dots: int
    most_each: int


@dataclass
class NothingToVoteOn(Refusal):
    """Too little was written to choose among it."""

    heading: str


@dataclass
class RoleIsGiven(Refusal):
    """The plan gives this person their role."""

    role_id: str
