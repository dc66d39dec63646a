"""The way out: a room that messages are posted to, and the ways in which that fails."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

from facilitation.sessions import Session

Message = Mapping[str, Any]
"""An activity as it goes over the wire, camelCase keys."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a conversation is held: a meeting chat or a 1:1."""

    service_url: str
    conversation_id: str
    tenant_id: str


def meeting_of(session: Session) -> Place:
    """The meeting chat that a session is held in."""
    return Place(session.service_url, session.conversation_id, session.tenant_id)


class Room(Protocol):
    """What delivery needs of Teams; every method raises DeliveryError."""

    async def post(self, place: Place, message: Message) -> str:
        """Say something new; give the id by which it can be updated."""
        ...

    async def update(self, place: Place, activity_id: str, message: Message) -> None:
        """Replace what was said."""
        ...

    async def open_personal(self, place: Place, teams_user_id: str) -> str:
        """Open the 1:1 with somebody met in `place`; give its conversation id."""
        ...


class DeliveryError(Exception):
    """Teams did not do what was asked."""


class TryLater(DeliveryError):
    """Nothing was done; the same request may succeed after `retry_after`."""

    def __init__(self, reason: str, retry_after: timedelta) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class InDoubt(DeliveryError):
    """The message may be in the chat already, so it must not be repeated blindly."""


class Impossible(DeliveryError):
    """Repeating will not help: forbidden, gone, malformed or too large."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(f"{status} {code}")
        self.status = status
        self.code = code
