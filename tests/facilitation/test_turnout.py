"""Batches: a number that tells how many answered, and never when one person did."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from facilitation.turnout import batch, told
from tests.facilitation.plans import a_choice, asking, read
from tests.facilitation.sessions import a_run, at

PLAN = read(asking(a_choice(anonymous=True), digest={"threshold": 4}))
OPEN = a_run(prompt=PLAN.prompts[0])


@pytest.mark.parametrize(
    ("answered", "shown"), [(0, 0), (3, 0), (4, 4), (7, 4), (8, 8), (1001, 1000)]
)
def test_the_number_moves_by_as_many_as_may_be_told_apart(answered: int, shown: int) -> None:
    assert told(PLAN, OPEN, answered) == shown


@given(some.integers(0, 5000), some.integers(-500, 500))
def test_whenever_it_moves_a_batch_at_least_may_have_moved_it(answered: int, more: int) -> None:
    after = max(answered + more, 0)

    moved = abs(told(PLAN, OPEN, after) - told(PLAN, OPEN, answered))

    assert moved % batch(PLAN) == 0
    assert moved < abs(after - answered) + batch(PLAN)


@given(some.integers(0, 5000))
def test_nobody_is_told_more_than_there_are_or_a_batch_less(answered: int) -> None:
    assert 0 <= answered - told(PLAN, OPEN, answered) < batch(PLAN)


@given(some.integers(0, 5000))
def test_the_true_number_is_told_of_what_is_named_or_over(answered: int) -> None:
    named = a_run()
    closed = a_run(prompt=PLAN.prompts[0], closed_at=at(120))

    assert told(PLAN, named, answered) == told(PLAN, closed, answered) == answered
