"""The frame of every card: language, what is read aloud, and what older clients show instead."""

from collections.abc import Sequence
from typing import Any

from microsoft_teams.cards import (
    Action,
    AdaptiveCard,
    CardElement,
    RefreshDefinition,
    TeamsCardProperties,
)

from bot.cards.actions import execute
from bot.cards.taps.showing import ShowTap
from bot.wording.words import Words

SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"

Json = dict[str, Any]
"""A card as Teams takes it."""


def card(
    words: Words,
    *body: CardElement,
    speak: str,
    actions: Sequence[Action] = (),
    refresh: ShowTap | None = None,
    wide: bool = False,
) -> Json:
    """A card ready to send; with a refresh, each viewer's client asks for their own view."""
    built = AdaptiveCard(
        version="1.5",
        lang=words.language,
        speak=speak,
        fallback_text=words("card_not_shown", speak=speak),
        body=list(body),
        actions=list(actions) or None,
        refresh=_refresh(words, refresh),
        msteams=TeamsCardProperties(width="full") if wide else None,
    )
    return {"$schema": SCHEMA, **built.model_dump(by_alias=True, exclude_none=True)}


def _refresh(words: Words, tap: ShowTap | None) -> RefreshDefinition | None:
    if tap is None:
        return None
    return RefreshDefinition(action=execute(tap, title=words("refresh_button")))
