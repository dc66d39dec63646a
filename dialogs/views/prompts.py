"""A prompt while it is open, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dialogs.views.view import View
from facilitation.contributions import Contribution, ContributionKind
from facilitation.plan import Block
from facilitation.privacy import QuestionResult
from facilitation.questions import Chosen
from facilitation.runs import PromptRun
from facilitation.sessions import AreaPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView:
    """What somebody wrote, with no trace of who, as one person may support it."""

    contribution_id: str
    kind: ContributionKind
    text: str
    supports: int
    reported: bool = False
    """Whether an observer wrote it for somebody else; never for whom."""
    is_own: bool = False
    is_supported: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPointView(PointView):
    """A point that is read back, in the words of one of its contributions."""

    contribution_ids: tuple[str, ...]
    """Of all of them."""
    name: str | None = None
    """What it was called by whoever put it right."""
    objections: int = 0

    @property
    def others(self) -> int:
        """How many contributions say the same as the one that is read."""
        return len(self.contribution_ids) - 1


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
class WritingView:
    """Where somebody can write who would rather not speak."""

    run: PromptRun | None
    """The round that is open to them; none where they have to wait for one."""


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
    points: tuple[ReadPointView, ...] = ()
    """For a read-back: everything that is read."""
    page: int = 0
    """Which part of what does not fit one card, counted from 0."""
    floor: FloorView | None = None
    """Who speaks, where the prompt is a speaking round."""
    writing: WritingView | None = None
    """Where the viewer can write, once they have chosen to."""


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
    objections: int = 0
    """To points that were read back."""
    added: int = 0
    """What was missed when they were."""
