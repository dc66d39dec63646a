"""A plan on its way from the organiser's chat to the meeting."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import BaseTestServer, TestServer

from rehearsal.chats import Chat
from rehearsal.people.persons import Person
from tests.dialogs.house import a_block, a_plan, a_poll
from tests.dialogs.test_shelving import yaml
from tests.stage import Stage, shows

FORM = {
    "title": "Tirocini in autunno",
    "organiser": "Anpal Servizi",
    "day": "2020-11-24",
    "starts": "14:00",
    "ends": "15:00",
    "areas": "Scouting\nOrientamento",
    "roles": "Ospite; Ospiti",
    "people": "giulia@example.org, Giulia, conduce",
    "controller": "Anpal Servizi",
    "keep_until": "2021-03-31",
}

FILES = {
    "sound": yaml(a_plan(a_block("one", a_poll()), id="autumn", title="An autumn session")),
    "broken": yaml(a_plan(a_block("one", a_poll()), people=[])),
}


@pytest.fixture
async def files() -> AsyncIterator[BaseTestServer]:
    """Lend the place where Teams keeps what was sent."""

    async def file(request: web.Request) -> web.Response:
        return web.Response(body=FILES[request.match_info["name"]])

    site = web.Application()
    site.router.add_get("/{name}", file)
    async with TestServer(site) as server:
        yield server


async def send(stage: Stage, person: Person, chat: Chat, url: str) -> None:
    """Send a file of that address to the bot."""
    info = {"downloadUrl": url, "uniqueId": "u", "fileType": "yaml"}
    attachment = {
        "contentType": "application/vnd.microsoft.teams.file.download.info",
        "contentUrl": "https://example.org/plan.yaml",
        "name": "plan.yaml",
        "content": info,
    }
    desk = stage.teams.desk
    activity = desk.envelope.around(chat, person, "message", attachments=[attachment])
    await stage.teams.courier.deliver(activity)


async def test_a_plan_is_sent_mended_kept_looked_at_and_chosen(
    stage: Stage, files: BaseTestServer
) -> None:
    chat = stage.francesca.personal
    await stage.teams.apps.add(chat, stage.francesca)

    await send(stage, stage.francesca, chat, str(files.make_url("/broken")))
    await stage.francesca.finds("da correggere", chat=chat)
    await send(stage, stage.francesca, chat, "https://10.0.0.1/plan.yaml")
    await stage.francesca.finds("Non riesco a leggere il file", chat=chat)
    await send(stage, stage.francesca, chat, str(files.make_url("/sound")))
    kept = await stage.francesca.finds("Il piano è pronto", chat=chat)
    first = await stage.francesca.tap(kept, "preview")
    await stage.giulia.says("@Giro prepara")
    plans = await stage.giulia.finds("Quale piano")

    assert shows(first, "1 di 3")
    assert shows(plans, "An autumn session")


async def test_a_plan_is_made_of_a_form_looked_at_and_chosen(stage: Stage) -> None:
    chat = stage.francesca.personal
    await stage.teams.apps.add(chat, stage.francesca)

    await stage.francesca.says("piano", chat=chat)
    form = await stage.francesca.finds("Un piano nuovo", chat=chat)
    wrong = await stage.francesca.fills(form, FORM | {"ends": "13:00"})
    kept = await stage.francesca.fills(form, {"ends": "15:00"})
    first = await stage.francesca.tap(form, "preview")
    await stage.giulia.says("@Giro prepara")
    plans = await stage.giulia.finds("Quale piano")

    assert shows(wrong, "La fine deve venire dopo")
    assert shows(kept, "Il piano è pronto")
    assert shows(first, "1 di 11")
    assert shows(plans, "Tirocini in autunno")
