"""Own statements on cards: typed apart from what is redrawn, judged with one tap each."""

from typing import Any

import pytest

from bot.cards.control import control_card
from bot.cards.proposals import PAGE, invitation_card, proposals_card, proposing_card
from bot.wording.words import Words
from facilitation.sessions import SessionState
from tests.bot.cards.samples.leading import a_control_view
from tests.bot.cards.samples.stage import a_session
from tests.bot.cards.samples.statements import (
    PROPOSED,
    a_proposals_view,
    a_proposing_view,
    an_invitation,
)

WORDS = Words("it", "Europe/Rome")


def judging(card: dict[str, Any]) -> list[tuple[str, bool]]:
    """What the buttons of the rows judge: the words, and whether they admit."""
    sets = [one for part in card["body"] for one in part.get("items", ()) if "actions" in one]
    data = [action["data"] for one in sets for action in one["actions"]]
    return [(one["words"], one.get("admits", False)) for one in data]


def inputs(card: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in card["body"] if one["type"] == "Input.Text"]


def pages(card: dict[str, Any]) -> list[int]:
    data = [one["data"] for one in card["actions"] if one["data"]["card"] == "proposals"]
    return [one.get("page", 0) for one in data]


def test_the_room_has_no_input_that_a_redraw_could_empty() -> None:
    opened, closed = (invitation_card(an_invitation(is_open=one), WORDS) for one in (True, False))

    assert inputs(opened) == []
    assert [one["data"]["card"] for one in opened["actions"]] == ["proposing"]
    assert "actions" not in closed


def test_the_input_says_its_limit_and_is_gone_once_all_is_proposed() -> None:
    (shown,) = inputs(proposing_card(a_proposing_view(draft="So"), WORDS))

    assert (shown["maxLength"], shown["value"]) == (140, "So")
    assert inputs(proposing_card(a_proposing_view(left=0, mine=PROPOSED[:2]), WORDS)) == []
    assert inputs(proposing_card(a_proposing_view(is_open=False), WORDS)) == []


def test_each_proposal_is_admitted_or_left_out_with_one_tap() -> None:
    card = proposals_card(a_proposals_view(2), WORDS)

    assert judging(card) == [("w0", True), ("w0", False), ("w1", True), ("w1", False)]


def test_a_full_card_offers_no_admission() -> None:
    assert judging(proposals_card(a_proposals_view(1, room=0), WORDS)) == [("w0", False)]


@pytest.mark.parametrize(
    ("asked", "first", "led_to"),
    [(0, "w0", [1]), (1, "w5", [2, 0]), (2, "w10", [1]), (9, "w10", [1])],
)
def test_many_proposals_are_turned_over(asked: int, first: str, led_to: list[int]) -> None:
    card = proposals_card(a_proposals_view(2 * PAGE + 1, page=asked), WORDS)

    assert judging(card)[0] == (first, True)
    assert pages(card) == led_to


@pytest.mark.parametrize("state", [SessionState.RUNNING, SessionState.PAUSED])
def test_the_control_card_says_how_many_wait_and_leads_there(state: SessionState) -> None:
    view = a_control_view(proposals=3, session=a_session(state=state))

    shown, none = (control_card(one, WORDS) for one in (view, a_control_view(session=view.session)))

    titles = [one["title"] for one in shown["actions"] if one.get("mode") != "secondary"]
    assert "3 affermazioni proposte" in titles
    assert "affermazioni proposte" not in str(none)
