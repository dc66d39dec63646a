"""What travels between Teams and a bot: JSON objects, and instants as Teams writes them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]
Clock = Callable[[], datetime]

ADAPTIVE_CARD = "application/vnd.microsoft.card.adaptive"


def utc_now() -> datetime:
    """Give the present instant, aware and in UTC."""
    return datetime.now(UTC)


def stamp(instant: datetime) -> str:
    """Write an instant as Teams does: UTC, milliseconds, a final Z."""
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def card_of(activity: Json) -> Json | None:
    """Give the first Adaptive Card attached to an activity."""
    for attachment in activity.get("attachments") or ():
        if attachment.get("contentType") == ADAPTIVE_CARD:
            content: Json = attachment["content"]
            return content
    return None
