"""What organisers, and whoever leads, ask of a session's points."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from dialogs.commands.command import SessionCommand
from facilitation.contributions import ContributionKind


class Arranging(StrEnum):
    """What can be put right in a point."""

    CONFIRM = "confirm"
    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"
    HIDE = "hide"
    RECAST = "recast"


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsCommand(SessionCommand):
    """What is about the points of a session."""

    depends_on_leading: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowPoints(PointsCommand):
    """See the points of a section, by its key; else of the first that has any."""

    section: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowPoint(PointsCommand):
    """See a point with its contributions, and what can be done with them."""

    session_id: str
    point_id: str
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrange(PointsCommand):
    """Put a point right, as the card showed it."""

    session_id: str
    how: Arranging
    point_id: str
    section: str
    """In which it was, to be shown where it is gone."""
    seen: int
    """How much had been done to the points when the card was drawn."""
    size: int
    """How many contributions the point had."""
    page: int = 0
    chosen: tuple[str, ...] = ()
    """Contributions of the point."""
    other_id: str = ""
    """Another point of its section."""
    name: str = ""
    reason: str = ""
    """Why something is hidden."""
    kind: ContributionKind | None = None
    area_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowArranged(PointsCommand):
    """See every act on the points, the last one first."""

    session_id: str
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoArranging(PointsCommand):
    """Take an act back that the card named, whatever was done since."""

    session_id: str
    correction_id: str
    section: str = ""
    """In which it was asked, to be shown again."""
    page: int | None = None
    """Of the list of acts, where it was asked there."""
