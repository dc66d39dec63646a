"""Sharing out the minutes left: all fits, nothing falls below its least, minutes stay whole."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.cuts import cut_of, cut_to
from facilitation.plan import Block, Plan
from facilitation.plan_checks import findings
from facilitation.sessions import SessionState
from facilitation.sharing import (
    SILENCE,
    coming,
    evenly,
    least,
    meant_to_end_at,
    minutes_left,
    silent_round,
    sparing,
)
from tests.facilitation.plans import a_block, a_choice, a_plan, a_round, read
from tests.facilitation.sessions import a_run, a_session, at, prepared


@st.composite
def blocks(draw: st.DrawFn) -> list[Block]:
    """Some blocks with prompts one after the other, some of them optional."""
    agenda = [_drawn(draw, f"b{number}") for number in range(draw(st.integers(1, 6)))]
    total = sum(block["minutes"] for block in agenda)
    ends = f"{14 + total // 60:02}:{total % 60:02}"
    plan = read(a_plan(agenda=agenda, ends=ends))
    assert [one.code for one in findings(plan)] == []
    return list(plan.agenda)


def _drawn(draw: st.DrawFn, name: str) -> dict[str, Any]:
    minutes = draw(st.integers(2, 40))
    opens = 0
    prompts: list[dict[str, Any]] = []
    while opens < minutes - 1 and len(prompts) < 3:
        lasts = draw(st.integers(1, minutes - opens))
        prompt = a_choice(id=f"{name}-{opens}", opens=opens, minutes=lasts)
        prompts.append(prompt | _marks(draw, lasts))
        opens += lasts + draw(st.integers(0, 3))
    return a_block(*prompts, id=name, minutes=minutes) | _marks(draw, minutes)


def _marks(draw: st.DrawFn, minutes: int) -> dict[str, Any]:
    at_least = draw(st.one_of(st.none(), st.integers(1, minutes)))
    return {"optional": draw(st.booleans()), "at_least": at_least}


def _total(shared: list[Block]) -> int:
    return sum(block.minutes for block in shared)


def _assert_prompts_fit(before: list[Block], after: list[Block]) -> None:
    for was, now in zip(before, after, strict=True):
        assert 0 <= now.minutes <= was.minutes
        assert {one.id for one in now.prompts} <= {one.id for one in was.prompts}
        for prompt in now.prompts:
            assert isinstance(prompt.opens, int)
            assert prompt.opens >= 0
            assert prompt.minutes >= 1
            assert prompt.opens + prompt.minutes <= now.minutes


@given(blocks(), st.integers(0, 240))
def test_an_even_cut_fits_and_leaves_each_block_its_least(before: list[Block], left: int) -> None:
    floors = {block.id: least(block) for block in before}

    after = evenly(before, left, floors)

    if after is None:
        assert sum(floors.values()) > left
        return
    assert _total(after) == min(left, _total(before))
    assert all(block.minutes >= floors[block.id] for block in after)
    assert all(len(now.prompts) == len(was.prompts) for was, now in zip(before, after, strict=True))
    _assert_prompts_fit(before, after)


@given(blocks(), st.integers(0, 240))
def test_only_what_is_optional_gives_way_and_never_below_its_least(
    before: list[Block], left: int
) -> None:
    after = sparing(before, left)

    if after is None:
        assert _total(sparing(before, _least_possible(before)) or []) > left
        return
    assert _total(after) <= left
    assert (after == before) == (_total(before) <= left)
    _assert_prompts_fit(before, after)
    for was, now in zip(before, after, strict=True):
        if not was.optional:
            kept = {prompt.id: prompt.minutes for prompt in now.prompts}
            for prompt in was.prompts:
                mine = kept.get(prompt.id, 0)
                assert mine == prompt.minutes or prompt.optional
                assert mine == 0 or mine >= min(prompt.at_least or prompt.minutes, prompt.minutes)
            assert now.minutes >= (was.at_least or 1)
        elif now.minutes:
            assert now.minutes >= (was.at_least or was.minutes)


def _least_possible(before: list[Block]) -> int:
    """The fewest minutes that still fit, found by trying."""
    return next(left for left in range(_total(before) + 1) if sparing(before, left) is not None)


@given(blocks(), st.integers(0, 240))
def test_what_is_kept_of_a_share_out_gives_the_same_agenda_again(
    before: list[Block], left: int
) -> None:
    after = sparing(before, left) or before

    again = [cut_to(was, cut_of(now)) for was, now in zip(before, after, strict=True)]

    assert [cut_of(block) for block in again] == [cut_of(block) for block in after]


def _plan(*agenda: dict[str, Any]) -> Plan:
    return read(a_plan(agenda=list(agenda), ends="15:00"))


def test_every_block_gives_the_same_share() -> None:
    plan = _plan(
        a_block(id="one", minutes=12), a_block(id="two", minutes=30), a_block(id="three", minutes=8)
    )

    after = evenly(plan.agenda, 45, {block.id: least(block) for block in plan.agenda})

    assert [block.minutes for block in after or ()] == [11, 27, 7]


def test_steps_and_prompts_keep_their_share_of_a_shorter_block() -> None:
    steps = [{"title": title, "minutes": minutes} for title, minutes in (("A", 1), ("B", 11))]
    prompts = [a_choice(opens=1), a_round(opens=6, minutes=6), a_round(id="x", opens="facilitator")]
    plan = _plan(a_block(*prompts, minutes=12, steps=steps))

    after = evenly(plan.agenda, 6, {"talk": 6})

    assert after is not None
    assert [(one.opens, one.minutes) for one in after[0].prompts] == [
        (1, 1),
        (3, 3),
        ("facilitator", 5),
    ]
    assert [(step.title, step.minutes) for step in after[0].steps] == [("A", 1), ("B", 5)]


def test_a_prompt_keeps_its_least_in_a_shorter_block() -> None:
    plan = _plan(a_block(a_choice(opens=8, minutes=4, at_least=3), minutes=12))

    after = evenly(plan.agenda, 6, {"talk": 6})

    assert after is not None
    assert (after[0].prompts[0].opens, after[0].prompts[0].minutes) == (3, 3)


def test_what_comes_last_goes_first_and_nothing_goes_without_need() -> None:
    plan = _plan(
        a_block(a_choice(minutes=2, optional=True), id="one", minutes=10),
        a_block(id="two", minutes=10, optional=True, at_least=6),
        a_block(id="three", minutes=8, optional=True),
    )

    shared = [
        [block.minutes for block in sparing(plan.agenda, left) or ()]
        for left in (26, 25, 20, 12, 8)
    ]

    assert shared == [[10, 8, 8], [10, 7, 8], [10, 10, 0], [10, 0, 0], [8, 0, 0]]
    assert sparing(plan.agenda, 7) is None


def test_what_follows_a_prompt_left_out_comes_earlier() -> None:
    prompts = [a_choice(id="before"), a_choice(opens=2, optional=True), a_round(opens=4)]
    plan = _plan(a_block(*prompts))

    after = sparing(plan.agenda, 8)

    assert after is not None
    assert [(one.id, one.opens) for one in after[0].prompts] == [("before", 0), ("points", 2)]


@pytest.mark.parametrize(
    ("prompts", "is_free"),
    [
        ([a_choice(optional=True)], True),
        ([a_choice(optional=True), a_round(opens=2)], True),
        ([a_choice(optional=True), a_round(opens=1)], False),
        ([a_choice(optional=True), a_round(opens="facilitator")], False),
        ([a_choice(optional=True, opens="facilitator")], False),
        ([a_choice(optional=True, opens="facilitator"), a_round()], False),
    ],
)
def test_an_optional_prompt_must_free_its_minutes(
    prompts: list[dict[str, Any]],
    is_free: bool,  # noqa: FBT001 - a table's column
) -> None:
    plan = read(a_plan(agenda=[a_block(*prompts)]))
    whole = read(a_plan(agenda=[a_block(*prompts, optional=True)]))

    codes = [one.code for one in findings(plan)]

    assert codes == ([] if is_free else ["finding_optional_frees_nothing"])
    assert findings(whole) == []


def test_a_least_longer_than_the_whole_is_found() -> None:
    plan = read(a_plan(agenda=[a_block(a_choice(at_least=3), at_least=11)]))

    found = [(one.place, one.code) for one in findings(plan)]

    assert found == [
        (("agenda", 0, "at_least"), "finding_at_least_too_long"),
        (("agenda", 0, "prompts", 0, "at_least"), "finding_at_least_too_long"),
    ]


@pytest.mark.parametrize(
    ("changes", "now", "left"),
    [
        ({}, 3, 20),
        ({"block_ends_at": at(14)}, 3, 16),
        ({}, 12.5, 17),
        ({"block_ends_at": at(40)}, 3, 0),
        ({"state": SessionState.PAUSED, "paused_at": at(4)}, 6, 18),
    ],
)
def test_the_minutes_left_are_what_the_current_block_leaves(
    changes: dict[str, Any], now: float, left: int
) -> None:
    session = a_session(**changes)

    assert minutes_left(session, at(now)) == left
    assert [block.id for block in coming(session)] == ["talk", "end"]


def test_before_the_start_there_is_nothing_to_share_out() -> None:
    assert minutes_left(prepared(), at(0)) == 0
    assert meant_to_end_at(prepared()) is None
    assert meant_to_end_at(a_session()) == at(0) + timedelta(minutes=30)


def test_a_round_of_the_block_can_be_written_to_in_silence_once_more() -> None:
    plan = read(a_plan(agenda=[a_block(a_choice(), a_round())]))
    session = a_session(plan=plan, block_id="talk")
    asked = [a_run(plan.prompts[1])]
    first = silent_round(session, [])
    second = silent_round(session, asked)
    assert first is not None
    assert second is not None

    third = silent_round(session, [*asked, a_run(second)])

    assert (first.id, first.minutes) == ("points", SILENCE)
    assert (second.id, second.minutes) == ("points-silent", SILENCE)
    assert third is None
    assert silent_round(prepared(plan=plan), []) is None
