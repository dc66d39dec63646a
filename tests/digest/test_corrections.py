"""What organisers put right holds over what is proposed, and can be undone."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.points.arranging import Arranged, Arrangement, arranged
from digest.points.corrections import (
    Act,
    Correction,
    Group,
    Hide,
    Recast,
    Rename,
    confirmed,
    merged,
    moved,
    split,
)
from digest.points.replaying import moment_after, played, recast, steps, touched_since, undone
from facilitation.contributions import ContributionKind
from tests.digest.sessions import CRITICAL, START, a_contribution, puglia

MINUTE = timedelta(minutes=1)
LATER = START + 60 * MINUTE
SECTIONS = {f"c{n}": "A1" if n < 8 else "A2" for n in range(12)}


def by_twos(_: str, ids: frozenset[str]) -> Iterable[frozenset[str]]:
    """Propose c0 with c1, c2 with c3 and so on: as steady as it needs be."""
    pairs: dict[int, set[str]] = {}
    for one in ids:
        pairs.setdefault(int(one[1:]) // 2, set()).add(one)
    return map(frozenset, pairs.values())


def a_log(*acts: Act) -> tuple[Correction, ...]:
    return tuple(
        Correction(id=f"act-{n}", by="ada", at=START + n * MINUTE, act=act)
        for n, act in enumerate(acts)
    )


def after(*acts: Act, sections: dict[str, str] = SECTIONS) -> Arrangement:
    return arranged(sections, a_log(*acts), by_twos)


def holding(arrangement: Arrangement, one: str) -> Arranged:
    return next(point for point in arrangement.points if one in point.members)


def group(arrangement: Arrangement, one: str) -> Group:
    return holding(arrangement, one).group


def _split(now: Arrangement, chance: Random) -> Act:
    point = chance.choice(now.points)
    out = frozenset(chance.sample(sorted(point.members), len(point.members) // 2))
    return split(point.group, out, f"new-{chance.random()}")


def _moved(now: Arrangement, chance: Random) -> Act:
    source, target = chance.choice(now.points), chance.choice(now.points)
    return moved(frozenset(chance.sample(sorted(source.members), 1)), source.group, target.group)


ACTS: dict[str, Callable[[Arrangement, Random], Act]] = {
    "confirm": lambda now, chance: confirmed(chance.choice(now.points).group),
    "merge": lambda now, chance: merged(
        *(one.group for one in chance.sample(now.points, min(2, len(now.points))))
    ),
    "split": _split,
    "move": _moved,
    "rename": lambda now, chance: Rename(chance.choice(now.points).group, "Il nome"),
    "hide": lambda now, chance: Hide(
        frozenset(chance.sample(sorted(chance.choice(now.points).members), 1)), "fuori tema"
    ),
}


@st.composite
def logs(draw: st.DrawFn) -> tuple[Correction, ...]:
    chance = draw(st.randoms(use_true_random=False))
    acts: list[Act] = []
    for name in draw(st.lists(st.sampled_from(sorted(ACTS)), max_size=8)):
        now = after(*acts)
        if now.points:
            acts.append(ACTS[name](now, chance))
    log = a_log(*acts)
    for one in draw(st.sets(st.sampled_from(log))) if log else ():
        log = undone(log, one.id, LATER)
    return log


@given(logs(), st.sets(st.sampled_from(sorted(SECTIONS))))
def test_no_contribution_is_lost_or_doubled(
    log: tuple[Correction, ...], withdrawn: set[str]
) -> None:
    left = {one: section for one, section in SECTIONS.items() if one not in withdrawn}

    found = arranged(left, log, by_twos)

    accounted = [one for point in found.points for one in point.members]
    assert sorted([*accounted, *(one for one, _ in found.hidden)]) == sorted(left)
    assert len({point.id for point in found.points}) == len(found.points)
    assert all({left[one] for one in point.members} == {point.section} for point in found.points)


@given(logs(), st.sampled_from(sorted(ACTS)), st.randoms(use_true_random=False))
def test_undoing_an_act_gives_back_exactly_what_was(
    log: tuple[Correction, ...], name: str, chance: Random
) -> None:
    before = arranged(SECTIONS, log, by_twos)
    if not before.points:
        return
    last = Correction(id="last", by="ada", at=LATER, act=ACTS[name](before, chance))

    again = undone((*log, last), "last", LATER)

    assert arranged(SECTIONS, again, by_twos) == before
    assert again[:-1] == log
    assert again[-1] == replace(last, undone_at=LATER)


@given(logs(), st.randoms(use_true_random=False))
def test_the_order_of_contributions_changes_nothing(
    log: tuple[Correction, ...], chance: Random
) -> None:
    shuffled = dict(chance.sample(sorted(SECTIONS.items()), len(SECTIONS)))

    assert arranged(shuffled, log, by_twos) == arranged(SECTIONS, log, by_twos)


def test_what_nobody_touched_is_a_proposal_and_what_somebody_did_is_confirmed() -> None:
    plain = after()

    found = after(confirmed(group(plain, "c0")))

    assert [point for point in plain.points if point.is_confirmed] == []
    assert holding(found, "c0") == replace(holding(plain, "c0"), is_confirmed=True)
    assert not holding(found, "c2").is_confirmed


def test_merged_points_are_one_and_keep_the_first_ones_name() -> None:
    named = after(name := Rename(group(after(), "c0"), "Visite"))

    found = after(name, merged(group(named, "c0"), group(named, "c2"), group(named, "c4")))

    assert holding(found, "c4").members == {"c0", "c1", "c2", "c3", "c4", "c5"}
    assert (holding(found, "c4").id, holding(found, "c4").name) == ("c0", "Visite")


def test_a_split_leaves_two_points_and_a_move_takes_from_one_to_the_other() -> None:
    apart = split(group(after(), "c0"), frozenset({"c0"}), "new")
    halved = after(apart)

    found = after(apart, moved(frozenset({"c1"}), group(halved, "c1"), group(halved, "c2")))

    assert holding(halved, "c0").id == "new"
    assert holding(halved, "c1").members == {"c1"}
    assert holding(found, "c1").members == {"c1", "c2", "c3"}


def test_the_id_of_a_point_outlives_the_contribution_that_gave_it() -> None:
    acts = (confirmed(group(after(), "c0")),)
    left = {one: section for one, section in SECTIONS.items() if one != "c0"}

    found = after(*acts, sections=left)

    assert holding(found, "c1").id == "c0"


def test_an_id_that_a_confirmed_point_has_is_not_given_to_another() -> None:
    taken = confirmed(Group("c0", frozenset({"c3"})))

    found, alone = after(taken), after(taken, Hide(frozenset({"c1"}), "insulto"))

    assert holding(found, "c3").id == "c0"
    assert holding(found, "c0").id == "c1"
    assert holding(alone, "c0").id == "c0.2"


def test_what_is_hidden_is_in_no_point_and_keeps_its_reason() -> None:
    found = after(Hide(frozenset({"c0", "c9"}), "insulto"), Hide(frozenset({"c9"}), "doppione"))

    assert found.hidden == (("c0", "insulto"), ("c9", "doppione"))
    assert holding(found, "c1").members == {"c1"}


def test_a_point_stays_where_most_of_it_is() -> None:
    whole = merged(group(after(), "c0"), group(after(), "c2"))

    found = after(whole, sections=SECTIONS | {"c3": "A2"})

    assert holding(found, "c0").members == {"c0", "c1", "c2"}
    assert holding(found, "c3") == Arranged(id="c3", section="A2", members=frozenset({"c3"}))


@pytest.mark.parametrize("area", [None, "skills"])
@pytest.mark.parametrize("kind", [None, CRITICAL])
def test_kind_and_area_are_put_right_and_no_word_is_touched(
    kind: ContributionKind | None, area: str | None
) -> None:
    said = [a_contribution(n, f"Parole {n}") for n in range(3)]
    act = Recast(members=frozenset({said[0].id, said[2].id}), kind=kind, area_id=area)
    facts = replace(puglia(), contributions=tuple(said[:2]), taken_back=tuple(said[2:]))
    log = a_log(act)

    found = recast(replace(facts, corrections=log))
    again = recast(replace(facts, corrections=undone(log, "act-0", START)))

    moved = [
        replace(one, kind=kind or one.kind, area_id=area or one.area_id)
        for one in (said[0], said[2])
    ]
    assert found.contributions == (moved[0], said[1])
    assert found.taken_back == (moved[1],)
    assert (again.contributions, again.taken_back) == (facts.contributions, facts.taken_back)


def test_an_act_undone_twice_was_undone_once() -> None:
    log = undone(a_log(confirmed(group(after(), "c0"))), "act-0", START)

    assert undone(log, "act-0", START.replace(year=2021)) == log


def without(log: tuple[Correction, ...], number: int) -> Arrangement:
    return arranged(SECTIONS, undone(log, f"act-{number}", LATER), by_twos)


@given(logs(), st.integers(min_value=0), st.sampled_from(sorted(ACTS)), st.randoms())
def test_an_act_that_nothing_rests_on_is_undone_as_if_it_had_never_been(
    log: tuple[Correction, ...], place: int, name: str, chance: Random
) -> None:
    """What was done to other points stays, whether it was done before or after."""
    place %= len(log) + 1
    earlier, later = log[:place], log[place:]
    touched = {one for each in later for one in _named(each.act)}
    now = arranged(SECTIONS, earlier, by_twos)
    free = [one for one in now.points if not one.members & touched]
    if not free:
        return
    act = ACTS[name](Arrangement(tuple(free), ()), chance)
    at = log[place - 1].at + MINUTE / 2 if place else START - MINUTE
    meant = Correction(id="meant", by="ada", at=at, act=act)

    again = undone((*earlier, meant, *later), "meant", LATER)

    assert arranged(SECTIONS, again, by_twos) == arranged(SECTIONS, log, by_twos)
    assert all(one.is_whole for one in played(again) if one.act is not None) == all(
        one.is_whole for one in played(log) if one.act is not None
    )


def _named(act: Act) -> frozenset[str]:
    match act:
        case Rename(group=group):
            return group.members
        case Hide(members=members) | Recast(members=members):
            return members
        case _:
            return frozenset[str]().union(*(one.members for one in act.groups))


def test_what_was_moved_into_a_merged_point_stays_when_the_merge_is_undone() -> None:
    both = merged(group(after(), "c0"), group(after(), "c2"))
    moving = moved(frozenset({"c4"}), group(after(), "c4"), group(after(both), "c0"))
    log = a_log(both, moving)

    found = without(log, 0)
    [_, move] = played(undone(log, "act-0", LATER))

    assert holding(found, "c0").members == {"c0", "c1", "c4"}
    assert holding(found, "c2") == holding(after(), "c2")
    assert (move.act is None, move.is_whole) == (False, False)


def test_what_rests_on_nothing_but_an_undone_act_does_nothing_and_says_so() -> None:
    both = merged(group(after(), "c0"), group(after(), "c2"))
    apart = split(group(after(both), "c0"), frozenset({"c2"}), "new")
    named = Rename(group(after(both, apart), "c2"), "Visite")
    onward = moved(
        frozenset({"c2"}), group(after(both, apart), "c2"), group(after(both, apart), "c4")
    )
    log = a_log(both, apart, named, onward)

    found = without(log, 0)

    assert found == after()
    assert [one.act for one in played(undone(log, "act-0", LATER))] == [None] * 4


def test_a_point_that_was_split_off_takes_nothing_once_the_split_is_undone() -> None:
    apart = split(group(after(), "c0"), frozenset({"c0"}), "new")
    moving = moved(frozenset({"c4"}), group(after(), "c4"), group(after(apart), "c0"))
    joined = merged(group(after(apart, moving), "c0"), group(after(apart), "c2"))

    found = without(a_log(apart, moving, joined), 0)

    assert {*found.points} == {*after().points}


def test_what_was_put_right_after_an_undo_rests_on_what_it_saw_then() -> None:
    first = merged(group(after(), "c0"), group(after(), "c2"))
    again = merged(group(after(), "c0"), group(after(), "c2"))
    named = Rename(group(after(again), "c0"), "Visite")
    log = undone(a_log(first, again, named), "act-0", START + MINUTE / 2)

    found = arranged(SECTIONS, log, by_twos)

    assert holding(found, "c2").members == {"c0", "c1", "c2", "c3"}
    assert holding(found, "c2").name == "Visite"
    assert [one.is_whole for one in played(log)] == [False, True, True]


def test_what_was_sent_to_another_area_is_in_no_point_of_it_once_that_is_undone() -> None:
    sent = Recast(members=frozenset({"c0"}), area_id="skills")
    there = merged(group(after(), "c8"), Group("c0", frozenset({"c0"})))
    kind = Recast(members=frozenset({"c1"}), kind=CRITICAL)

    log = undone(a_log(sent, there, kind), "act-0", LATER)

    assert [one.act is None for one in played(log)] == [True, True, False]


def test_the_instants_of_a_log_tell_its_order_whatever_the_clocks_say() -> None:
    log = undone(a_log(confirmed(group(after(), "c0"))), "act-0", LATER)

    assert moment_after((), START) == START
    assert moment_after(log, START) == LATER + timedelta(microseconds=1)
    assert moment_after(log, LATER + MINUTE) == LATER + MINUTE


def test_what_was_done_after_a_card_was_drawn_is_told_step_by_step() -> None:
    visits, other = Group("c0", frozenset({"c0", "c1"})), Group("c2", frozenset({"c2"}))
    hiding, sending = Hide(frozenset({"c5"}), "x"), Recast(members=frozenset({"c6"}), kind=CRITICAL)
    log = undone(a_log(confirmed(visits), Rename(other, "x"), hiding, sending), "act-0", LATER)

    assert steps(log) == 5
    assert [{*touched_since(log, step)} for step in (1, 2, 3, 4, 5)] == [
        {"c0", "c1", "c2", "c5", "c6"},
        {"c0", "c1", "c5", "c6"},
        {"c0", "c1", "c6"},
        {"c0", "c1"},
        set(),
    ]
