"""A plan on its way back to the organiser: offered, agreed to, stored where Teams says."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from rehearsal.chats import Chat, Message
from rehearsal.people.persons import Person
from tests.journeys.test_sending_a_plan import FORM
from tests.stage import Stage, shows

CONSENT = "application/vnd.microsoft.teams.card.file.consent"
INFO = "application/vnd.microsoft.teams.card.file.info"
STORED = web.AppKey("stored", list[bytes])


@pytest.fixture
async def drive() -> AsyncIterator[TestServer]:
    """Lend the place where Teams lets a file be put."""

    async def put(request: web.Request) -> web.Response:
        request.app[STORED].append(await request.read())
        return web.Response(status=507 if request.path == "/full" else 201)

    site = web.Application()
    site[STORED] = []
    site.router.add_put("/{name}", put)
    server = TestServer(site)
    async with server:
        yield server


def attached(chat: Chat, content_type: str) -> list[dict[str, Any]]:
    return [
        one
        for message in chat.standing()
        for one in message.activity.get("attachments") or ()
        if one["contentType"] == content_type
    ]


async def consent(stage: Stage, message: Message, action: str, url: str, **changes: Any) -> int:
    """Answer the newest offer; give the status of the bot's answer."""
    chat, desk = stage.francesca.personal, stage.teams.desk
    offer = attached(chat, CONSENT)[-1]["content"]
    info = {
        "contentUrl": "https://drive.example/plan.yaml",
        "name": "plan.yaml",
        "uploadUrl": url,
        "uniqueId": "u-1",
        "fileType": "yaml",
    }
    value = {
        "type": "fileUpload",
        "action": action,
        "context": offer["acceptContext"],
        **({"uploadInfo": info} if action == "accept" else {}),
        **changes,
    }
    activity = desk.envelope.invoke(
        chat, stage.francesca, "fileConsent/invoke", value, card_id=message.id
    )
    return (await desk.invoker.ask(activity)).status


async def kept(stage: Stage, person: Person, chat: Chat) -> Message:
    """Have a plan made of the form; give the card that says so."""
    await stage.teams.apps.add(chat, person)
    await person.says("piano", chat=chat)
    form = await person.finds("Un piano nuovo", chat=chat)
    await person.fills(form, FORM)
    return form


async def test_a_plan_is_downloaded_once_however_often_it_is_agreed_to(
    stage: Stage, drive: TestServer
) -> None:
    chat, url = stage.francesca.personal, str(drive.make_url("/plan"))
    card = await kept(stage, stage.francesca, chat)

    told = await stage.francesca.tap(card, "fetch_plan")
    statuses = [await consent(stage, card, "accept", url) for _ in range(2)]

    assert shows(told, "Il file è pronto qui sotto")
    assert statuses == [200, 200]
    (stored,) = drive.app[STORED]
    (offer,) = attached(chat, CONSENT)
    assert offer["name"] == "tirocini-in-autunno-2020-11-24.yaml"
    assert offer["content"]["sizeInBytes"] == len(stored)
    assert "title: Tirocini in autunno" in stored.decode()
    assert [one["content"]["uniqueId"] for one in attached(chat, INFO)] == ["u-1"]


async def test_a_no_and_a_full_drive_are_taken_calmly_and_it_can_be_tried_again(
    stage: Stage, drive: TestServer
) -> None:
    chat, full = stage.francesca.personal, str(drive.make_url("/full"))
    card = await kept(stage, stage.francesca, chat)
    await stage.francesca.tap(card, "fetch_plan")

    declined = await consent(stage, card, "decline", full)
    await stage.francesca.finds("Va bene, niente file", chat=chat)
    failed = [await consent(stage, card, "accept", full) for _ in range(2)]
    await stage.francesca.finds("Non riesco a mandarti il file", chat=chat)

    assert [declined, *failed] == [200] * 3
    assert len(drive.app[STORED]) == 2
    assert attached(chat, INFO) == []


async def test_an_offer_is_nothing_to_whose_plan_it_is_not(stage: Stage, drive: TestServer) -> None:
    chat, url = stage.francesca.personal, str(drive.make_url("/plan"))
    card = await kept(stage, stage.francesca, chat)
    await stage.francesca.tap(card, "fetch_plan")

    garbled = await consent(stage, card, "accept", url, context="?")
    unknown = await consent(stage, card, "accept", url, context={"plan": "other"})

    assert [garbled, unknown] == [200, 200]
    assert drive.app[STORED] == []


async def test_a_file_is_offered_in_a_1_1_only(stage: Stage) -> None:
    await stage.prepare()
    welcome = await stage.giulia.finds("partecipo come")

    told = await stage.giulia.forges(welcome, "fetch_plan", {"plan": "plan"})

    assert shows(told, "solo nella chat 1:1")
    assert attached(stage.chat, CONSENT) == []
