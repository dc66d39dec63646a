"""What may be published of a small group."""

from collections.abc import Iterator, Mapping
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from facilitation.privacy import Counts, QuestionResult, published
from facilitation.questions import (
    Chosen,
    MultipleChoiceQuestion,
    SingleChoiceQuestion,
    TextQuestion,
)

Table = dict[str, tuple[int, int, int]]
"""How many of each role chose A, B and C."""

THREE = SingleChoiceQuestion.model_validate({"question": "Which?", "options": ["x", "y", "z"]})
SEVERAL = MultipleChoiceQuestion.model_validate({"question": "Which?", "options": ["x", "y", "z"]})
WORDS = TextQuestion(question="Why?")


def answers(**roles: str) -> dict[str, list[Chosen]]:
    """Each role's answers, a letter a person: hosts="AAB"."""
    return {role: [(letter,) for letter in letters] for role, letters in roles.items()}


def groups(result: QuestionResult) -> dict[str, int]:
    """The published groups, as the roles they are made of and the people in them."""
    return {"+".join(group.roles): group.answered for group in result.groups}


@pytest.mark.parametrize(
    ("by_role", "expected"),
    [
        ({}, {}),
        (answers(hosts="ABC"), {}),
        (answers(hosts="ABC", promoters="ABC"), {"hosts": 3, "promoters": 3}),
        (answers(hosts="ABC", locals="A", promoters="AB"), {"hosts": 3, "locals+promoters": 3}),
        (answers(hosts="ABC", locals="A"), {}),
        (answers(hosts="ABC", locals="A", promoters="C"), {}),
        (answers(hosts="AB", locals="AB", promoters="AB"), {}),
        (answers(hosts="AAA", promoters="AAA"), {"hosts": 3, "promoters": 3}),
    ],
)
def test_named_answers_are_published_by_whole_roles_or_by_several_merged(
    by_role: Mapping[str, list[Chosen]], expected: dict[str, int]
) -> None:
    result = published(THREE, by_role, threshold=3, anonymous=False)

    assert groups(result) == expected


@pytest.mark.parametrize(
    ("by_role", "expected"),
    [
        (answers(hosts="AABBC", promoters="ABCABC"), {"hosts": 5, "promoters": 6}),
        (answers(hosts="AAAAA", promoters="ABCABC"), {}),
        (answers(hosts="AAAAB", promoters="ABCABC"), {}),
        (
            answers(hosts="AAB", locals="BB", promoters="ABCABC"),
            {"hosts+locals": 5, "promoters": 6},
        ),
        (answers(hosts="AAAA", locals="BC", promoters="ABCABC"), {}),
        (
            answers(hosts="AAAA", locals="BBB", promoters="AABB"),
            {"hosts+locals": 7, "promoters": 4},
        ),
    ],
)
def test_an_anonymous_group_of_one_mind_is_never_told_apart(
    by_role: Mapping[str, list[Chosen]], expected: dict[str, int]
) -> None:
    result = published(THREE, by_role, threshold=3, anonymous=True)

    assert groups(result) == expected


def test_below_the_threshold_only_the_number_of_answers_is_told() -> None:
    result = published(THREE, answers(hosts="AB"), threshold=3, anonymous=False)

    assert result.is_withheld
    assert result.total == Counts(roles=("hosts",), answered=2, counts=())


def test_nothing_is_withheld_where_nobody_answered() -> None:
    result = published(THREE, {"hosts": []}, threshold=3, anonymous=False)

    assert not result.is_withheld
    assert result.total.answered == 0


def test_a_merged_group_counts_the_answers_of_all_its_roles() -> None:
    by_role = answers(hosts="ABC", locals="A", promoters="AC")

    result = published(THREE, by_role, threshold=3, anonymous=False)

    assert result.groups[1].counts == (("A", 2), ("B", 0), ("C", 1))
    assert result.total.counts == (("A", 3), ("B", 1), ("C", 2))


def test_texts_lose_their_order_and_their_role() -> None:
    by_role = {"hosts": [("z",), ("a",)], "promoters": [("m",)]}

    result = published(WORDS, by_role, threshold=3, anonymous=True)

    assert result.texts == ("a", "m", "z")
    assert not result.is_withheld
    assert result.groups == ()


def test_texts_are_withheld_below_the_threshold() -> None:
    result = published(WORDS, {"hosts": [("z",), ("a",)]}, threshold=3, anonymous=True)

    assert result.texts == ()
    assert result.is_withheld


single = some.dictionaries(
    some.sampled_from(["hosts", "locals", "promoters", "schools"]),
    some.lists(some.sampled_from([("A",), ("B",), ("C",)]), max_size=9),
)
several = some.dictionaries(
    some.sampled_from(["hosts", "locals", "promoters", "schools"]),
    some.lists(some.sampled_from([("A",), ("B", "C"), ("A", "B"), ("C",)]), max_size=9),
)
thresholds = some.integers(3, 6)


@pytest.mark.parametrize(("question", "kind"), [(THREE, single), (SEVERAL, several)])
@given(drawn=some.data(), threshold=thresholds, anonymous=some.booleans())
def test_the_groups_are_a_partition_of_those_who_answered(
    question: SingleChoiceQuestion | MultipleChoiceQuestion,
    kind: some.SearchStrategy[dict[str, list[Chosen]]],
    drawn: some.DataObject,
    threshold: int,
    anonymous: bool,  # noqa: FBT001 - hypothesis passes it by name
) -> None:
    by_role = drawn.draw(kind)

    result = published(question, by_role, threshold=threshold, anonymous=anonymous)

    if result.groups:
        roles = [role for group in result.groups for role in group.roles]
        assert sorted(roles) == sorted(role for role, chosen in by_role.items() if chosen)
        assert sum(group.answered for group in result.groups) == result.total.answered
        assert summed(result.groups) == dict(result.total.counts)


@pytest.mark.parametrize(("question", "kind"), [(THREE, single), (SEVERAL, several)])
@given(drawn=some.data(), threshold=thresholds, anonymous=some.booleans())
def test_no_group_nor_what_subtraction_leaves_is_unsafe(
    question: SingleChoiceQuestion | MultipleChoiceQuestion,
    kind: some.SearchStrategy[dict[str, list[Chosen]]],
    drawn: some.DataObject,
    threshold: int,
    anonymous: bool,  # noqa: FBT001 - hypothesis passes it by name
) -> None:
    by_role = drawn.draw(kind)

    result = published(question, by_role, threshold=threshold, anonymous=anonymous)

    assert not result.total.counts or result.total.answered >= threshold
    for size in range(1, len(result.groups)):
        for subtracted in combinations(result.groups, size):
            left = result.total.answered - sum(group.answered for group in subtracted)
            taken = summed(subtracted)
            counts = [count - taken[option] for option, count in result.total.counts]
            assert left >= threshold
            assert not anonymous or max(counts) < left - 1


small = some.dictionaries(
    some.sampled_from(["hosts", "locals", "promoters"]),
    some.lists(some.sampled_from([("A",), ("B",), ("C",)]), min_size=1, max_size=5),
    min_size=2,
)


@settings(max_examples=60)
@given(by_role=small)
def test_who_knows_the_rules_and_how_many_answered_learns_no_roles_mind(
    by_role: dict[str, list[Chosen]],
) -> None:
    result = published(THREE, by_role, threshold=3, anonymous=True)

    tables = possible_tables({role: len(chosen) for role, chosen in by_role.items()}, result)
    for role in by_role if result.groups else ():
        for option in range(3):
            size = len(by_role[role])
            assert size < 3 or any(table[role][option] < size - 1 for table in tables)


def possible_tables(sizes: dict[str, int], result: QuestionResult) -> list[Table]:
    """Every table of counts by role that would have been published as `result` was."""
    rows = [list(splits(size)) for size in sizes.values()]
    tables = [dict(zip(sizes, row, strict=True)) for row in product(*rows)]
    total = tuple(count for _, count in result.total.counts)
    return [
        table
        for table in tables
        if tuple(map(sum, zip(*table.values(), strict=True))) == total
        and published(THREE, written_out(table), threshold=3, anonymous=True) == result
    ]


def splits(size: int) -> Iterator[tuple[int, int, int]]:
    """The ways of parting `size` people among three options."""
    for first in range(size + 1):
        for second in range(size - first + 1):
            yield first, second, size - first - second


def written_out(table: Table) -> dict[str, list[Chosen]]:
    """The answers that give these counts."""
    return {
        role: [(letter,) for letter, count in zip("ABC", row, strict=True) for _ in range(count)]
        for role, row in table.items()
    }


def summed(parts: tuple[Counts, ...]) -> dict[str, int]:
    """The counts of several groups together, by option."""
    return {
        option: sum(dict(group.counts)[option] for group in parts) for option, _ in parts[0].counts
    }
