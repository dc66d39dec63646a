"""What a card says of a digest: lines of plain text, nothing of layout."""

from dataclasses import dataclass
from enum import StrEnum


class LineKind(StrEnum):
    """How a line of a part is meant to look."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """One of a list: a dash before it."""
    QUOTE = "quote"
    """People's words; the aside says whose and where they are cited."""
    FIGURE = "figure"
    """What was counted; the aside is the number."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a part: plain text, to be shown as text."""

    kind: LineKind
    text: str
    aside: str = ""

    @property
    def size(self) -> int:
        """In bytes of text."""
        return len(f"{self.text}{self.aside}".encode())
