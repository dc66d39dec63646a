"""Statements: what may be said to them, and that each is counted by itself."""

import pytest

from facilitation.privacy import published
from facilitation.questions import Chosen
from facilitation.refusals.answering import NotAnOption, WrongNumberOfChoices
from facilitation.refusals.refusal import Refusal
from facilitation.statements import Statements
from tests.facilitation.plans import some_statements

APART = [("host",), ("local",)]

OPINIONS = Statements.model_validate(some_statements())


def test_plain_statements_are_numbered_and_others_keep_their_ids() -> None:
    written = some_statements(statements=["One", {"id": "two", "question": "Two"}])

    statements = Statements.model_validate(written)

    assert [(one.id, one.question) for one in statements.asks] == [("s1", "One"), ("two", "Two")]
    assert statements.heading == "Do you agree?"


@pytest.mark.parametrize("said", ["agree", "disagree", "pass"])
def test_one_agrees_disagrees_or_passes(said: str) -> None:
    OPINIONS.asks[0].check((said,))

    assert OPINIONS.asks[0].worded[said] == said


@pytest.mark.parametrize(
    ("chosen", "refusal"),
    [
        ((), WrongNumberOfChoices),
        (("agree", "pass"), WrongNumberOfChoices),
        (("perhaps",), NotAnOption),
    ],
)
def test_nothing_else_can_be_said(chosen: Chosen, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        OPINIONS.asks[0].check(chosen)


def test_what_participants_proposed_is_in_their_own_words() -> None:
    ours, theirs = Statements.model_validate(
        some_statements(statements=["Ours", {"id": "p1", "question": "Theirs", "proposed": True}])
    ).asks

    assert (ours.from_people, theirs.from_people) == (False, True)


def test_a_statement_that_few_answered_is_withheld_by_itself() -> None:
    many, few = (
        published(ask, {"host": [("agree",)] * people}, groups=APART, threshold=3, anonymous=False)
        for ask, people in zip(OPINIONS.asks, (3, 2), strict=False)
    )

    assert dict(many.total.counts) == {"agree": 3, "disagree": 0, "pass": 0}
    assert few.is_withheld
