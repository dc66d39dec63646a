"""One sample of every card, each in the state that says most about it."""

from collections.abc import Callable, Mapping

from bot.cards.render import announcement_card, reply_card
from bot.wording.words import Words
from dialogs.replies import Reply
from dialogs.views.view import View
from tests.bot.cards.samples import (
    arranging,
    choices,
    coverage,
    leading,
    orders,
    plans,
    refusals,
    ruling,
    signing,
    speaking,
    statements,
    taking_part,
    timing,
    writing,
)
from tests.bot.cards.samples.stage import Json

VIEWS: Mapping[str, View] = {
    **taking_part.VIEWS,
    **choices.VIEWS,
    **orders.VIEWS,
    **statements.VIEWS,
    **writing.VIEWS,
    **speaking.VIEWS,
    **leading.VIEWS,
    **coverage.VIEWS,
    **signing.VIEWS,
    **arranging.VIEWS,
    **ruling.VIEWS,
    **timing.VIEWS,
}

REPLIES: Mapping[str, Reply] = {
    **plans.REPLIES,
    **taking_part.REPLIES,
    **leading.REPLIES,
    **refusals.REPLIES,
}


def _view(view: View) -> Callable[[Words], Json]:
    return lambda words: announcement_card(view, words, own_views=True)


def _reply(reply: Reply) -> Callable[[Words], Json]:
    return lambda words: reply_card(reply, words)


SAMPLES: Mapping[str, Callable[[Words], Json]] = {
    **{name: _reply(reply) for name, reply in REPLIES.items()},
    **{name: _view(view) for name, view in VIEWS.items()},
}
