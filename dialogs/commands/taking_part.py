"""What participants ask: to join, to answer, to write, to speak."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dialogs.commands.command import Command, SessionCommand
from facilitation.chat import MessageChange, Spoken
from facilitation.questions import Chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Join(SessionCommand):
    """Acknowledge the notice and take a role; what was kept is then recorded."""

    session_id: str
    role_id: str
    kept: "CastVote | Contribute | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CastVote(Command):
    """Answer one or more questions of a prompt."""

    comes_from_everybody = True

    run_id: str
    answers: Mapping[str, Chosen]
    """By question id."""
    numbers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By question id, what was written beside the options that were put in order so."""
    adds: bool = False
    """Whether it is one tap more, where an answer is built up by taps."""
    page: int = 0
    """Which page of the card it came from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawVote(Command):
    """Take back one's answer to a prompt that is still open."""

    comes_from_everybody = True

    run_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribute(Command):
    """Write one point to a round, or to a read-back what was missed or is not so."""

    comes_from_everybody = True

    run_id: str
    kind: str
    text: str
    objects_to: str | None = None
    """The contribution whose point it objects to, where that is read back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Command):
    """Write to a round what somebody said aloud."""

    run_id: str
    role_id: str
    """Theirs, or the sign of a video's protagonist."""
    code: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditContribution(Command):
    """Put one's own contribution in other words."""

    contribution_id: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmContribution(Command):
    """Let one's own contribution stand as it is, in the check after the end."""

    contribution_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawContribution(Command):
    """Take one's own contribution back."""

    contribution_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Support(Command):
    """Say "me too" to what somebody else wrote."""

    comes_from_everybody = True

    contribution_id: str
    instead_of: str | None = None
    """One's own contribution that says the same, and is withdrawn for it."""
    read_back_id: str | None = None
    """The read-back on whose card it is given."""
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawSupport(Command):
    """Take a "me too" back."""

    comes_from_everybody = True

    contribution_id: str
    read_back_id: str | None = None
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeStatement(Command):
    """Propose a statement of one's own to a prompt."""

    comes_from_everybody = True

    run_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawProposal(Command):
    """Take back a statement that one proposed, while it waits."""

    comes_from_everybody = True

    run_id: str
    words: str
    """What the proposal is known by."""
    draft: str = ""
    """What was half written beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HearMessage(Command):
    """Somebody typed in the chat, to nobody in particular, or changed what they had typed."""

    comes_from_everybody = True

    message_id: str
    change: MessageChange
    spoken: Spoken


class Move(StrEnum):
    """What can be done in a speaking round: by the speaker, by anyone, by a facilitator."""

    DONE = "done"
    PASS = "pass"  # noqa: S105  - no secret
    WRITE = "write"
    ADD = "add"
    WITHDRAW = "withdraw"
    NEXT = "next"
    ABSENT = "absent"
    HOLD = "hold"
    RELEASE = "release"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speak(SessionCommand):
    """Make a move in a speaking round."""

    depends_on_leading = True

    run_id: str
    move: Move
    turn: int | None = None
    """The turn that the sender's card showed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskOwn(Command):
    """Ask for what one has said so far."""

    is_personal: bool = False
    """Whether it is asked alone with us, where no session is held."""
