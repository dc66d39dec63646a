"""An anonymous prompt whose answers nobody can open any more, and what may still come of it."""

from bot.cards.elements import foot, header, heading, paragraph
from bot.cards.frame import Json, card
from bot.cards.naming import place_name
from bot.cards.prompts.registry import run_name
from bot.wording.words import Words
from dialogs.views.opening import BrokenOffView


def broken_off_card(view: BrokenOffView, words: Words) -> Json:
    """What has happened, that nobody was given away, and who can ask it again."""
    where = place_name(words, view.place, view.block)
    return card(
        words,
        header(words("where_what", where=where, what=run_name(words, view.run))),
        heading(view.run.prompt.heading),
        paragraph(words("broken_off")),
        foot(words("broken_off_foot")),
        speak=words("broken_off_speak", heading=view.run.prompt.heading),
    )
