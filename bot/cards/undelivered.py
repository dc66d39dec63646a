"""Organisers whom the digest could not reach, told to the facilitators."""

from bot.cards.elements import foot, header, heading, paragraph
from bot.cards.frame import Json, card
from bot.wording.words import Words
from dialogs.views.organising import UndeliveredView


def undelivered_card(view: UndeliveredView, words: Words) -> Json:
    """Whom the digest could not reach, and what to do about it; or that it has since."""
    if view.is_over:
        return card(
            words,
            header(words("for_facilitators")),
            heading(words("undelivered_over_heading")),
            paragraph(words("undelivered_over_text", names=view.names)),
            speak=words("undelivered_over_text", names=view.names),
        )
    title = words("undelivered_heading")
    return card(
        words,
        header(words("for_facilitators")),
        heading(title),
        paragraph(words("undelivered_text", names=view.names)),
        foot(words("undelivered_foot")),
        speak=words("undelivered_speak", names=view.names),
    )
