"""Nobody's anonymous answer follows from what is published: every small world is tried."""

from collections.abc import Mapping, Sequence
from itertools import chain, combinations, permutations, product

import pytest

from facilitation.priorities import PriorityQuestion
from facilitation.privacy import QuestionResult, published
from facilitation.questions import (
    Chosen,
    MultipleChoiceQuestion,
    Question,
    RatingQuestion,
    SingleChoiceQuestion,
    TextQuestion,
)
from facilitation.rankings import RankingQuestion
from facilitation.statements import Statement
from tests.privacy.adversary import Adversary

World = Mapping[str, Sequence[Chosen]]
"""What everybody answered, by role."""

ABC: list[Chosen] = [("A",), ("B",), ("C",)]
TICKS = [*chain.from_iterable(combinations("ABC", size) for size in (1, 2, 3))]
TICKS_OF_TWO: list[Chosen] = [("A",), ("B",), ("A", "B")]

SINGLE = SingleChoiceQuestion.model_validate({"question": "?", "options": ["x", "y", "z"]})
PAIR = SingleChoiceQuestion.model_validate({"question": "?", "options": ["x", "y"]})
SEVERAL = MultipleChoiceQuestion.model_validate({"question": "?", "options": ["x", "y", "z"]})
BOTH = MultipleChoiceQuestion.model_validate({"question": "?", "options": ["x", "y"]})
RATING = RatingQuestion(question="?", steps=("low", "high"), no_opinion="none")
ORDER = RankingQuestion.model_validate({"question": "?", "options": ["x", "y", "z"]})
DOTS = PriorityQuestion.model_validate(
    {
        "question": "?",
        "options": [{"id": one, "text": one} for one in "ABC"],
        "dots": 2,
        "most_each": 2,
    }
)
STATEMENT = Statement(question="?")
WORDS = TextQuestion(question="?")

KINDS: list[tuple[Question, list[Chosen]]] = [
    (SINGLE, ABC),
    (PAIR, ABC[:2]),
    (SEVERAL, TICKS),
    (RATING, [("1",), ("2",), ("0",)]),
    (ORDER, [*permutations("ABC")]),
    (DOTS, [(one, other) for one in "ABC" for other in "ABC" if one <= other]),
    (STATEMENT, [("agree",), ("disagree",), ("pass",)]),
    (WORDS, ABC),
]
PEOPLE = [
    {"host": 2},
    {"host": 3},
    {"host": 4},
    {"host": 3, "promoter": 1},
]
MORE = [
    {"host": 3, "promoter": 3},
    {"host": 2, "local": 2, "promoter": 2},
    {"host": 4, "promoter": 4},
    {"host": 3, "promoter": 6},
    {"host": 5, "local": 1, "promoter": 2},
    {"host": 4, "local": 1, "promoter": 4},
    {"host": 3, "local": 3, "promoter": 3},
]


def adversary(
    question: Question, possible: list[Chosen], groups: Sequence[tuple[str, ...]] | None = None
) -> Adversary[Chosen]:
    """Who reads what is published of an anonymous prompt with one question."""
    stance = {slot.id: slot.stance for slot in question.slots}

    def told(world: World) -> QuestionResult:
        fixed = [(role,) for role in world] if groups is None else groups
        return published(question, world, groups=fixed, threshold=3, anonymous=True)

    def said(chosen: Chosen) -> set[str]:
        counted = {stance[slot] for slot, people in question.count([chosen]) if people}
        return counted or {chosen[0]}

    return Adversary(possible, publish=told, said=said)


@pytest.mark.parametrize("people", PEOPLE, ids=str)
@pytest.mark.parametrize(("question", "possible"), KINDS, ids=lambda one: type(one).__name__)
def test_nothing_follows_for_who_looks_on_nor_for_one_of_them(
    question: Question, possible: list[Chosen], people: dict[str, int]
) -> None:
    found = adversary(question, possible).learns(people)

    assert next(found, None) is None


@pytest.mark.parametrize("people", MORE, ids=str)
@pytest.mark.parametrize(
    ("question", "possible"),
    [(SINGLE, ABC), (PAIR, ABC[:2]), (BOTH, TICKS_OF_TWO)],
    ids=["three options", "two options", "several of two"],
)
def test_nor_where_more_people_have_more_roles(
    question: Question, possible: list[Chosen], people: dict[str, int]
) -> None:
    found = adversary(question, possible).learns(people)

    assert next(found, None) is None


@pytest.mark.parametrize(
    ("groups", "people"),
    [
        ([("host", "local"), ("promoter",)], {"host": 3, "local": 1, "promoter": 4}),
        ([("host", "local"), ("promoter",)], {"host": 4, "promoter": 4}),
        ([("host",), ("local", "promoter")], {"host": 4, "local": 3, "promoter": 2}),
        ([], {"host": 4, "promoter": 4}),
    ],
    ids=str,
)
def test_nor_where_roles_stood_together_when_it_opened(
    groups: list[tuple[str, ...]], people: dict[str, int]
) -> None:
    found = adversary(SINGLE, ABC, groups).learns(people)

    assert next(found, None) is None


@pytest.mark.parametrize("people", [{"host": 3}, {"host": 4}, {"host": 2, "local": 1}], ids=str)
def test_nor_from_all_questions_of_a_questionnaire_together(people: dict[str, int]) -> None:
    answers = [one for one in product(("A", "B", None), repeat=2) if any(one)]

    def told(world: Mapping[str, Sequence[tuple[str | None, ...]]]) -> tuple[QuestionResult, ...]:
        groups = [(role,) for role in world]
        return tuple(
            published(
                PAIR,
                {
                    role: [(letter,) for one in given if (letter := one[place])]
                    for role, given in world.items()
                },
                groups=groups,
                threshold=3,
                anonymous=True,
            )
            for place in range(2)
        )

    def said(answer: tuple[str | None, ...]) -> set[str]:
        return {f"{place}: {letter}" for place, letter in enumerate(answer) if letter}

    found = Adversary(answers, publish=told, said=said).learns(people)

    assert next(found, None) is None


def test_the_adversary_finds_what_a_total_of_one_mind_gives_away() -> None:
    def told(world: World) -> QuestionResult:
        return published(SINGLE, world, groups=(), threshold=3, anonymous=False)

    found = [*Adversary(ABC, publish=told, said=set).learns({"host": 3})]

    assert any("to who knows None" in one for one in found)
    assert any("to who knows ('host'" in one for one in found)


def test_the_adversary_finds_what_some_of_the_groups_would_give_away() -> None:
    groups = [("host",), ("local",)]

    def told(world: World) -> tuple[object, ...]:
        result = published(SINGLE, world, groups=groups, threshold=3, anonymous=True)
        apart = [
            published(SINGLE, {role: given}, groups=(), threshold=3, anonymous=True)
            for role, given in world.items()
        ]
        return result.total, *(one.total for one in apart)

    found = Adversary(ABC, publish=told, said=set).learns({"host": 3, "local": 3})

    assert next(found, None) is not None
