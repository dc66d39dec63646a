"""Running late: what is offered, one tap that applies it, and what the room is told."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from dialogs.replies import ActDone
from dialogs.views.leading import LateView
from dialogs.views.opening import ActView
from facilitation.refusals.leading import (
    AlreadyDone,
    DoesNotFit,
    MayNotFacilitate,
    NoRoundHere,
    NotLate,
    SessionIsPaused,
)
from facilitation.sharing import Way
from tests.dialogs.house import START, House, a_block, a_poll, a_round, refused, view

BLOCKS = (
    a_block("one", a_round(opens=1, minutes=8)),
    a_block("two", a_poll(opens=2, minutes=6), minutes=20),
    a_block("three", a_poll(id="last", minutes=4), minutes=10, optional=True),
)


async def late(house: House, by: int = 4, *blocks: dict[str, Any]) -> None:
    """A session so many minutes late in its first block."""
    await house.begin(*(blocks or BLOCKS))
    house.now += timedelta(minutes=1)
    await house.tick()
    await house.act(Act.EXTEND, minutes=8 + by - 5)
    house.now += timedelta(minutes=1)


async def agenda(house: House) -> list[tuple[str, int]]:
    return [(block.id, block.minutes) for block in (await house.session()).agenda]


async def test_ways_to_finish_on_time_are_shown_before_one_is_chosen(house: House) -> None:
    await late(house)

    shown = view(await house.act(Act.SHARE), LateView)

    assert shown.late_by_minutes == 4
    assert shown.left == 40
    assert shown.ends_at == START + timedelta(minutes=42)
    assert shown.silent == "What works?"
    assert {
        shared.way: [(before.minutes, after.minutes) for before, after in shared.blocks]
        for shared in shown.ways
    } == {Way.EVEN: [(20, 17), (10, 9)], Way.OPTIONAL: [(20, 20), (10, 0)]}
    assert (await agenda(house))[1:] == [("two", 20), ("three", 10)]


async def test_an_even_cut_shortens_what_is_to_come_and_the_room_is_told_once(
    house: House,
) -> None:
    await late(house)

    reply = await house.act(Act.SHARE, way=Way.EVEN)

    told = [one for one in await house.views() if isinstance(one, ActView) and one.act == "share"]
    assert isinstance(reply, ActDone)
    assert reply.control.late_by_minutes == 0
    assert await agenda(house) == [("one", 12), ("two", 17), ("three", 9)]
    assert [(one.by, one.until) for one in told] == [("Giulia", START + timedelta(minutes=42))]


async def test_prompts_not_opened_yet_take_the_new_times(house: House) -> None:
    await late(house)
    await house.act(Act.SHARE, way=Way.EVEN)

    await house.pass_time(minutes=40)

    opened = [
        (run.prompt.id, run.opened_at - START, run.closes_at - run.opened_at)
        for run in await house.runs()
        if run.prompt.id != "points"
    ]
    assert opened == [
        ("poll", timedelta(minutes=18), timedelta(minutes=5)),
        ("last", timedelta(minutes=33), timedelta(minutes=4)),
    ]
    assert (await house.session()).ended_at == START + timedelta(minutes=42)


async def test_what_is_optional_may_be_left_out_altogether(house: House) -> None:
    await late(house)
    await house.act(Act.SHARE, way=Way.OPTIONAL)

    await house.pass_time(minutes=40)

    assert [run.prompt.id for run in await house.runs()] == ["points", "poll"]
    assert (await house.session()).ended_at == START + timedelta(minutes=36)


async def test_two_facilitators_who_tap_at_once_share_out_once(house: House) -> None:
    await late(house)
    seen = (await house.session()).acts

    replies = await asyncio.gather(
        house.act(Act.SHARE, way=Way.EVEN, seen=seen),
        house.act(Act.SHARE, "marco", way=Way.OPTIONAL, seen=seen),
    )

    done = [isinstance(reply, ActDone) for reply in replies]
    assert sorted(done) == [False, True]
    assert isinstance(refused(replies[done.index(False)]), AlreadyDone)
    assert (await house.told()).count("act_announced") == 2


async def test_a_session_on_time_has_nothing_to_share_out(house: House) -> None:
    await house.begin(*BLOCKS)

    shown = view(await house.act(Act.SHARE), LateView)
    refusal = refused(await house.act(Act.SHARE, way=Way.EVEN))

    assert (shown.ways, shown.silent) == ((), None)
    assert isinstance(refusal, NotLate)


async def test_what_cannot_fit_is_said_calmly(house: House) -> None:
    await late(house, 18)

    shown = view(await house.act(Act.SHARE), LateView)
    refusals = [refused(await house.act(Act.SHARE, way=way)) for way in (Way.EVEN, Way.OPTIONAL)]

    assert shown.ways == ()
    assert [type(one) for one in refusals] == [DoesNotFit, DoesNotFit]


async def test_before_the_start_the_whole_time_is_left(house: House) -> None:
    await house.prepare(*BLOCKS)

    shown = view(await house.show("giulia", Card.LATE), LateView)

    assert (shown.left, shown.ends_at) == (42, None)


async def test_the_ways_are_for_facilitators(house: House) -> None:
    await late(house)

    replies = [
        await house.show("anna", Card.LATE),
        await house.act(Act.SHARE, "anna", way=Way.EVEN),
    ]

    assert all(isinstance(refused(reply), MayNotFacilitate) for reply in replies)


async def test_a_pause_comes_first(house: House) -> None:
    await late(house)
    await house.act(Act.PAUSE)

    shown = view(await house.act(Act.SHARE), LateView)
    reply = await house.act(Act.SHARE, way=Way.EVEN)

    assert shown.ways == ()
    assert isinstance(refused(reply), SessionIsPaused)


async def test_an_open_round_becomes_the_silent_one_and_the_block_ends_with_it(
    house: House,
) -> None:
    await late(house)

    await house.act(Act.SHARE, way=Way.SILENT)

    until = house.now + timedelta(minutes=3)
    told = [one for one in await house.views() if isinstance(one, ActView)]
    assert (await house.run("points")).closes_at == until
    assert (await house.session()).block_ends_at == until
    assert (told[-1].act, told[-1].until, told[-1].heading) == ("silence", until, "What works?")


async def test_a_round_that_was_closed_is_written_to_once_more(house: House) -> None:
    await late(house, 6)
    await house.act(Act.CLOSE)

    replies = [await house.act(Act.SHARE, way=Way.SILENT)]
    await house.join("anna")
    await house.write_point("anna", "Said in silence", run="points-silent")
    await house.pass_time(minutes=4)
    replies.append(await house.act(Act.SHARE, way=Way.SILENT))

    assert isinstance(replies[0], ActDone)
    assert isinstance(refused(replies[1]), NoRoundHere)
    assert (await house.session()).block_id == "two"


async def test_the_silence_takes_the_place_of_what_the_block_had_still_to_ask(
    house: House,
) -> None:
    first = a_block("one", a_round(opens=1, minutes=8), a_poll(id="then", opens=10))
    await late(house, 4, first, *BLOCKS[1:-1])

    await house.act(Act.SHARE, way=Way.SILENT)
    await house.pass_time(minutes=14)

    assert "then" not in [run.prompt.id for run in await house.runs()]


@pytest.mark.parametrize("way", [Way.EVEN, Way.OPTIONAL])
async def test_the_digest_of_an_adapted_agenda_adds_up(house: House, way: Way) -> None:
    await late(house)
    await house.join_all("anna", "bruno")
    await house.act(Act.SHARE, way=way)
    await house.write_point("anna", "Tutors help")

    await house.pass_time(minutes=60)

    session = await house.session()
    async with house.store.read() as work:
        digest = await work.digests.get(session.id)
    assert digest.header.planned_end == START + timedelta(minutes=42)
    assert digest.header.ended_at == session.ended_at
