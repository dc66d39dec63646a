"""What can be asked of Giro, once understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from facilitation.asking import Draft
from facilitation.chat import Spoken
from facilitation.contributions import ContributionKind
from facilitation.outlines import Outline
from facilitation.people import Sender
from facilitation.questions import Chosen
from facilitation.sharing import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One person asks for something, in one conversation of one tenant."""

    sender: Sender
    tenant_id: str
    conversation_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowPlans(Command):
    """Ask which plans can be prepared here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoosePlan(Command):
    """Bind a plan to this conversation."""

    plan_id: str
    service_url: str
    meeting_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendPlan(Command):
    """Lay a plan on the shelf, as its file was sent."""

    name: str
    written: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlinePlan(Command):
    """Make a plan of what a form says; without one the empty form is shown."""

    outline: Outline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchPlan(Command):
    """Have a plan as its file."""

    plan_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPlan(Command):
    """See one card of a plan as it will look."""

    plan_id: str
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Join(Command):
    """Acknowledge the notice and take a role; what was kept is then recorded."""

    session_id: str
    role_id: str
    kept: "CastVote | Contribute | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CastVote(Command):
    """Answer one or more questions of a prompt."""

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

    run_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribute(Command):
    """Write one point to a round."""

    run_id: str
    kind: str
    text: str


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
class WithdrawContribution(Command):
    """Take one's own contribution back."""

    contribution_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Support(Command):
    """Say "me too" to what somebody else wrote."""

    contribution_id: str
    instead_of: str | None = None
    """One's own contribution that says the same, and is withdrawn for it."""
    read_back_id: str | None = None
    """The read-back on whose card it is given."""
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawSupport(Command):
    """Take a "me too" back."""

    contribution_id: str
    read_back_id: str | None = None
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeStatement(Command):
    """Propose a statement of one's own to a prompt."""

    run_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeProposal(Command):
    """Admit a proposed statement, or leave it out."""

    session_id: str
    run_id: str
    words: str
    """What the proposal is known by."""
    admits: bool
    page: int = 0


class MessageChange(StrEnum):
    """What has happened to a message of the chat."""

    SAID = "said"
    EDITED = "edited"
    DELETED = "deleted"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True, kw_only=True)
class HearMessage(Command):
    """Somebody typed in the chat, to nobody in particular, or changed what they had typed."""

    message_id: str
    change: MessageChange
    spoken: Spoken


class Card(StrEnum):
    """The cards that can be shown again, as one person sees them."""

    WELCOME = "welcome"
    NOTICE = "notice"
    ROLES = "roles"
    BLOCK = "block"
    PROMPT = "prompt"
    REMINDER = "reminder"
    RESULT = "result"
    CONTRIBUTION = "contribution"
    CONTRIBUTION_FORM = "contribution_form"
    REPORT_FORM = "report_form"
    OWN = "own"
    CONTROL = "control"
    ASKING = "asking"
    LATE = "late"
    HANDING = "handing"
    COVERAGE = "coverage"
    PROPOSING = "proposing"
    PROPOSALS = "proposals"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Show(Command):
    """Show a card as this person sees it now; nothing is written."""

    card: Card
    session_id: str
    thing_id: str | None = None
    """The block, prompt run or contribution that the card is about."""
    draft: str = ""
    """What was half written in the card that is left."""
    page: int = 0
    """Which page of it, counted from 0, where it does not fit one."""


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
class Facilitate(Command):
    """Lead the session by one act."""

    act: Act
    session_id: str | None = None
    """The session of the card that was pressed; what is typed means the current one."""
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
class PutQuestion(Command):
    """Put a question of one's own to the room, on the spot."""

    draft: Draft
    session_id: str | None = None
    """The session of the form that was sent; what is typed means the current one."""
    line: str = ""
    """What was typed, where there was no form."""


class Move(StrEnum):
    """What can be done in a speaking round: by the speaker, by anyone, by a facilitator."""

    DONE = "done"
    PASS = "pass"  # noqa: S105  - no secret
    ADD = "add"
    WITHDRAW = "withdraw"
    NEXT = "next"
    ABSENT = "absent"
    HOLD = "hold"
    RELEASE = "release"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speak(Command):
    """Make a move in a speaking round."""

    run_id: str
    move: Move
    turn: int | None = None
    """The turn that the sender's card showed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskStatus(Command):
    """Ask where the session stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskCoverage(Command):
    """Ask who has said what so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskProposals(Command):
    """Ask which statements wait to be admitted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskOwn(Command):
    """Ask for what one has said so far."""

    is_personal: bool = False
    """Whether it is asked alone with us, where no session is held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge(Command):
    """Have a role, or everybody silent one by one, reminded of what is open."""

    session_id: str
    run_id: str
    role_id: str | None = None
    """The role, in the room; none for each person alone."""
    kind: ContributionKind | None = None
    """What is wished for in particular."""
    seen: int | None = None
    """How many acts the sender's card knew of; two presses of one card do one thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskHelp(Command):
    """Ask what can be said."""
