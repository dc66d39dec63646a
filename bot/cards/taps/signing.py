"""What the card sends on which a digest is signed off."""

from bot.cards.taps.wire import Wire, WireId
from facilitation.signing import SigningStep


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
