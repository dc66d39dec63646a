"""Participants' own statements: what may be proposed, what is the same, what still fits."""

import pytest

from facilitation.proposals import (
    LONGEST,
    Proposal,
    ProposalState,
    check_number,
    check_room,
    folded,
    known_by,
    proposed,
    statements_of,
    waiting,
)
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.unknown import NoSuchPrompt
from facilitation.refusals.writing import (
    StandsAlready,
    StatementsAreFull,
    TextIsEmpty,
    TextIsTooLong,
    TooManyProposals,
)
from facilitation.statements import MOST_WITH_PROPOSALS, Statements
from tests.facilitation.plans import some_statements

TAKING = Statements.model_validate(some_statements(proposals=True))


def a_proposal(text: str, proposer: str = "p-1", **changes: object) -> Proposal:
    told = {"run_id": "r1", "words": known_by(text), "proposer": proposer, "text": text}
    return Proposal(**told | changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["Pay the bus!", "  pay THE\nbus ", "«Pay, the bus…»", "\uff50ay the bus"]
)
def test_case_spaces_and_punctuation_make_no_other_statement(text: str) -> None:
    assert folded(text) == "pay the bus"
    assert known_by(text) == known_by("Pay the bus")


def test_other_words_are_another_statement() -> None:
    assert known_by("Pay the bus") != known_by("Pay the buses")


def test_what_cannot_be_seen_is_dropped_and_it_stands_in_one_line() -> None:
    assert proposed(TAKING, "\u202ePay\u0007\n the  bus ") == "Pay the bus"


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (" \u200b ", TextIsEmpty),
        ("?!…", TextIsEmpty),
        ("x" * (LONGEST + 1), TextIsTooLong),
        ("it takes LONG.", StandsAlready),
    ],
)
def test_what_is_no_new_statement_is_not_taken(text: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        proposed(TAKING, text)


def test_an_admitted_one_stands_among_the_others_and_says_whose_it_is_not() -> None:
    longer = TAKING.with_proposed("Pay the bus").with_proposed("Pay the lunch")

    first, second = longer.asks[-2:]

    assert [first.id, second.id] == ["p1", "p2"]
    assert [one.is_proposed for one in longer.asks] == [False, False, True, True]
    with pytest.raises(StandsAlready):
        proposed(longer, "Pay the bus!")


def test_an_id_of_the_plan_is_not_taken_again() -> None:
    named = some_statements(statements=[{"id": "p1", "question": "One"}], proposals=True)

    assert Statements.model_validate(named).with_proposed("Two").asks[-1].id == "p2"


def test_nobody_proposes_more_than_the_plan_lets_them() -> None:
    one, two = a_proposal("One"), a_proposal("Two")
    check_number(TAKING, [one])

    with pytest.raises(TooManyProposals):
        check_number(TAKING, [one, two])


def test_no_more_are_admitted_than_fit_the_card() -> None:
    longer = TAKING
    while len(longer.asks) < MOST_WITH_PROPOSALS:
        check_room(longer)
        longer = longer.with_proposed(f"Number {len(longer.asks)}")

    with pytest.raises(StatementsAreFull):
        check_room(longer)


def test_only_statements_that_say_so_take_proposals() -> None:
    assert statements_of(TAKING) is TAKING
    for other in (Statements.model_validate(some_statements()), object()):
        with pytest.raises(NoSuchPrompt):
            statements_of(other)


def test_the_same_words_of_two_people_are_judged_once() -> None:
    left_out = a_proposal("No", state=ProposalState.LEFT_OUT)
    both = [a_proposal("Pay the bus"), a_proposal("Pay the bus!", "p-2"), left_out]

    assert [one.words for one in waiting(both)] == [known_by("Pay the bus")]
