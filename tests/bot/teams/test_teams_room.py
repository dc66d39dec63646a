"""What we say in Teams, and what its refusals tell us."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from aiohttp.test_utils import unused_port

from bot.teams.failures import PAUSE
from bot.teams.limits import Limits
from bot.teams.outgoing import Outgoing
from bot.teams.pace import Pace
from bot.teams.paced_room import PacedRoom
from bot.teams.room import DeliveryError, Impossible, InDoubt, Place, Room, TryLater
from bot.teams.teams_room import TeamsRoom
from tests.bot.connector import Teams


@asynccontextmanager
async def a_room() -> AsyncIterator[Room]:
    outgoing = Outgoing(None, development=True)
    async with outgoing.opened():
        yield PacedRoom(TeamsRoom(outgoing, "app"), Pace(Limits()))


async def test_a_message_is_posted_and_its_id_kept(teams: Teams) -> None:
    async with a_room() as room:
        activity_id = await room.post(teams.place, {"type": "message", "text": "è"})

    assert activity_id == "new"
    path = "/amer/v3/conversations/19%3Aroom/activities"
    assert teams.asked == [("POST", path, {"type": "message", "text": "è"}, None)]


async def test_a_message_is_replaced_in_its_place(teams: Teams) -> None:
    async with a_room() as room:
        await room.update(teams.place, "1/2", {"type": "message"})

    path = "/amer/v3/conversations/19%3Aroom/activities/1%2F2"
    assert teams.asked == [("PUT", path, {"type": "message", "id": "1/2"}, None)]


async def test_a_personal_chat_is_opened_in_the_tenant_of_the_meeting(teams: Teams) -> None:
    async with a_room() as room:
        conversation_id = await room.open_personal(teams.place, "29:anna")

    (_, path, body, _) = teams.asked[0]
    assert (conversation_id, path) == ("new", "/amer/v3/conversations")
    assert body["members"] == [{"id": "29:anna"}]
    assert body["bot"] == {"id": "28:app"}
    assert body["tenantId"] == "tenant"


@pytest.mark.parametrize("content", [{}, [], None, {"id": ""}])
async def test_an_answer_without_an_id_leaves_us_in_doubt(teams: Teams, content: Any) -> None:
    teams.answer = content

    async with a_room() as room:
        with pytest.raises(InDoubt):
            await room.post(teams.place, {})


@pytest.mark.parametrize(
    ("status", "of_post", "of_put"),
    [
        (400, Impossible, Impossible),
        (401, TryLater, TryLater),
        (403, Impossible, Impossible),
        (404, Impossible, Impossible),
        (412, TryLater, TryLater),
        (413, Impossible, Impossible),
        (429, TryLater, TryLater),
        (500, InDoubt, TryLater),
        (502, InDoubt, TryLater),
        (503, InDoubt, TryLater),
        (504, InDoubt, TryLater),
        (302, Impossible, Impossible),
    ],
)
async def test_a_refusal_tells_what_can_be_done(
    teams: Teams, status: int, of_post: type[DeliveryError], of_put: type[DeliveryError]
) -> None:
    teams.status = status

    async with a_room() as room:
        with pytest.raises(of_post):
            await room.post(teams.place, {})
        with pytest.raises(of_put):
            await room.update(teams.place, "1", {})

    assert len(teams.asked) == 2


async def test_what_is_impossible_says_why(teams: Teams) -> None:
    teams.status, teams.answer = 403, {"error": {"code": "BotNotInConversationRoster"}}

    async with a_room() as room:
        with pytest.raises(Impossible) as impossible:
            await room.post(teams.place, {})

    assert (impossible.value.status, impossible.value.code) == (403, "BotNotInConversationRoster")


@pytest.mark.parametrize("code", ["\x1b[31mred", "a\nline", "x" * 65, 7, None, {"a": 1}])
async def test_a_reason_that_is_no_plain_word_is_kept_out_of_logs_and_terminals(
    teams: Teams, code: object
) -> None:
    teams.status, teams.answer = 403, {"error": {"code": code}}

    async with a_room() as room:
        with pytest.raises(Impossible) as impossible:
            await room.post(teams.place, {})

    assert impossible.value.code == "Unknown"


@pytest.mark.parametrize(
    ("headers", "pause"), [({"Retry-After": "7"}, timedelta(seconds=7)), ({}, PAUSE)]
)
async def test_we_come_back_when_teams_says(
    teams: Teams, headers: dict[str, str], pause: timedelta
) -> None:
    teams.status, teams.headers = 429, headers

    async with a_room() as room:
        with pytest.raises(TryLater) as later:
            await room.post(teams.place, {})

    assert later.value.retry_after == pause


async def test_a_broken_line_leaves_a_post_in_doubt_and_nothing_else(teams: Teams) -> None:
    teams.breaks_the_line = True

    async with a_room() as room:
        with pytest.raises(InDoubt):
            await room.post(teams.place, {})
        with pytest.raises(TryLater):
            await room.update(teams.place, "1", {})


async def test_what_could_not_be_sent_can_be_sent_later() -> None:
    nowhere = Place(f"http://127.0.0.1:{unused_port()}/", "19:room", "tenant")

    async with a_room() as room:
        with pytest.raises(TryLater):
            await room.post(nowhere, {})


@pytest.mark.parametrize("url", ["http://teams.example/", "ftp://127.0.0.1/", "nonsense", ""])
async def test_an_unsafe_service_url_is_never_called(url: str) -> None:
    async with a_room() as room:
        with pytest.raises(Impossible):
            await room.post(Place(url, "19:room", "tenant"), {})


async def test_a_redirect_is_not_followed(teams: Teams) -> None:
    teams.status, teams.headers = 307, {"Location": "/elsewhere"}

    async with a_room() as room:
        with pytest.raises(Impossible):
            await room.post(teams.place, {})

    assert len(teams.asked) == 1
