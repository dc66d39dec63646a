"""A card in the room whose inside one person alone sees."""

from bot.cards.actions import execute
from bot.cards.elements import foot, header, heading, paragraph
from bot.cards.frame import Json, card
from bot.cards.taps.wire import Wire
from bot.wording.words import Words


def aside_card(words: Words, *, name: str, tap: Wire, teams_user_id: str) -> Json:
    """What the room sees of an answer for one person, whose client asks for the inside."""
    title = words("talk_aside_heading", name=name)
    opened = execute(tap, title=words("talk_aside_open"))
    shared = card(
        words,
        header(words("help_name")),
        heading(title),
        foot(words("talk_aside_foot")),
        speak=title,
        actions=[opened],
    )
    action = opened.model_dump(by_alias=True, exclude_none=True)
    return {**shared, "refresh": {"action": action, "userIds": [teams_user_id]}}


def apology_card(words: Words, said: str) -> Json:
    """What whoever wrote gets in place of an answer."""
    return card(words, header(words("help_name")), paragraph(said), speak=said)
