"""The cards on which an organiser decides what everybody's edition cuts."""

from dataclasses import replace

from bot.cards.cuts import cuts_card
from bot.wording.words import Words
from dialogs.views.ruling import CutsView
from rehearsal.card_reading import actions
from tests.bot.cards.samples.ruling import VIEWS


def test_where_all_is_decided_nothing_leads_back_to_what_is_not() -> None:
    settled = VIEWS["24 cuts, all decided"]
    assert isinstance(settled, CutsView)

    card = cuts_card(replace(settled, decided=True), Words("it", "Europe/Rome"))

    titles = [one["title"] for one in actions(card)]
    assert [one for one in titles if "da decidere" in one] == []
