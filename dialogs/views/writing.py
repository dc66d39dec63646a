"""What participants write, and what one of them has said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dialogs.views.prompts import PointView, ReadPointView
from dialogs.views.view import View
from digest.citing import Citation
from facilitation.contributions import Contribution
from facilitation.plan import Block
from facilitation.proposals import Proposal
from facilitation.refusals.refusal import Refusal
from facilitation.runs import PromptRun
from facilitation.sessions import AreaPlace
from facilitation.told import Worded


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
    withdrawn: bool = False
    """Whether the viewer has just taken one back."""
    draft: str = ""
    """What the viewer wrote, where it could not be taken."""
    problem: Refusal | None = None
    """Why it could not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionView(View):
    """One's own contribution, with what can be done to it."""

    run: PromptRun
    place: AreaPlace | None
    contribution: Contribution
    editing: bool = False
    can_change: bool = True
    """Whether the session still runs, or its words are being checked."""
    check_until: datetime | None = None
    """Until when they are, once it has ended and its digest is there."""
    cited: Citation | None = None
    """Where the digest uses it."""
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
class ReadBackFormView(View):
    """The form in which one objects to a point that is read back, or adds what was missed."""

    run: PromptRun
    place: AreaPlace | None
    objects: bool
    points: tuple[ReadPointView, ...] = ()
    """Those that may be objected to: of the page that was looked at."""
    page: int = 0


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
    cited: Mapping[str, Citation] = field(default_factory=dict)
    """Where the digest uses what one wrote, by contribution id; nothing before there is one."""
    check_until: datetime | None = None
    """Until when one can confirm, correct or withdraw it, after the end."""

    @property
    def leads_on(self) -> bool:
        """Whether each contribution leads to what can be done to it."""
        return self.is_here or self.check_until is not None
