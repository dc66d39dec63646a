"""Orders: what may be put in order, from when it counts, what it comes to."""

from typing import Any

import pytest

from facilitation.counting import ranked, scores
from facilitation.privacy import published
from facilitation.questions import Chosen
from facilitation.rankings import RankingQuestion
from facilitation.refusals.answering import NotAnOption, OrderIsUnclear, WrongNumberOfChoices
from facilitation.refusals.refusal import Refusal

APART = [("host",), ("local",)]


def a_ranking(**changes: Any) -> RankingQuestion:
    """Four options to put in order."""
    told = {"question": "What first?", "options": ["w", "x", "y", "z"]}
    return RankingQuestion.model_validate(told | changes)


WHOLE = a_ranking()
TOP_TWO = a_ranking(places=2)
AS_FAR_AS_YOU_LIKE = a_ranking(least=1)


@pytest.mark.parametrize(
    ("question", "chosen", "counts"),
    [
        (WHOLE, ("B", "A", "D", "C"), True),
        (WHOLE, ("B", "A", "D"), False),
        (TOP_TWO, ("B",), False),
        (TOP_TWO, ("B", "A"), True),
        (AS_FAR_AS_YOU_LIKE, ("C",), True),
    ],
)
def test_an_order_counts_from_where_the_plan_says(
    question: RankingQuestion,
    chosen: Chosen,
    counts: bool,  # noqa: FBT001 - one of a table
) -> None:
    question.check(chosen)

    assert question.is_whole(chosen) == counts


def test_an_order_names_several_options_and_is_measured_in_points() -> None:
    assert WHOLE.takes_several
    assert WHOLE.measure == "points"


@pytest.mark.parametrize(
    ("question", "chosen", "refusal"),
    [
        (WHOLE, ("A", "E"), NotAnOption),
        (WHOLE, ("A", "A"), WrongNumberOfChoices),
        (WHOLE, (), WrongNumberOfChoices),
        (TOP_TWO, ("A", "B", "C"), WrongNumberOfChoices),
    ],
)
def test_what_is_no_order_is_refused(
    question: RankingQuestion, chosen: Chosen, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        question.check(chosen)


def test_a_tap_fills_the_next_place_and_the_same_tap_again_changes_nothing() -> None:
    once = WHOLE.tapped(("B",), ("D",))

    assert once == ("B", "D")
    assert WHOLE.tapped(once, ("D",)) == once


@pytest.mark.parametrize(
    ("written", "order"),
    [
        ({"A": "2", "B": "1", "C": "", "D": " "}, ("B", "A")),
        ({"A": "10", "B": "9"}, ("B", "A")),
        ({}, ()),
    ],
)
def test_numbers_tell_the_order_even_with_gaps(written: dict[str, str], order: Chosen) -> None:
    assert WHOLE.numbered(written) == order


@pytest.mark.parametrize("written", [{"A": "1", "B": "1"}, {"A": "first"}, {"A": "1.5"}])
def test_numbers_that_tell_no_order_are_refused(written: dict[str, str]) -> None:
    with pytest.raises(OrderIsUnclear):
        WHOLE.numbered(written)


def test_the_first_place_is_worth_most_and_what_is_left_out_nothing() -> None:
    answers = [("A", "B"), ("A", "C"), ("B", "C")]

    came_to = scores(TOP_TWO.slots, TOP_TWO.count(answers))

    assert [(one.option, one.points, one.people) for one in came_to] == [
        ("A", 4, 2),
        ("B", 3, 2),
        ("C", 2, 2),
        ("D", 0, 0),
    ]


def test_options_with_the_same_points_are_tied() -> None:
    answers = [("A", "B"), ("B", "A"), ("C", "D")]

    in_order = ranked(scores(TOP_TWO.slots, TOP_TWO.count(answers)))

    assert [(place, one.option) for place, _, one in in_order] == [
        (1, "A"),
        (1, "B"),
        (3, "C"),
        (4, "D"),
    ]


def test_nobody_s_order_comes_to_nothing() -> None:
    assert {one.points for one in scores(WHOLE.slots, WHOLE.count([]))} == {0}


def test_that_a_whole_anonymous_group_placed_an_option_is_told_of_nobody() -> None:
    hosts = [("A", "B"), ("B", "A"), ("C", "A"), ("A", "D")]
    others = [("A", "B"), ("B", "C"), ("C", "D"), ("D", "A"), ("B", "D")]

    secret, named = (
        published(
            TOP_TWO,
            {"host": hosts, "local": others},
            groups=APART,
            threshold=3,
            anonymous=anonymous,
        )
        for anonymous in (True, False)
    )

    assert secret.groups == ()
    assert len(named.groups) == 2


def test_where_everybody_places_everything_only_the_same_place_is_of_one_mind() -> None:
    hosts = [("A", "B", "C", "D"), ("B", "A", "D", "C"), ("C", "D", "A", "B"), ("D", "C", "B", "A")]

    result = published(
        WHOLE, {"host": hosts, "local": hosts}, groups=APART, threshold=3, anonymous=True
    )

    assert len(result.groups) == 2
