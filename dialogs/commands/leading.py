"""What those ask who lead."""

from dataclasses import dataclass
from enum import StrEnum

from dialogs.commands.command import Command, SessionCommand
from facilitation.asking import Draft
from facilitation.contributions import ContributionKind
from facilitation.sharing import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeProposal(SessionCommand):
    """Admit a proposed statement, or leave it out."""

    depends_on_leading = True

    session_id: str
    run_id: str
    words: str
    """What the proposal is known by."""
    admits: bool
    page: int = 0


class Act(StrEnum):
    """What a facilitator can do to a session."""

    START = "start"
    NEXT = "next"
    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend"
    CLOSE = "close"
    REOPEN = "reopen"
    SKIP = "skip"
    OPEN = "open"
    SHARE = "share"
    UNDO = "undo"
    HAND = "hand"
    LEAD = "lead"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facilitate(SessionCommand):
    """Lead the session by one act."""

    depends_on_leading = True

    act: Act
    minutes: int | None = None
    run_id: str | None = None
    """The prompt meant, where several could be."""
    prompt_id: str | None = None
    """The plan's prompt to open."""
    seen: int | None = None
    """How many acts the sender's card knew of; two presses of one card do one thing."""
    way: Way | None = None
    """How to share out the minutes left; without it the ways are shown."""
    to: str | None = None
    """Whom the lead is handed to, as the card that lists them calls them."""
    named: str = ""
    """The same in words."""
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PutQuestion(SessionCommand):
    """Put a question of one's own to the room, on the spot."""

    depends_on_leading = True

    draft: Draft
    line: str = ""
    """What was typed, where there was no form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskStatus(Command):
    """Ask where the session stands."""

    depends_on_leading = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AskCoverage(Command):
    """Ask who has said what so far."""

    depends_on_leading = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AskProposals(Command):
    """Ask which statements wait to be admitted."""

    depends_on_leading = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge(SessionCommand):
    """Have a role, or everybody silent one by one, reminded of what is open."""

    depends_on_leading = True

    session_id: str
    run_id: str
    role_id: str | None = None
    """The role, in the room; none for each person alone."""
    kind: ContributionKind | None = None
    """What is wished for in particular."""
    seen: int | None = None
    """How many acts the sender's card knew of; two presses of one card do one thing."""
