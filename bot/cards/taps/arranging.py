"""What the cards send on which points are seen and put right."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from bot.cards.taps.wire import Apart, Page, Wire, WireId
from dialogs.commands.arranging import Arranging
from facilitation.contributions import ContributionKind

LONGEST_NAME = 120
LONGEST_REASON = 300
"""Characters of what organisers write."""

Some = Annotated[str, StringConstraints(max_length=100)]
"""An id, or nothing where nothing was chosen."""
Several = Annotated[str, StringConstraints(max_length=2000)]
"""The ids that one card offers, joined by commas as Teams does."""


class PointsTap(Apart):
    """See the points of a section: the one named, else the one chosen in the input."""

    verb = "points"

    session: WireId
    section: Some = ""
    page: Page = 0
    elsewhere: Some = ""


class PointTap(Wire):
    """See a point."""

    verb = "point"

    session: WireId
    point: WireId
    page: Page = 0


class ArrangeTap(Wire):
    """Put a point right; all that is said of it comes from the inputs of those names."""

    verb = "arrange"

    session: WireId
    how: Arranging
    point: WireId
    section: Some
    seen: int
    size: int
    page: Page = 0
    chosen: Several = ""
    other: Some = ""
    name: Annotated[str, StringConstraints(max_length=LONGEST_NAME)] = ""
    reason: Annotated[str, StringConstraints(max_length=LONGEST_REASON)] = ""
    kind: ContributionKind | Literal[""] = ""
    area: Some = ""


class ArrangedTap(Wire):
    """See every act on the points."""

    verb = "arranged"

    session: WireId
    page: Page = 0


class UndoArrangingTap(Wire):
    """Take back the act that the card names."""

    verb = "undo_arranging"

    session: WireId
    correction: WireId
    section: Some = ""
    page: Page | None = None
