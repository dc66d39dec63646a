"""Who is here, as far as Teams tells."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.teams.limits import Limits
from bot.teams.outgoing import Outgoing
from bot.teams.pace import Pace
from bot.teams.room import TryLater
from bot.teams.roster import Member, Roster
from facilitation.people import UNTOLD
from tests.bot.connector import Teams

MEMBERS = "/v3/conversations/19:room/pagedmembers"


@asynccontextmanager
async def a_roster() -> AsyncIterator[Roster]:
    outgoing = Outgoing(None, development=True)
    async with outgoing.opened():
        yield Roster(outgoing, Pace(Limits()))


async def test_members_are_read_page_by_page_and_once_however_many_ask(teams: Teams) -> None:
    path = "/amer/v3/conversations/19%3Aroom/pagedmembers?pageSize=500"
    anna = {"id": "29:anna", "name": "Anna", "objectId": "a", "email": "anna@example.org"}
    gino = {"id": "29:gino", "name": "Gino", "userRole": "anonymous"}
    teams.answers = {
        path: {"members": [anna], "continuationToken": "a b"},
        f"{path}&continuationToken=a+b": {"members": [gino]},
    }

    async with a_roster() as roster:
        found = await asyncio.gather(
            *(roster.of(teams.place, f"29:{name}") for name in ("anna", "gino", "anna"))
        )
        is_limited = await roster.is_limited(teams.place)

    expected = [
        Member(
            teams_user_id="29:anna",
            aad_object_id="a",
            name="Anna",
            email="anna@example.org",
            guest=False,
        ),
        Member(teams_user_id="29:gino", aad_object_id=None, name="Gino", email=None, guest=True),
    ]
    assert found == [*expected, expected[0]]
    assert not is_limited
    assert len(teams.asked) == 2


async def test_whoever_is_not_among_the_members_is_asked_for_alone(teams: Teams) -> None:
    teams.answers = {
        f"/amer{MEMBERS}": {"members": []},
        "/amer/v3/conversations/19:room/members/29:new": {"id": "29:new", "name": "New"},
    }

    async with a_roster() as roster:
        member = await roster.of(teams.place, "29:new")

    assert member is not None
    assert member.name == "New"


@pytest.mark.parametrize("status", [403, 429, 500])
async def test_where_teams_does_not_tell_we_know_nobody_and_say_so(
    teams: Teams, status: int
) -> None:
    teams.status = status

    async with a_roster() as roster:
        member = await roster.of(teams.place, "29:anna")
        role = await roster.meeting_role(teams.place, "m", "a")
        is_limited = await roster.is_limited(teams.place)

    assert (member, role) == (None, UNTOLD)
    assert is_limited


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_whom_teams_cannot_name_for_now_may_be_a_member_yet(
    teams: Teams, status: int
) -> None:
    teams.status = status

    async with a_roster() as roster:
        with pytest.raises(TryLater):
            await roster.of_email(teams.place, "anna@example.org")


@pytest.mark.parametrize("status", [403, 404])
async def test_whom_teams_will_not_name_is_not_waited_for(teams: Teams, status: int) -> None:
    teams.status = status

    async with a_roster() as roster:
        assert await roster.of_email(teams.place, "anna@example.org") is None


@pytest.mark.parametrize(
    ("answer", "role"),
    [
        ({"meeting": {"role": "Organizer", "inMeeting": True}}, "Organizer"),
        ({"meeting": {"role": "Presenter"}}, "Presenter"),
        ({"meeting": {"role": "Emperor"}}, None),
        ({"meeting": None}, None),
        ({}, None),
    ],
)
async def test_a_role_in_the_meeting_is_read_and_remembered(
    teams: Teams, answer: Any, role: str | None
) -> None:
    path = "/amer/v1/meetings/MC%3D/participants/a-1?tenantId=tenant"
    teams.answers = {path: answer}

    async with a_roster() as roster:
        first = await roster.meeting_role(teams.place, "MC=", "a-1")
        second = await roster.meeting_role(teams.place, "MC=", "a-1")

    assert (first, second) == (role, role)
    assert [path for _, path, _, _ in teams.asked] == [path]


@pytest.mark.parametrize(("status", "is_stranger"), [(404, True), (403, False), (500, False)])
async def test_a_stranger_is_who_teams_says_is_one(
    teams: Teams, status: int, *, is_stranger: bool
) -> None:
    async with a_roster() as roster:
        teams.answers = {f"/amer{MEMBERS}": {"members": []}}
        await roster.size(teams.place)
        teams.status = status

        assert await roster.is_stranger(teams.place, "29:anna") is is_stranger


async def test_who_was_removed_is_asked_for_anew(teams: Teams) -> None:
    teams.answer = {"members": [{"id": "29:anna", "name": "Anna", "email": "anna@example.org"}]}

    async with a_roster() as roster:
        before = await roster.is_stranger(teams.place, "29:anna")
        teams.answer = {"members": []}
        kept = await roster.is_stranger(teams.place, "29:anna")
        roster.forget(teams.place)
        teams.answers = {"/amer/v3/conversations/19%3Aroom/members/29%3Aanna": None}
        size = await roster.size(teams.place)

    assert (before, kept, size) == (False, False, 0)
