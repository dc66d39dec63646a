"""Nobody's anonymous answer follows from what is published: every small world is tried."""

from collections.abc import Sequence
from itertools import chain, combinations, permutations

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
from tests.privacy.adversary import World, learnt

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


def told(
    question: Question, world: World, groups: Sequence[tuple[str, ...]] | None = None
) -> QuestionResult:
    """What is published of a world's answers to an anonymous prompt."""
    groups = [(role,) for role in world] if groups is None else groups
    return published(question, world, groups=groups, threshold=3, anonymous=True)


@pytest.mark.parametrize("people", PEOPLE, ids=str)
@pytest.mark.parametrize(("question", "possible"), KINDS, ids=lambda one: type(one).__name__)
def test_nothing_follows_for_who_looks_on_nor_for_one_of_them(
    question: Question, possible: list[Chosen], people: dict[str, int]
) -> None:
    found = learnt(question, possible, people, lambda world: told(question, world))

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
    found = learnt(question, possible, people, lambda world: told(question, world))

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
    found = learnt(SINGLE, ABC, people, lambda world: told(SINGLE, world, groups))

    assert next(found, None) is None


def test_the_adversary_finds_what_a_total_of_one_mind_gives_away() -> None:
    def open_total(world: World) -> QuestionResult:
        return published(SINGLE, world, groups=(), threshold=3, anonymous=False)

    found = [*learnt(SINGLE, ABC, {"host": 3}, open_total)]

    assert any("to who knows None" in one for one in found)
    assert any("to who knows ('host'" in one for one in found)
