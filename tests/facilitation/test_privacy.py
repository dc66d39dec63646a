"""What may be published of a small group."""

from collections.abc import Mapping
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from facilitation.privacy import Counts, QuestionResult, published
from facilitation.questions import (
    Chosen,
    MultipleChoiceQuestion,
    Question,
    SingleChoiceQuestion,
    TextQuestion,
)

THREE = SingleChoiceQuestion.model_validate({"question": "Which?", "options": ["x", "y", "z"]})
SEVERAL = MultipleChoiceQuestion.model_validate({"question": "Which?", "options": ["x", "y", "z"]})
WORDS = TextQuestion(question="Why?")


def answers(**roles: str) -> dict[str, list[Chosen]]:
    """Each role's answers, a letter a person: hosts="AAB"."""
    return {role: [(letter,) for letter in letters] for role, letters in roles.items()}


def told(
    question: Question,
    by_role: Mapping[str, list[Chosen]],
    *,
    threshold: int,
    anonymous: bool,
) -> QuestionResult:
    """What is published where every role may stand alone if enough of it answer."""
    groups = [(role,) for role in sorted(by_role)]
    return published(question, by_role, groups=groups, threshold=threshold, anonymous=anonymous)


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
        (answers(hosts="ABC", locals="AB", promoters="ABCC"), {"promoters": 4, "hosts+locals": 5}),
        (answers(hosts="AB", locals="AB", promoters="AB"), {}),
        (answers(hosts="AAA", promoters="AAA"), {"hosts": 3, "promoters": 3}),
    ],
)
def test_named_answers_are_published_by_whole_roles_or_by_several_merged(
    by_role: Mapping[str, list[Chosen]], expected: dict[str, int]
) -> None:
    result = told(THREE, by_role, threshold=3, anonymous=False)

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
        (
            answers(hosts="AAAA", locals="BC", promoters="ABCABC"),
            {"hosts+locals": 6, "promoters": 6},
        ),
        (answers(hosts="AAAA", locals="BBB", promoters="AABB"), {}),
    ],
)
def test_an_anonymous_group_of_one_mind_is_never_told_apart(
    by_role: Mapping[str, list[Chosen]], expected: dict[str, int]
) -> None:
    result = told(THREE, by_role, threshold=3, anonymous=True)

    assert groups(result) == expected


@pytest.mark.parametrize(
    ("groups_at_the_opening", "expected"),
    [
        ([("hosts",), ("locals", "promoters")], {"hosts": 4, "locals+promoters": 7}),
        ([("hosts",), ("locals",), ("promoters",)], {"hosts": 4, "locals": 3, "promoters": 4}),
        ([("hosts",), ("locals", "schools")], {"hosts": 4, "locals+schools": 3, "promoters": 4}),
        (
            [("hosts", "locals"), ("promoters", "schools")],
            {"hosts+locals": 7, "promoters+schools": 4},
        ),
        ([], {}),
    ],
)
def test_roles_that_stood_together_at_the_opening_are_never_parted(
    groups_at_the_opening: list[tuple[str, ...]], expected: dict[str, int]
) -> None:
    by_role = answers(hosts="ABCA", locals="ABC", promoters="ABCB")

    result = published(THREE, by_role, groups=groups_at_the_opening, threshold=3, anonymous=True)

    assert groups(result) == expected


def test_groups_that_few_answered_in_are_merged_whole() -> None:
    by_role = answers(hosts="AB", locals="ABC", promoters="ABCB", schools="C")
    fixed = [("hosts", "guests"), ("locals",), ("promoters",), ("schools", "others"), ("silent",)]

    result = published(THREE, by_role, groups=fixed, threshold=3, anonymous=False)

    assert groups(result) == {"locals": 3, "promoters": 4, "hosts+guests+schools+others": 3}


@pytest.mark.parametrize("letters", ["AAAA", "AAAB", "BBB"])
def test_an_anonymous_total_of_one_mind_is_only_a_number_of_answers(letters: str) -> None:
    result = told(THREE, answers(hosts=letters), threshold=3, anonymous=True)

    assert result.is_withheld
    assert result.total == Counts(roles=("hosts",), answered=len(letters), counts=())


@pytest.mark.parametrize(("last", "shown"), [("Yes ", False), ("no", True), ("yes, but", True)])
def test_anonymous_texts_that_say_the_same_are_withheld(last: str, *, shown: bool) -> None:
    given: list[Chosen] = [("yes",), ("yes",), ("no",), (last,)]

    result = told(WORDS, {"hosts": given}, threshold=3, anonymous=True)

    assert bool(result.texts) is shown


def test_below_the_threshold_only_the_number_of_answers_is_told() -> None:
    result = told(THREE, answers(hosts="AB"), threshold=3, anonymous=False)

    assert result.is_withheld
    assert result.total == Counts(roles=("hosts",), answered=2, counts=())


def test_nothing_is_withheld_where_nobody_answered() -> None:
    result = told(THREE, {"hosts": []}, threshold=3, anonymous=False)

    assert not result.is_withheld
    assert result.total.answered == 0


def test_a_merged_group_counts_the_answers_of_all_its_roles() -> None:
    by_role = answers(hosts="ABC", locals="A", promoters="AC")

    result = told(THREE, by_role, threshold=3, anonymous=False)

    assert result.groups[1].counts == (("A", 2), ("B", 0), ("C", 1))
    assert result.total.counts == (("A", 3), ("B", 1), ("C", 2))


def test_texts_lose_their_order_and_their_role() -> None:
    by_role: dict[str, list[Chosen]] = {"hosts": [("z",), ("a",)], "promoters": [("m",)]}

    result = told(WORDS, by_role, threshold=3, anonymous=True)

    assert result.texts == ("a", "m", "z")
    assert not result.is_withheld
    assert result.groups == ()


def test_texts_are_withheld_below_the_threshold() -> None:
    result = told(WORDS, {"hosts": [("z",), ("a",)]}, threshold=3, anonymous=True)

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

    result = told(question, by_role, threshold=threshold, anonymous=anonymous)

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

    result = told(question, by_role, threshold=threshold, anonymous=anonymous)

    assert not result.total.counts or result.total.answered >= threshold
    for size in range(1, len(result.groups)):
        for subtracted in combinations(result.groups, size):
            left = result.total.answered - sum(group.answered for group in subtracted)
            taken = summed(subtracted)
            counts = [count - taken[option] for option, count in result.total.counts]
            assert left >= threshold
            assert not anonymous or max(counts) < left - 1


def summed(parts: tuple[Counts, ...]) -> dict[str, int]:
    """The counts of several groups together, by option."""
    return {
        option: sum(dict(group.counts)[option] for group in parts) for option, _ in parts[0].counts
    }
