"""What the person who acted is told, in the same turn."""

from dataclasses import dataclass, field

from dialogs.commands.leading import Act, Facilitate
from dialogs.commands.taking_part import CastVote, Contribute
from dialogs.views.leading import ControlView
from dialogs.views.organising import PlanRow
from dialogs.views.view import View
from digest.digest import Digest
from digest.documents.forms import Form
from digest.documents.imprint import Imprint
from facilitation.findings import Finding
from facilitation.outlines import EMPTY, Outline
from facilitation.plan import Plan
from facilitation.refusals.refusal import Refusal
from facilitation.runs import PromptRun
from facilitation.sessions import Session
from facilitation.told import Worded
from storage.plan_files import Located


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer to one command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown(Reply):
    """A card as the asker sees it now."""

    view: View


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored(Reply):
    """It concerned nobody here: nothing was kept, and there is nothing to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(Reply):
    """The role is taken; what had been kept was recorded or refused."""

    session: Session
    role_id: str
    open_runs: tuple[PromptRun, ...] = ()
    """What is open now and asks them, for who comes late."""
    then: Reply | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleNeeded(Reply):
    """The answer is kept in the card while its author chooses a role."""

    session: Session
    kept: CastVote | Contribute
    kept_texts: tuple[str | Worded, ...]
    """The answer in words, for its author to recognise."""
    given_role_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlansShown(Reply):
    """The plans to choose from."""

    plans: tuple[PlanRow, ...]
    has_others: bool = False
    """Whether there are plans that name others to lead."""
    is_untold: bool = False
    """Whether one of those may name who asked, had Teams told their address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOutlined(Reply):
    """The form for a new plan, with what was typed and what is wrong with it."""

    outline: Outline = EMPTY
    found: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChecked(Reply):
    """The plan that was sent has errors; nothing was kept."""

    found: tuple[Located, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanKept(Reply):
    """The plan that was sent is on the shelf."""

    plan: Plan
    again: bool
    """Whether it takes the place of an earlier one."""
    notes: tuple[Finding, ...] = ()
    """What would do it good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFetched(Reply):
    """A file for who asked for it."""

    name: str
    about: str
    """What it is, in a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFetched(FileFetched):
    """A plan as its file."""

    plan: Plan
    written: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFetched(FileFetched):
    """All that is held about who asked."""

    sessions: int
    written: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestFetched(FileFetched):
    """A session's digest, to be laid out in a form."""

    session: Session
    digest: Digest
    imprint: Imprint
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLeft(Reply):
    """Who was offered a file does not want it now."""

    plan_id: str | None = None
    """The plan that it was, if it was one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPreviewed(Reply):
    """One card of a plan as it will look."""

    view: View
    plan_id: str
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared(Reply):
    """The plan is bound to this conversation; nothing has started."""

    session: Session
    again: bool
    """Whether it was bound before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationNeeded(Reply):
    """An act that cannot be undone asks once."""

    session: Session
    command: Facilitate
    run: PromptRun | None = None
    """The prompt that it ends, where it ends one."""
    answered: int = 0
    """As far as anybody is told while it is open."""
    asked: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ActDone(Reply):
    """A facilitator's act took effect; the room is told apart."""

    act: Act
    control: ControlView


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPut(Reply):
    """A question asked on the spot is open; the room has its card."""

    control: ControlView
    minutes: int
    rounded_seconds: int | None = None
    """The seconds that were asked for, where whole minutes were made of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpShown(Reply):
    """What can be said, to a facilitator or to a participant."""

    facilitates: bool
    session: Session | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(Reply):
    """The rules said no; nothing was changed."""

    refusal: Refusal
    session: Session | None = None
    run_id: str | None = None
    """The prompt whose card leads back."""
    draft: str = ""
    """What was written, so that it is not lost."""
