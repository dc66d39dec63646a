"""What a document is made of, whatever its format: plain text in blocks, nothing of layout."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Block(BaseModel):
    """A frozen block: its texts are plain, and are to be shown letter for letter."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Heading(Block):
    """The beginning of a part; the document's title is no heading of it."""

    kind: Literal["heading"] = "heading"
    level: Annotated[int, Field(ge=1, le=4)]
    text: str


class Paragraph(Block):
    """Sentences that belong together."""

    kind: Literal["paragraph"] = "paragraph"
    text: str


class Bullets(Block):
    """A list without order; a term may stand before an item."""

    kind: Literal["bullets"] = "bullets"
    items: tuple[tuple[str | None, str], ...]
    """(term, text)."""


class Quoted(Block):
    """Somebody's words, line ends kept, and whose they are."""

    text: str
    aside: str = ""


class Quotes(Block):
    """People's words."""

    kind: Literal["quotes"] = "quotes"
    quotes: tuple[Quoted, ...]


class Table(Block):
    """A header row and rows of plain cells; every column but the first is for figures."""

    kind: Literal["table"] = "table"
    caption: str
    """What it is of: read aloud, and shown where a format has a place for it."""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Bar(Block):
    """One figure of a chart."""

    label: str
    figure: str
    """As it is written beside its bar."""
    value: Annotated[int, Field(ge=0)]


class Chart(Block):
    """Bars for figures that a table beside it has, too."""

    kind: Literal["chart"] = "chart"
    caption: str
    alt: str
    """All of it in words, for who does not see it."""
    bars: tuple[Bar, ...]


AnyBlock = Annotated[
    Heading | Paragraph | Bullets | Quotes | Table | Chart, Field(discriminator="kind")
]


class Document(Block):
    """A whole document in one language."""

    language: str
    title: str
    subtitle: str
    organisation: str
    day: date
    """Of the session: a document made again has the same."""
    contents: str
    """What its table of contents is called."""
    skip: str
    """What the link says that leads past the table of contents."""
    blocks: tuple[AnyBlock, ...]
