"""The way out of a lateness: offered when it is needed, one tap each."""

from dataclasses import replace

import pytest

from bot.cards.control import control_card
from bot.cards.frame import Json
from bot.cards.late import late_card
from bot.wording.words import Words
from tests.bot.cards.samples.leading import a_control_view
from tests.bot.cards.samples.timing import a_late_view

WORDS = Words("it", "Europe/Rome")


def offered(card: Json) -> list[tuple[str, str]]:
    """The acts on offer, with the ways to share out."""
    sets = [one for part in card["body"] for one in part.get("items", ())]
    actions = [*card["actions"], *(each for one in sets for each in one.get("actions", ()))]
    return [
        (action["data"]["act"], action["data"].get("way", ""))
        for action in actions
        if "act" in action["data"]
    ]


@pytest.mark.parametrize(("late", "is_offered"), [(4, False), (5, True), (20, True)])
def test_the_control_card_offers_it_once_it_is_worth_it(
    late: int,
    is_offered: bool,  # noqa: FBT001 - a table's column
) -> None:
    card = control_card(replace(a_control_view(), late_by_minutes=late), WORDS)

    assert (("share", "") in offered(card)) is is_offered


def test_each_way_that_fits_is_one_tap() -> None:
    view = a_late_view()

    offers = [offered(late_card(replace(view, ways=ways), WORDS)) for ways in (view.ways, ())]

    assert offers == [
        [("share", "even"), ("share", "optional"), ("share", "silent")],
        [("share", "silent")],
    ]
