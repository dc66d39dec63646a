"""What is asked before a session: about plans."""

from dataclasses import dataclass, field

from dialogs.commands.command import Command
from facilitation.outlines import Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowPlans(Command):
    """Ask which plans can be prepared here."""

    depends_on_leading = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoosePlan(Command):
    """Bind a plan to this conversation."""

    depends_on_leading = True

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
