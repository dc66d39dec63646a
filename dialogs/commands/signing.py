"""What a digest's organisers ask for."""

from dataclasses import dataclass

from dialogs.commands.command import SessionCommand
from digest.documents.forms import Form
from facilitation.key_messages import MessagesStep
from facilitation.signing import SigningStep


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLink(SessionCommand):
    """Ask for a link to the digest's page."""

    session_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchDigest(SessionCommand):
    """Have the digest as a document."""

    session_id: str
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign(SessionCommand):
    """Approve, publish or withdraw the version of a digest that the card shows."""

    session_id: str
    step: SigningStep
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSigning(SessionCommand):
    """Go back from the points to the card on which the digest is signed off."""

    session_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordMessages(SessionCommand):
    """Have a machine word key messages of the version on the card, or leave them out."""

    session_id: str
    step: MessagesStep
    version: int
