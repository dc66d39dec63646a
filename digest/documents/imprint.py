"""What goes with a digest in its documents: its version, and what a machine worded of it."""

from datetime import datetime

from digest.digest import Digest
from digest.key_messages.messages import WordedMessages
from digest.pieces import Number, Piece
from facilitation.signing import DigestState


class Imprint(Piece):
    """The version of a digest that a document was made of."""

    version: Number
    """Counted from 1; every correction makes a new one."""
    composed_at: datetime
    state: DigestState
    key_messages: WordedMessages | None = None
    """Where a machine was asked for them."""


class DigestFile(Digest):
    """A digest as programs read it."""

    imprint: Imprint | None = None
    """None where it was composed and not kept."""


def digest_file(digest: Digest, imprint: Imprint | None) -> DigestFile:
    """The digest with its imprint, as one value."""
    return DigestFile(**dict(digest), imprint=imprint)
