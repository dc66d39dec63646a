"""A prompt whose time came while there was nothing to ask about."""

from bot.cards.elements import foot, header, heading, paragraph
from bot.cards.frame import Json, card
from bot.cards.naming import place_name
from bot.wording.words import Words
from dialogs.views.opening import PassedOverView


def passed_over_card(view: PassedOverView, words: Words) -> Json:
    """Why it is not put, and what may still come of it."""
    where = place_name(words, view.place, view.block)
    what = words(f"prompt_{view.prompt.called}")
    return card(
        words,
        header(words("where_what", where=where, what=what)),
        heading(view.prompt.heading),
        paragraph(words("nothing_to_vote_on")),
        foot(words("passed_over_foot")),
        speak=words("passed_over_speak", heading=view.prompt.heading),
    )
