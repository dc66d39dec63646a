"""Near contributions are proposed as one point; people have the last word."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.points.likeness import Likeness
from digest.points.linkage import linked
from digest.points.proposing import proposed
from facilitation.contributions import Contribution, ContributionKind
from facilitation.synonyms import Synonyms
from tests.digest.grouping import (
    ITALIAN,
    UNSEEN,
    as_proposed,
    b_cubed,
    each_alone,
    judged,
    labelled,
)
from tests.digest.sessions import CRITICAL, PROPOSAL, STRENGTH, a_contribution

SOLUTION = ContributionKind.SOLUTION
VISITS = ("Organizzare visite in azienda", "Visite aziendali", "Più visite nelle aziende")
POOL = [one.text for contributions, _ in labelled().values() for one in contributions]
SOME = st.lists(st.sampled_from([*POOL[:30], "👍", "…", "e di", *VISITS]), max_size=14)


def written(
    texts: Iterable[str], kind: ContributionKind = PROPOSAL, area: str = "paths"
) -> list[Contribution]:
    return [
        replace(a_contribution(n, text, kind=kind, area=area), participant_id=f"person-{n}")
        for n, text in enumerate(texts)
    ]


def groups_of(
    contributions: list[Contribution], supporters: dict[str, frozenset[str]] | None = None
) -> set[frozenset[str]]:
    likeness = Likeness({one.id: one.text for one in contributions}, ITALIAN)
    return set(proposed(contributions, likeness, supporters or {}))


def test_grouping_is_as_good_as_it_was_measured() -> None:
    found, plain = judged(as_proposed()), judged(as_proposed(Synonyms.of(())))

    assert found["all"].f1 >= 0.96
    assert found["all"].precision >= 0.95
    assert plain["all"].f1 >= 0.7
    assert judged(each_alone)["all"].f1 == pytest.approx(0.517, abs=0.001)
    assert all(one.f1 > 0.89 for one in found.values())


def test_what_nobody_had_seen_who_wrote_the_words_is_grouped_well_too() -> None:
    found, plain = judged(as_proposed(), UNSEEN), judged(as_proposed(Synonyms.of(())), UNSEEN)

    assert found["all"].f1 >= 0.75
    assert found["all"].precision >= 0.85
    assert judged(each_alone, UNSEEN)["all"].f1 < plain["all"].f1 < 0.55


def test_b_cubed_is_one_for_the_true_points_and_less_for_others() -> None:
    points = {"a": "P", "b": "P", "c": "Q"}

    assert b_cubed([frozenset("ab"), frozenset("c")], points).f1 == 1
    assert b_cubed([frozenset("abc")], points).precision == pytest.approx(5 / 9)
    assert b_cubed([frozenset("a"), frozenset("b"), frozenset("c")], points).recall == (
        pytest.approx(2 / 3)
    )


def test_the_same_in_other_words_is_one_point() -> None:
    visits = written(VISITS)
    other = a_contribution(50, "Servono mediatori culturali", kind=PROPOSAL)

    groups = groups_of([*visits, other])

    assert groups == {frozenset(one.id for one in visits), frozenset({other.id})}


@pytest.mark.parametrize(
    ("kinds", "groups"),
    [((PROPOSAL, SOLUTION), 1), ((STRENGTH, CRITICAL), 2), ((SOLUTION,) * 2, 1)],
)
def test_only_solutions_and_proposals_are_one_point_across_kinds(
    kinds: tuple[ContributionKind, ...], groups: int
) -> None:
    said = [replace(a_contribution(n, VISITS[0]), kind=kind) for n, kind in enumerate(kinds)]

    assert len(groups_of(said)) == groups


def test_what_somebody_told_apart_by_a_support_stays_apart() -> None:
    said = written(VISITS)
    first, second, third = (one.id for one in said)
    together = {frozenset({first, second, third})}
    both = {first: frozenset({"ada"}), second: frozenset({"ada"})}
    beside_own = {first: frozenset({"person-1"})}
    others = {first: frozenset({"ada"}), second: frozenset({"ben"})}

    assert groups_of(said, others) == together
    for supporters in (both, beside_own):
        groups = groups_of(said, supporters)
        assert not any({first, second} <= group for group in groups)
        assert len(groups) == 2


def test_who_reports_for_others_tells_nothing_apart() -> None:
    said = [replace(one, reported=True) for one in written(VISITS)]

    assert len(groups_of(said, {said[0].id: frozenset({said[1].participant_id})})) == 1


def test_texts_without_words_are_one_point_only_where_they_are_the_same() -> None:
    said = written(["👍", "…", "👍", "e di"])

    assert len(groups_of(said)) == 3


@given(SOME, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_partition(texts: list[str], chance: Random) -> None:
    said = written(texts)
    supporters = {
        one.id: frozenset(chance.sample(["ada", "ben", "person-0", "person-1"], 2))
        for one in chance.sample(said, len(said) // 3)
    }
    shuffled = chance.sample(said, len(said))

    groups = groups_of(said, supporters)

    assert groups_of(shuffled, supporters) == groups
    assert sorted(one for group in groups for one in group) == sorted(one.id for one in said)


@given(SOME, st.randoms(use_true_random=False))
def test_the_middle_is_one_of_them_in_any_order(texts: list[str], chance: Random) -> None:
    said = {one.id: one.text for one in written([*texts, VISITS[0]])}
    shuffled = dict(chance.sample(sorted(said.items()), len(said)))

    middle = Likeness(said, ITALIAN).middle(said)

    assert middle in said
    assert Likeness(shuffled, ITALIAN).middle(shuffled) == middle


@given(SOME, st.randoms(use_true_random=False))
def test_the_middle_is_in_the_same_words_whatever_they_are_called(
    texts: list[str], chance: Random
) -> None:
    said = [*texts, VISITS[0], "Autobus", "Patente"]
    called = [dict(zip(chance.sample(range(99), len(said)), said, strict=True)) for _ in range(2)]
    named = [{str(one): text for one, text in texts.items()} for texts in called]

    one, other = (texts[Likeness(texts, ITALIAN).middle(texts)] for texts in named)

    assert one == other


def test_of_what_means_the_same_the_middle_is_the_same_whoever_said_it() -> None:
    said = {"a": "Autobus", "b": "Patente"}
    turned = {"a": "Patente", "b": "Autobus"}

    middles = [texts[Likeness(texts, ITALIAN).middle(texts)] for texts in (said, turned)]

    assert middles == ["Autobus", "Autobus"]


def test_the_middle_is_what_is_most_like_the_others() -> None:
    texts = dict(zip("abcd", (*VISITS, "Visite aziendali, e poi un tutor straniero"), strict=True))

    assert Likeness(texts, ITALIAN).middle(texts) in {"a", "b", "c"}


def test_groups_are_joined_by_their_average_and_equals_by_number() -> None:
    chain = [{1: 0.9}, {0: 0.9, 2: 0.5}, {1: 0.5, 3: 0.9}, {2: 0.9}]

    joined = linked([1, 1, 1, 1], [dict(row) for row in chain], 0.2, lambda *_: False)
    loosely = linked([1, 1, 1, 1], [dict(row) for row in chain], 0.12, lambda *_: False)
    weighty = linked([1, 3, 1, 1], [dict(row) for row in chain], 0.2, lambda *_: False)

    assert joined == [{0, 1}, {2, 3}]
    assert loosely == [{0, 1, 2, 3}]
    assert weighty == [{0, 1}, {2, 3}]


def test_a_crowd_is_grouped_like_a_few() -> None:
    said = written(text for _ in range(60) for text in ("Mancano i bus", "Pochi treni e bus"))

    assert {len(group) for group in groups_of(said)} == {120}
