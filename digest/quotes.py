"""What was said, word for word, and the points that it comes to."""

from typing import Literal

from digest.pieces import Number, Piece
from facilitation.contributions import ContributionKind


class Quote(Piece):
    """One contribution, word for word but for what is masked."""

    reference: str
    """Given after sorting, so it tells nothing of when it was written."""
    contribution_id: str
    text: str
    supports: Number = 0
    """People who said "me too"; in all, since roles would tell small groups apart."""
    reported: bool = False
    """Whether an observer wrote down what somebody else said aloud."""
    code: str | None = None
    """What the observer called that person; a code, masked as quotes are, for organisers alone."""


class Cell(Piece):
    """What one group said of one kind; empty where it said nothing."""

    kind: ContributionKind
    quotes: tuple[Quote, ...]


class Voice(Piece):
    """What one group said in one section, kind by kind."""

    label: Literal["role", "others", "everyone"]
    """Whose words its quotes are: a role's, those of several merged, or nobody's to be told."""
    roles: tuple[str, ...]
    """Empty where the label is everyone."""
    cells: tuple[Cell, ...]

    @property
    def size(self) -> int:
        """How many contributions it holds."""
        return sum(len(cell.quotes) for cell in self.cells)


class Point(Piece):
    """Contributions of one section that make the same point."""

    point_id: str
    """By which acts name it."""
    kind: ContributionKind
    """What most of them were meant as."""
    name: str | None = None
    """What an organiser called it, masked as quotes are."""
    confirmed: bool = False
    """Whether an organiser put it together or let it stand; else it is a proposal."""
    references: tuple[str, ...]
    """All its quotes, the one that is most like all of them first."""
    people: Number | None = None
    """Who wrote it for themselves or supports it, where they are not too few to be counted."""
    groups: tuple[tuple[str, ...], ...] = ()
    """Of the section's voices, by their roles, those from which somebody said or supports it."""
    keywords: tuple[str, ...] = ()
    """The words by which it differs from the section's other points, the most telling first."""
    agreed: Number = 0
    """People who said "me too" when it was read back; in all, never by role."""
    objections: tuple[str, ...] = ()
    """References of what was objected to it then."""


class SetAside(Piece):
    """A contribution that an organiser keeps from being shown, and why."""

    contribution_id: str
    reason: str
    """Masked as quotes are."""
