"""What a chat sees of Giro when it is added: who it is and how to begin."""

from bot.cards.actions import execute
from bot.cards.elements import foot, header, heading, paragraph
from bot.cards.frame import Json, card
from bot.cards.taps.showing import HelpTap
from bot.wording.words import Words


def greeting_card(words: Words) -> Json:
    """A short card for a chat that has no session yet."""
    title = words("greeting_heading")
    return card(
        words,
        header(words("help_name")),
        heading(title),
        paragraph(words("greeting_begin")),
        foot(words("greeting_foot")),
        speak=title,
        actions=[execute(HelpTap(), title=words("greeting_help_button"))],
    )
