"""What the cards send on which a digest's points are seen and put right."""

from typing import Literal

from bot.cards.taps.wire import Page, Wire, WireId
from dialogs.commands.arranging import Arranging
from facilitation.contributions import ContributionKind


class PointsTap(Wire):
    """See the points of a section: the one named, else the one chosen in the input."""

    verb = "points"

    session: WireId
    section: str = ""
    page: Page = 0
    elsewhere: str = ""


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
    version: int
    page: Page = 0
    chosen: str = ""
    """The contributions' ids that Teams joins by commas."""
    other: str = ""
    name: str = ""
    reason: str = ""
    kind: ContributionKind | Literal[""] = ""
    area: str = ""


class UndoArrangingTap(Wire):
    """Take back the act that the card names."""

    verb = "undo_arranging"

    session: WireId
    correction: WireId
    section: str = ""
