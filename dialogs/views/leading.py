"""What those who lead see, with nothing of what anybody wrote."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.views.prompts import FloorView
from dialogs.views.view import View
from facilitation.asking import Draft
from facilitation.coverage import Coverage
from facilitation.leading import Candidate
from facilitation.likeliest import Likeliest
from facilitation.plan import Block
from facilitation.prompts import Prompt
from facilitation.proposals import ProposalState
from facilitation.refusals.refusal import Refusal
from facilitation.runs import PromptRun
from facilitation.sessions import AreaPlace
from facilitation.sharing import Way


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
class RoleProgress:
    """How far one role is with an open prompt."""

    role_id: str
    answered: int | None
    """None where nobody is to know by role: the prompt is anonymous."""
    joined: int

    @property
    def is_waited_for(self) -> bool:
        """Whether somebody of the role may still be to come."""
        return (self.answered or 0) < self.joined


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
        """Whether nobody who is asked is still to be waited for, as far as anybody is told."""
        if self.run.is_anonymous:
            return 0 < self.asked <= self.answered
        return 0 < self.asked <= sum(min(role.answered or 0, role.joined) for role in self.roles)


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
    has_points: bool = False
    """Whether anything was written, so that there are points to put right."""
    reads_back: bool = False
    """Whether this block's points are still to be read back."""


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
