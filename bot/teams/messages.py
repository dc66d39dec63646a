"""A card, or a line of text, as a message on the wire."""

from typing import Any

from bot.teams.room import Message

CARD = "application/vnd.microsoft.card.adaptive"


def card_message(card: dict[str, Any]) -> Message:
    """A message that shows a card; its summary is what a notification reads out."""
    return {
        "type": "message",
        "summary": card.get("speak") or card.get("fallbackText", ""),
        "attachments": [{"contentType": CARD, "content": card}],
    }
