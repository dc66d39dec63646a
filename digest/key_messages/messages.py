"""Key messages: sentences that a machine worded, each with the points it says it is about."""

from enum import StrEnum

from digest.pieces import Piece


class Flaw(StrEnum):
    """Why a sentence is not kept."""

    MALFORMED = "malformed"
    """It is no text with sources."""
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    """Enough sentences were kept before it."""
    REPEATED = "repeated"
    NO_SOURCE = "no_source"
    """It names none, or one that does not exist."""
    MARKUP = "markup"
    """Something in it could come alive: a link, a mention, a sign that steers a reader."""
    QUOTE = "quote"
    """What stands in quotation marks is not what its sources say, letter for letter."""
    SHARE = "share"
    """It tells a share or a majority, which nobody counted."""
    FIGURE = "figure"
    """A number in it is none of its sources'."""
    STRAYING = "straying"
    """Most of its words are not its sources'."""


class KeyMessage(Piece):
    """One sentence, kept letter for letter as the machine gave it."""

    text: str
    sources: tuple[str, ...]
    """References to quotes of the digest."""


class Dropped(Piece):
    """One sentence that is not shown."""

    text: str
    flaw: Flaw


class Judged(Piece):
    """What came of an answer; every sentence of it is in one of the two."""

    kept: tuple[KeyMessage, ...]
    dropped: tuple[Dropped, ...]


class WordedMessages(Piece):
    """Key messages as documents and cards show them."""

    model: str
    """Who worded them, as it called itself."""
    messages: tuple[KeyMessage, ...]
    is_approved: bool
