"""The cards on which points are put right."""

import json

from bot.cards.arranged import arranged_card
from bot.cards.point import point_card
from bot.wording.words import Words
from dialogs.views.arranging import ArrangedView, PointView
from tests.bot.cards.samples.arranging import VIEWS
from tests.bot.cards.samples.stage import PLAN

WORDS = Words("it", "Europe/Rome")


def test_whose_words_they_are_is_not_told_while_people_write() -> None:
    live, ended = VIEWS["23 point, live"], VIEWS["23 point"]
    assert isinstance(live, PointView)
    assert isinstance(ended, PointView)

    told = [json.dumps(point_card(one, WORDS), ensure_ascii=False) for one in (live, ended)]

    names = [role.name for role in PLAN.roles] + ["Altri ruoli"]
    assert [any(name in text for name in names) for text in told] == [False, True]


def test_an_act_that_was_undone_has_no_undo_and_what_rested_on_it_says_so() -> None:
    undone = VIEWS["23 acts, one undone"]
    assert isinstance(undone, ArrangedView)

    told = json.dumps(arranged_card(undone, WORDS), ensure_ascii=False)

    assert '"Annulla 2"' not in told
    assert '"Annulla 3"' in told
    assert "Annullata alle" in told
    assert "Vale solo in parte" in told or "Non vale più" in told
