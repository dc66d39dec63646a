"""What may be answered, and how answers are counted."""

import pytest

from facilitation.questions import (
    Chosen,
    MultipleChoiceQuestion,
    Question,
    RatingQuestion,
    SingleChoiceQuestion,
    TextQuestion,
)
from facilitation.refusals.answering import NotAnOption, WrongNumberOfChoices
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.writing import TextIsEmpty, TextIsTooLong

ABC = ["x", "y", {"id": "C", "text": "z"}]
ONE = SingleChoiceQuestion.model_validate({"question": "Which?", "options": ABC})
ANY = MultipleChoiceQuestion.model_validate({"question": "Which?", "options": ABC})
TWO = MultipleChoiceQuestion.model_validate(
    {"question": "Which?", "options": ABC, "least": 2, "most": 2}
)
SCALE = RatingQuestion(question="How?", steps=("low", "high"), no_opinion="cannot say")
PLAIN_SCALE = RatingQuestion(question="How?", steps=("low", "high"))
WORDS = TextQuestion(question="Why?", longest=20)


def test_a_plans_question_is_nobodys_own_words_and_is_answered_by_people() -> None:
    asked = (ONE, ANY, SCALE, WORDS)

    assert {(one.measure, one.from_people, one.is_proposed) for one in asked} == {
        ("people", False, False)
    }


@pytest.mark.parametrize(
    ("question", "chosen"),
    [
        (ONE, ("A",)),
        (ONE, ("C",)),
        (ANY, ("A",)),
        (ANY, ("C", "A", "B")),
        (TWO, ("A", "B")),
        (SCALE, ("2",)),
        (SCALE, ("0",)),
        (WORDS, ("because",)),
        (WORDS, ("x" * 20,)),
    ],
)
def test_what_is_offered_can_be_answered(question: Question, chosen: Chosen) -> None:
    question.check(chosen)


def test_only_a_multiple_choice_takes_several_options_in_no_order() -> None:
    assert [one.takes_several for one in (ONE, ANY, SCALE, WORDS)] == [False, True, False, False]


@pytest.mark.parametrize(
    ("question", "chosen", "refusal"),
    [
        (ONE, (), WrongNumberOfChoices(least=1, most=1, given=0)),
        (ONE, ("A", "B"), WrongNumberOfChoices(least=1, most=1, given=2)),
        (ONE, ("D",), NotAnOption(option="D")),
        (ONE, ("x",), NotAnOption(option="x")),
        (ANY, (), WrongNumberOfChoices(least=1, most=3, given=0)),
        (ANY, ("A", "A"), WrongNumberOfChoices(least=1, most=3, given=1)),
        (ANY, ("A", "D"), NotAnOption(option="D")),
        (TWO, ("A",), WrongNumberOfChoices(least=2, most=2, given=1)),
        (TWO, ("A", "B", "C"), WrongNumberOfChoices(least=2, most=2, given=3)),
        (SCALE, ("3",), NotAnOption(option="3")),
        (SCALE, ("1", "2"), WrongNumberOfChoices(least=1, most=1, given=2)),
        (PLAIN_SCALE, ("0",), NotAnOption(option="0")),
        (WORDS, (), TextIsEmpty()),
        (WORDS, (" \n",), TextIsEmpty()),
        (WORDS, ("one", "two"), TextIsEmpty()),
        (WORDS, ("x" * 21,), TextIsTooLong(length=21, longest=20)),
    ],
)
def test_what_is_not_offered_is_refused(
    question: Question, chosen: Chosen, refusal: Refusal
) -> None:
    with pytest.raises(type(refusal)) as raised:
        question.check(chosen)

    assert vars(raised.value) == vars(refusal)


def test_plain_options_are_lettered_in_order() -> None:
    assert [(option.id, option.text) for option in ONE.choices] == [
        ("A", "x"),
        ("B", "y"),
        ("C", "z"),
    ]


def test_a_scale_shows_its_highest_step_first_and_who_cannot_say_last() -> None:
    assert [(step.id, step.text) for step in SCALE.choices] == [
        ("2", "high"),
        ("1", "low"),
        ("0", "cannot say"),
    ]
    assert [step.id for step in PLAIN_SCALE.choices] == ["2", "1"]


def test_every_option_is_counted_in_the_order_shown_even_if_nobody_chose_it() -> None:
    answers = [("A",), ("C", "A"), ("C",)]

    assert ANY.count(answers) == (("A", 2), ("B", 0), ("C", 2))


def test_texts_are_not_counted() -> None:
    assert WORDS.choices == ()
    assert WORDS.count([("because",)]) == ()
