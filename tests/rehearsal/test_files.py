"""Files in a 1:1 chat, as Teams brings them to a bot and takes them from it."""

import aiohttp
from aiohttp import web

from rehearsal.card_reading import FILE_OFFERED, files_on
from rehearsal.chats import Message
from rehearsal.people.persons import Person
from rehearsal.teams import Teams
from rehearsal.wire import Json
from tests.rehearsal.stub_bot import StubBot


def offered(teams: Teams, person: Person) -> Message:
    """Let the bot offer a file."""
    content = {"acceptContext": {"plan": "mine"}, "sizeInBytes": 4}
    attachment = {"contentType": FILE_OFFERED, "name": "mine.yaml", "content": content}
    activity = {"type": "message", "attachments": [attachment]}
    at = teams.desk.envelope.clock()
    return teams.tenant.post(person.personal, teams.tenant.bot_id, activity, at)


async def test_a_file_that_is_sent_can_be_fetched_where_the_bot_is_told(
    teams: Teams, bot: StubBot, anna: Person
) -> None:
    await teams.apps.add(anna.personal, anna)

    message = await anna.sends_file("mine.yaml", b"title: mine")

    (attachment,) = bot.received[-1]["attachments"]
    url = attachment["content"]["downloadUrl"]
    async with bot.session.get(url) as found, bot.session.get(f"{url}x") as missing:
        assert (found.status, await found.read()) == (200, b"title: mine")
        assert missing.status == 404
    assert bot.received[-1]["conversation"]["conversationType"] == "personal"
    assert files_on(message.activity) == ["mine.yaml"]


async def test_a_file_that_is_agreed_to_is_put_where_the_bot_is_told(
    teams: Teams, bot: StubBot, anna: Person
) -> None:
    offer = offered(teams, anna)

    async def put(activity: Json) -> web.Response:
        url = activity["value"]["uploadInfo"]["uploadUrl"]
        async with aiohttp.ClientSession() as session:
            await session.put(url, data=b"title: mine")
        return web.Response()

    bot.react = put
    stored = await anna.accepts_file(offer)

    value = bot.received[-1]["value"]
    assert stored == b"title: mine"
    assert (value["type"], value["action"]) == ("fileUpload", "accept")
    assert value["context"] == {"plan": "mine"}
    assert files_on(offer.activity) == ["mine.yaml: Accetta | Rifiuta"]


async def test_a_file_that_the_bot_will_not_give_is_a_problem(
    teams: Teams, bot: StubBot, anna: Person
) -> None:
    offer = offered(teams, anna)

    async def refuse(activity: Json) -> web.Response:
        kept = activity["value"]["uploadInfo"]["uniqueId"]
        teams.desk.drive.files[kept] = b"half"
        return web.Response(status=500)

    bot.react = refuse
    await anna.accepts_file(offer)

    assert any("accepted a file" in problem for problem in teams.ledger.problems)
