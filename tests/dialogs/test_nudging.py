"""Reminders: kind, counted, to whom they concern, and never a third time."""

import asyncio
from datetime import timedelta
from typing import Any

from dialogs.commands.leading import Act, AskCoverage, Nudge
from dialogs.commands.showing import Card
from dialogs.replies import Reply, Shown
from dialogs.views.leading import CoverageView, Reminded
from dialogs.views.opening import PersonNudgeView, RoleNudgeView
from facilitation.announcements import PersonNudged, RoleNudged
from facilitation.contributions import ContributionKind
from facilitation.refusals.answering import NotAsked, PromptIsClosed
from facilitation.refusals.leading import (
    AlreadyDone,
    MayNotFacilitate,
    NotNudgedAlone,
    NudgedEnough,
    SessionIsPaused,
)
from facilitation.refusals.unknown import NoSuchPrompt
from storage.outbox.parcels import ROOM, Parcel, ParcelState
from tests.dialogs.house import House, a_block, a_poll, a_round, refused, view


async def nudge(house: House, name: str = "giulia", prompt: str = "points", **facts: Any) -> Reply:
    run = await house.run(prompt)
    return await house.ask(
        Nudge(**house.who(name), session_id=run.session_id, run_id=run.id, **facts)
    )


async def put(house: House, kind: type[Any]) -> list[Parcel]:
    return [one for one in await house.parcels() if isinstance(one.announcement, kind)]


def said(reply: Reply) -> Reminded | None:
    return view(reply, CoverageView).said


async def test_the_grid_is_for_facilitators_and_counts_what_stands(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join_all("anna")
    await house.join("paolo", "host")
    await house.write_point("anna", "The tutors help")
    await house.write_point("anna", "Pay the bus", kind="proposal")

    shown = view(await house.show("giulia", Card.COVERAGE), CoverageView)
    typed = view(await house.ask(AskCoverage(**house.who("marco"))), CoverageView)
    refusals = [
        refused(await house.show("anna", Card.COVERAGE)),
        refused(await house.ask(AskCoverage(**house.who("anna")))),
    ]

    assert typed == shown
    assert shown.coverage.by_role["scouting", "promoter"] == 2
    assert [gap.role_id for gap in shown.coverage.gaps] == ["host"]
    assert [type(refusal) for refusal in refusals] == [MayNotFacilitate] * 2


async def test_a_role_is_reminded_in_the_room_twice_and_no_more(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join("paolo", "host")
    run = await house.run("points")
    kind = ContributionKind.PROPOSAL

    first = await nudge(house, role_id="host", kind=kind)
    house.now += timedelta(seconds=10)
    second = await nudge(house, "marco", role_id="host", kind=kind)
    house.now += timedelta(seconds=10)
    third = await nudge(house, role_id="host", kind=kind)
    other = await nudge(house, role_id="local")

    parcels = await put(house, RoleNudged)
    assert said(first) == Reminded(run_id=run.id, role_id="host")
    assert ("host", run.id) in view(second, CoverageView).enough
    assert isinstance(refused(third), NudgedEnough)
    assert isinstance(other, Shown)
    assert [one.recipient for one in parcels] == [ROOM] * 3


async def test_two_who_press_at_once_remind_once(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join_all("anna", "bice")
    seen = (await house.session()).acts

    replies = await asyncio.gather(
        nudge(house, "giulia", seen=seen),
        nudge(house, "marco", seen=seen),
        nudge(house, "giulia", role_id="promoter", seen=seen),
        nudge(house, "marco", role_id="promoter", seen=seen),
    )

    no = [refused(reply) for reply in replies if not isinstance(reply, Shown)]
    assert [type(refusal) for refusal in no] == [AlreadyDone] * 2
    assert len(await put(house, RoleNudged)) == 1
    assert len(await put(house, PersonNudged)) == 2


async def test_the_silent_are_reminded_alone_and_nobody_else(house: House) -> None:
    await house.begin(a_block("one", a_round(), a_poll()))
    await house.join_all("anna", "bice", "carla")
    await house.join("guest", guest=True, email=None)
    await house.join("dora", "notes")
    await house.write_point("anna", "The tutors help")
    await house.vote("bice", "A")

    writing = said(await nudge(house))
    voting = said(await nudge(house, prompt="poll"))

    alone = [one.recipient for one in await put(house, PersonNudged)]
    assert sorted(alone[:2]) == ["bice@example.org", "carla@example.org"]
    assert sorted(alone[2:]) == ["anna@example.org", "carla@example.org"]
    assert writing is not None
    assert (writing.on_their_way, writing.unreachable) == (2, 1)
    assert voting is not None
    assert (voting.on_their_way, voting.unreachable) == (2, 1)


async def test_a_person_is_reminded_twice_in_a_session_and_no_more(house: House) -> None:
    await house.begin(a_block("one", a_round(minutes=9), a_poll(minutes=9)))
    await house.join_all("anna")

    told = []
    for prompt in ("points", "poll", "points"):
        told.append(said(await nudge(house, prompt=prompt)))
        house.now += timedelta(seconds=10)

    assert [(one.on_their_way, one.enough) for one in told if one] == [(1, 0), (1, 0), (0, 1)]
    assert len(await put(house, PersonNudged)) == 2


async def test_the_facilitator_is_told_how_many_were_reached(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join_all("anna", "bice")
    await nudge(house)
    reached, unreached = await put(house, PersonNudged)
    async with house.store.begin() as work:
        await work.lines.settle(reached, ParcelState.DELIVERED)
        await work.lines.settle(unreached, ParcelState.UNDELIVERABLE, "403")

    shown = view(await house.show("giulia", Card.COVERAGE), CoverageView)

    [told] = shown.reminded
    assert (told.reached, told.unreachable, told.on_their_way) == (1, 1, 0)


async def test_nobody_is_reminded_alone_of_an_anonymous_prompt(house: House) -> None:
    await house.begin(a_block("one", a_poll(anonymous=True)))
    await house.join_all("anna")

    alone = await nudge(house, prompt="poll")
    role = await nudge(house, prompt="poll", role_id="promoter")

    assert isinstance(refused(alone), NotNudgedAlone)
    assert isinstance(role, Shown)
    assert await put(house, PersonNudged) == []


async def test_only_facilitators_remind_and_only_of_what_is_open_here(house: House) -> None:
    first = await house.begin(a_block("one", a_round(), a_poll(roles=["host"])))
    await house.join_all("anna")
    run = await house.run("points")

    not_theirs = await nudge(house, "anna")
    not_asked = await nudge(house, prompt="poll", role_id="promoter")
    await house.act(Act.PAUSE)
    paused = await nudge(house)
    await house.act(Act.RESUME)
    await house.pass_time(minutes=6)
    closed = await nudge(house)
    house.chat = "19:another@thread.v2"
    second = await house.begin(a_block("one", a_round()))
    elsewhere = await house.ask(Nudge(**house.who("giulia"), session_id=second.id, run_id=run.id))

    assert first.id != second.id
    refusals = [refused(one) for one in (not_theirs, not_asked, paused, closed, elsewhere)]
    assert [type(one) for one in refusals] == [
        MayNotFacilitate,
        NotAsked,
        SessionIsPaused,
        PromptIsClosed,
        NoSuchPrompt,
    ]


async def test_reminders_name_what_is_open_and_nobody(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join_all("anna")
    await nudge(house, role_id="promoter", kind=ContributionKind.STRENGTH)
    await nudge(house)

    shown = await house.views()

    assert [one.about for one in shown if isinstance(one, RoleNudgeView)] == ["strength"]
    assert len([one for one in shown if isinstance(one, PersonNudgeView)]) == 1
