"""Why a plan cannot be taken."""

from dataclasses import dataclass

from facilitation.refusals.refusal import Refusal


@dataclass
class PlanHasErrors(Refusal):
    """The chosen plan does not pass its check."""

    plan_id: str
    errors: int


@dataclass
class SessionAlreadyPrepared(Refusal):
    """Another plan is already running in this conversation."""

    title: str


@dataclass
class NotAPlanFile(Refusal):
    """What was sent is no YAML file."""


@dataclass
class FileNotFetched(Refusal):
    """Teams did not hand over the file, or it is too large."""


@dataclass
class FileNotSent(Refusal):
    """Teams did not take the file."""


@dataclass
class FilesGoAlone(Refusal):
    """Teams takes a file from us in a 1:1 only."""


@dataclass
class NotYourPlan(Refusal):
    """Only who organises or facilitates a session may lay its plan on the shelf."""


@dataclass
class PlanIsOthers(Refusal):
    """Another plan of that id is there, which belongs to others."""

    organisers: tuple[str, ...]


@dataclass
class PlanIsInUse(Refusal):
    """A session of the plan is under way."""

    title: str
