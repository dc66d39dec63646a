"""What the card sends on which a digest is signed off."""

from bot.cards.taps.wire import Wire, WireId
from digest.documents.forms import Form
from facilitation.key_messages import MessagesStep
from facilitation.signing import SigningStep


class FetchDigestTap(Wire):
    """Have the digest as a document."""

    verb = "fetch_digest"

    session: WireId
    form: Form


class LinkTap(Wire):
    """Ask for a link to the digest's page."""

    verb = "link"

    session: WireId


class SignTap(Wire):
    """Take a step with the version that the card shows."""

    verb = "sign"

    session: WireId
    step: SigningStep
    version: int


class SigningTap(Wire):
    """Go back to the card on which the digest is signed off."""

    verb = "signing"

    session: WireId


class MessagesTap(Wire):
    """Have key messages worded for the version that the card shows, or leave them out."""

    verb = "messages"

    session: WireId
    step: MessagesStep
    version: int
