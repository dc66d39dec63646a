"""What a card shows: facts read for it, with nothing left to decide but the look."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from digest.documents.parts import DigestPart
from facilitation.asking import Draft
from facilitation.contributions import Contribution, ContributionKind
from facilitation.coverage import Coverage
from facilitation.leading import Candidate
from facilitation.likeliest import Likeliest
from facilitation.plan import Block
from facilitation.privacy import QuestionResult
from facilitation.prompts import Prompt
from facilitation.proposals import Proposal, ProposalState
from facilitation.questions import Chosen
from facilitation.refusals import Refusal
from facilitation.sessions import AreaPlace, PromptRun, Session
from facilitation.sharing import Way
from facilitation.told import Worded


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A card's facts, in the session's language and time zone."""

    session: Session


@dataclass(frozen=True, slots=True, kw_only=True)
class WelcomeView(View):
    """The notice to acknowledge and the roles to choose from."""

    role_id: str | None = None
    """The role of the person it is shown to, once they joined."""
    given_role_id: str | None = None
    """The role that the plan gives them."""
    joined_at: datetime | None = None
    choosing: bool = False
    """Whether somebody who has joined asked for the roles again."""
    open_runs: tuple[PromptRun, ...] = ()
    """What is open now and asks them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView(View):
    """The privacy notice in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView(View):
    """A stretch of the agenda as the room sees it."""

    block: Block
    place: AreaPlace | None
    opened_at: datetime | None
    """None once the agenda has left it, as is the end."""
    ends_at: datetime | None
    by: str | None = None
    steps_in: bool = False
    """Whether the viewer is a deputy, and nobody seems to lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView:
    """What somebody wrote, with no trace of who, as one person may support it."""

    contribution_id: str
    kind: ContributionKind
    text: str
    supports: int
    is_own: bool = False
    is_supported: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Who has the floor, or waits for it."""

    name: str | None
    """None where a whole role is given the floor."""
    role_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorView:
    """Where a speaking round stands."""

    turn: int
    speaker: Seat | None
    following: tuple[Seat, ...]
    """The first of those who wait."""
    waiting: int
    spoken: int
    ends_at: datetime | None
    """When the turn ends; none while its clock is stopped."""
    is_held: bool
    is_mine: bool = False
    """Whether the viewer has the floor."""
    is_waiting: bool = False
    may_withdraw: bool = False
    """Whether the viewer waits because they asked to add something."""
    has_added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptView(View):
    """A prompt for the room, or, with a role, for one person."""

    run: PromptRun
    block: Block
    place: AreaPlace | None
    is_open: bool
    answered: int
    """People who answered, or contributions written."""
    asked: int
    """People who joined in a role that is asked."""
    role_id: str | None = None
    """The viewer's role; none for the card that everyone shares."""
    mine: Mapping[str, Chosen] = field(default_factory=dict)
    """The viewer's own answers by question id."""
    written: tuple[Contribution, ...] = ()
    """The viewer's own contributions to this round."""
    recorded: bool = False
    """Whether this answers an act of the viewer's: the receipt."""
    withdrawn: bool = False
    """Whether the viewer has just taken the answer back."""
    reminder: bool = False
    so_far: tuple[QuestionResult, ...] = ()
    """The totals as they stand, where the prompt shows its results at once."""
    draft: str = ""
    """What the viewer had begun to write."""
    points: tuple[PointView, ...] = ()
    """For a read-back: everything there is to support."""
    page: int = 0
    """Which part of what does not fit one card, counted from 0."""
    floor: FloorView | None = None
    """Who speaks, where the prompt is a speaking round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationView(View):
    """Participants may propose statements of their own."""

    run: PromptRun
    block: Block
    place: AreaPlace | None
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposingView(View):
    """One's own proposals to a prompt, and the input for another."""

    run: PromptRun
    mine: tuple[Proposal, ...]
    left: int
    """How many more the viewer may make."""
    is_open: bool
    recorded: bool = False
    """Whether this answers a proposal: the receipt."""
    draft: str = ""
    """What the viewer wrote, where it could not be taken."""
    problem: Refusal | None = None
    """Why it could not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """A statement that waits to be admitted, with no trace of who proposed it."""

    run_id: str
    words: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalsView(View):
    """What participants have proposed: for facilitators."""

    rows: tuple[ProposalRow, ...]
    are_taken: bool
    """Whether anything is open to which somebody may propose."""
    room: int
    """How many more the card of the statements bears."""
    page: int = 0
    said: ProposalState | None = None
    """What became of the one that was judged, by whoever came first."""
    said_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOverView(View):
    """A prompt that would have been empty."""

    prompt: Prompt
    block: Block
    place: AreaPlace | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardView(View):
    """How much of a round was typed in the chat."""

    run: PromptRun
    block: Block
    place: AreaPlace | None
    is_open: bool
    typed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView(View):
    """What came of a prompt."""

    run: PromptRun
    block: Block
    place: AreaPlace | None
    answered: int
    asked: int
    contributions_by_role: tuple[tuple[str, int], ...] = ()
    """For a round: (role id, contributions)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionView(View):
    """One's own contribution, with what can be done to it."""

    run: PromptRun
    place: AreaPlace | None
    contribution: Contribution
    editing: bool = False
    can_change: bool = True
    """Whether the session still runs."""
    is_open: bool = True
    """Whether the round still takes another one."""
    near: tuple[PointView, ...] = ()
    """What others wrote that may be the same point, the nearest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView(View):
    """The form in which an observer writes down what somebody said aloud."""

    run: PromptRun
    place: AreaPlace | None
    role_id: str = ""
    code: str = ""
    kind: str = ""
    text: str = ""
    problem: Refusal | None = None
    """What was wrong with what was sent, which stands in the form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportView(View):
    """Somebody else's point that the viewer supports, or has just ceased to."""

    run: PromptRun
    place: AreaPlace | None
    point: PointView
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAnswer:
    """One's own answer to a named poll, in words."""

    heading: str
    chosen: tuple[str | Worded, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnView(View):
    """Everything one has written, supports and answered in this session."""

    contributions: tuple[Contribution, ...]
    supported: tuple[PointView, ...] = ()
    answers: tuple[OwnAnswer, ...] = ()
    """To named polls; what was answered anonymously is nobody's to list."""
    is_here: bool = True
    """Whether it is shown in the session's own conversation, where things can be changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleProgress:
    """How far one role is with an open prompt."""

    role_id: str
    answered: int
    joined: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPrompt:
    """An open prompt on the control card."""

    run: PromptRun
    answered: int
    asked: int
    roles: tuple[RoleProgress, ...]
    floor: FloorView | None = None

    @property
    def is_answered_by_all(self) -> bool:
        """Whether nobody who is asked is still to be waited for."""
        return 0 < self.asked <= sum(min(role.answered, role.joined) for role in self.roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlView(View):
    """Where we are and what can be done: for facilitators."""

    now: datetime
    """Session time: it stands still in a pause."""
    place: AreaPlace | None
    open_prompts: tuple[OpenPrompt, ...]
    waiting: tuple[Prompt, ...]
    """Prompts of this block that wait for the facilitator's word."""
    reopenable: PromptRun | None
    joined: int
    next_block: Block | None
    late_by_minutes: int
    """How far behind the plan; negative when ahead."""
    likeliest: Likeliest | None = None
    """What is most probably wanted next."""
    session_ends_at: datetime | None = None
    """When it will end, if every block yet to come takes its minutes."""
    just_asked: bool = False
    """Whether it is read now: what hangs in a chat tells no minutes, which would soon be wrong."""
    proposals: int = 0
    """Statements of participants that wait to be admitted."""
    undelivered: int = 0
    doubtful: int = 0
    """Messages of which nobody knows whether Teams showed them."""
    limited: tuple[str, ...] = ()
    """What Teams keeps from us here, as far as we have met with it."""
    undoable: bool = False
    """Whether the last act can be taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingView(View):
    """The form for a question of the facilitator's own."""

    draft: Draft
    problem: Refusal | None = None
    """What was wrong with the draft as it stands."""
    line: str = ""
    """The draft as it was typed, where it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """One way to share out the minutes left: block for block, before and after."""

    way: Way
    blocks: tuple[tuple[Block, Block], ...]
    """Those to come; one left out has no minutes after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LateView(View):
    """How late the agenda is, and what can be done about it: for facilitators."""

    now: datetime
    late_by_minutes: int
    left: int
    """Minutes until the session is meant to end; less than none once it should have."""
    ends_at: datetime | None
    """When it is meant to end; unknown before the start."""
    ways: tuple[Shared, ...]
    """Those that fit, with the blocks to come."""
    silent: str | None
    """The question of the round that can be written to in silence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandingView(View):
    """To whom the lead can be handed: for facilitators."""

    candidates: tuple[Candidate, ...]
    more: int = 0
    """How many others there are."""
    named: str = ""
    """The name that was asked for."""
    is_unknown: bool = False
    """Whether nobody has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayView(View):
    """Whoever leads has left the meeting: who may step in."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """What became of reminders about one open prompt: of a role's, or of people's one by one."""

    run_id: str
    role_id: str | None = None
    """The role that was reminded in the room."""
    on_their_way: int = 0
    reached: int = 0
    unreachable: int = 0
    enough: int = 0
    """People who were not reminded again, having been twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageView(View):
    """Who has said what about which area, and who can still be asked: for facilitators."""

    now: datetime
    coverage: Coverage
    open_prompts: tuple[OpenPrompt, ...]
    enough: frozenset[tuple[str, str]] = frozenset()
    """(role id, run id) of those who were reminded as often as they may be."""
    reminded: tuple[Reminded, ...] = ()
    """What became of the reminders in 1:1s, for each open prompt."""
    said: Reminded | None = None
    """The act that this answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleNudgeView(View):
    """A role is reminded of an open prompt, in the room."""

    run: PromptRun
    role_id: str
    about: ContributionKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonNudgeView(View):
    """Somebody is reminded of an open prompt, alone."""

    run: PromptRun


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryView(View):
    """What the room is shown at the end."""

    participants: int
    observers: int
    contributions: int
    polls: int
    answers: int
    areas: tuple[tuple[str, int], ...]
    """(area id, contributions), in plan order."""
    keep_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPartView(View):
    """One part of the digest for an organiser: a heading and plain lines."""

    part: int
    parts: int
    document: DigestPart


@dataclass(frozen=True, slots=True, kw_only=True)
class UndeliveredView(View):
    """Which organisers could not be reached."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActView(View):
    """What a facilitator has just done."""

    act: str
    by: str
    heading: str | None
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A plan on the shelf, as the choice shows it."""

    plan_id: str
    title: str
    day: date | None = None
    """Unknown, as is all that follows, where the plan has errors."""
    starts: time | None = None
    ends: time | None = None
    areas: int = 0
    people: int = 0
    errors: int = 0
    """What its check found; a plan with errors cannot be chosen."""
    fits: bool = False
    """Whether its day and time are this meeting's."""
