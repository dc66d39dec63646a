"""What every command has."""

from dataclasses import dataclass

from facilitation.people import Sender


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One person asks for something, in one conversation of one tenant."""

    sender: Sender
    tenant_id: str
    conversation_id: str
