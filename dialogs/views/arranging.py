"""What those see who put a session's points right."""

from dataclasses import dataclass

from dialogs.commands.arranging import Arrange
from dialogs.views.view import View
from digest.digest import Header, Section
from digest.points.corrections import Correction
from digest.points.listing import Listed
from digest.points.replaying import Played
from facilitation.refusals.refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangingView(View):
    """A card on which points are seen and put right."""

    version: int | None
    """Of the digest that it shows; None while the session has none."""
    seen: int
    """How much has been done to the points so far."""
    header: Header
    last: Correction | None
    """The last act that was not undone: the one that is undone with one tap."""
    acts: int
    """How many acts there were, undone or not."""
    signs: bool
    """Whether the viewer signs the digest, too."""
    has_control: bool
    """Whether it stands in place of the viewer's control card, to which it leads back."""
    page: int = 0
    problem: Refusal | None = None
    """Why nothing was done."""

    @property
    def is_live(self) -> bool:
        """Whether the points are still being written."""
        return self.version is None


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsView(ArrangingView):
    """The points of one section."""

    sections: tuple[Section, ...]
    """Those that have points."""
    section: Section | None
    """None where there are no points at all."""
    hidden: int
    """Contributions of the whole session that are not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView(ArrangingView):
    """One point, with its contributions."""

    point: Listed
    draft: Arrange | None = None
    """What was filled in, where it could not be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow:
    """An act on the points, and what has become of it."""

    played: Played
    who: str | None
    """By name; None where nobody knows any more."""
    texts: tuple[str, ...]
    """The words of the first contributions that it is about, masked as quotes are."""
    more: int
    """How many others it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangedView(ArrangingView):
    """Every act on the points, the last one first."""

    rows: tuple[ActRow, ...]
