"""Says once a round that the chat counts, and how much of it has; it is redrawn as that grows."""

from bot.cards.actions import execute
from bot.cards.elements import foot, header, heading, paragraph
from bot.cards.frame import Json, card
from bot.cards.naming import place_name
from bot.cards.taps.showing import ShowTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.views.prompts import HeardView


def heard_card(view: HeardView, words: Words) -> Json:
    """One quiet card for everybody, in place of a receipt for each message."""
    where = place_name(words, view.place, view.block)
    if view.is_open:
        state, key = words("until", at=view.run.closes_at), "heard_heading"
    else:
        state = words("closed_at", at=view.run.closed_at or view.run.closes_at)
        key = "heard_closed_heading"
    title = words(key, count=view.typed)
    mine = ShowTap(session=view.session.id, card=Card.OWN)
    return card(
        words,
        header(words("where_what", where=where, what=words("heard_name")), state),
        heading(title),
        *([paragraph(words("heard_how"))] if view.is_open else []),
        foot(words("heard_foot")),
        speak=words("prompt_speak", what=words("heard_name"), state=state, heading=title),
        actions=[execute(mine, title=words("own_button"))],
    )
