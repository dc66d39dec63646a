"""What a document is made of, whatever its format: plain text in blocks, nothing of layout."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Base64Bytes, BaseModel, BeforeValidator, ConfigDict, Field

from digest.documents.plain import plain
from facilitation.looks import COLOUR

Plain = Annotated[str, BeforeValidator(plain)]


class Block(BaseModel):
    """A frozen block: its texts are plain, and are to be shown letter for letter."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Heading(Block):
    """The beginning of a part; the document's title is no heading of it."""

    kind: Literal["heading"] = "heading"
    level: Annotated[int, Field(ge=1, le=4)]
    text: Plain


class Paragraph(Block):
    """Sentences that belong together."""

    kind: Literal["paragraph"] = "paragraph"
    text: Plain
    sources: tuple[Plain, ...] = ()
    """What it rests on: references of contributions, ids of runs."""


class Bullets(Block):
    """A list without order; a term may stand before an item."""

    kind: Literal["bullets"] = "bullets"
    items: tuple[tuple[Plain | None, Plain], ...]
    """(term, text)."""
    sources: tuple[tuple[Plain, ...], ...] = ()
    """What each of them rests on, as a paragraph has it."""


class Quoted(Block):
    """Somebody's words, line ends kept, and whose they are."""

    text: Plain
    aside: Plain = ""


class Quotes(Block):
    """People's words."""

    kind: Literal["quotes"] = "quotes"
    quotes: tuple[Quoted, ...]


class Table(Block):
    """A header row and rows of plain cells; every column but the first is for figures."""

    kind: Literal["table"] = "table"
    caption: Plain
    """What it is of: read aloud, and shown where a format has a place for it."""
    columns: tuple[Plain, ...]
    rows: tuple[tuple[Plain, ...], ...]


class Bar(Block):
    """One figure of a chart."""

    label: Plain
    figure: Plain
    """As it is written beside its bar."""
    value: Annotated[int, Field(ge=0)]


class Chart(Block):
    """Bars for figures that a table beside it has, too."""

    kind: Literal["chart"] = "chart"
    caption: Plain
    alt: Plain
    """All of it in words, for who does not see it."""
    bars: tuple[Bar, ...]


AnyBlock = Annotated[
    Heading | Paragraph | Bullets | Quotes | Table | Chart, Field(discriminator="kind")
]


class Logo(Block):
    """An organisation's picture."""

    kind: Literal["png", "svg"]
    picture: Base64Bytes
    alt: Plain


class Look(Block):
    """How an organisation's documents look."""

    colour: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] = COLOUR
    header: Plain = ""
    """What heads each page beside the title; else who holds the session."""
    logo: Logo | None = None


LOOK = Look()
"""Where a plan says nothing of it."""


class Document(Block):
    """A whole document in one language."""

    language: str
    title: Plain
    subtitle: Plain
    organisation: Plain
    day: date
    """Of the session: a document made again has the same."""
    contents: Plain
    """What its table of contents is called."""
    skip: Plain
    """What the link says that leads past the table of contents."""
    spelling: Plain
    """What is said at the end where a format has no letters for a sign and tells its name."""
    look: Look = LOOK
    blocks: tuple[AnyBlock, ...]
