"""A prompt's options where they can only be read."""

from microsoft_teams.cards import CardElement

from bot.cards.elements import name, row
from bot.cards.naming import option_mark
from bot.wording.words import Words
from dialogs.views.prompts import PromptView


def options_to_read(view: PromptView, _words: Words) -> list[CardElement]:
    """The options of the one question, the viewer's own marked."""
    asks = view.run.prompt.asks
    if len(asks) != 1:
        return []
    mine = view.mine.get(asks[0].id, ())
    return [
        row(
            name(option.text, bold=option.id in mine),
            mark="✓" if option.id in mine else option_mark(asks[0], option),
        )
        for option in asks[0].choices
    ]
