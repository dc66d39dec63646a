"""A script of people and a bot reads like what happens in the room."""

from typing import Any

from aiohttp import web

from rehearsal.card_drawing import lines
from rehearsal.chats import Chat
from rehearsal.people.persons import Person
from rehearsal.teams import NO_LIMITS, Conditions, Teams
from rehearsal.wire import Json
from tests.rehearsal.cards import a_card, a_message, a_poll, a_text
from tests.rehearsal.stub_bot import StubBot, shows


class PollingBot(StubBot):
    """Opens a poll when told to, and shows each person their own vote."""

    votes: dict[str, str]

    async def take(self, activity: Json) -> web.Response:
        """React to a command or to an answer."""
        if activity["type"] == "message":
            path = f"v3/conversations/{activity['conversation']['id']}/activities"
            await self.call("POST", path, a_message(a_poll()))
            return web.Response()
        action = activity.get("value", {}).get("action", {})
        if action.get("verb") != "vote":
            return shows(a_poll())
        self.votes[activity["from"]["id"]] = action["data"]["option"]
        return shows(a_card(a_text(f"✓ Registrata: {action['data']['option']}")))


async def a_polling_bot(teams: Teams) -> PollingBot:
    """Start the bot against this Teams."""
    bot = PollingBot()
    bot.votes, bot.react = {}, bot.take
    teams.bot_url = await bot.start(teams.service_url)
    return bot


async def test_a_room_votes_and_each_sees_their_own_answer_alone() -> None:
    async with Teams(Conditions(app_id="app", limits_scale=NO_LIMITS)) as teams:
        bot = await a_polling_bot(teams)
        anna = teams.person("Anna Bianchi", role="Organizer")
        luca = teams.person("Luca Verdi")
        chat = teams.meeting("Il progetto PUOI", [anna, luca])
        await teams.apps.add(chat, by=anna)
        await teams.meetings.start(chat)

        await anna.says("@Giro avvia")
        poll = await luca.finds("Che cosa convince")
        answer = await luca.tap(poll, "Rispondi B")
        await teams.settled()
        await bot.stop()

        assert bot.votes == {luca.teams_id: "B"}
        assert answer.card is not None
        assert lines(answer.card) == ["✓ Registrata: B"]
        assert seen_last(teams, luca, chat) == answer.card
        assert seen_last(teams, anna, chat) == a_poll()
        assert teams.ledger.problems == []


def seen_last(teams: Teams, person: Person, chat: Chat) -> dict[str, Any]:
    """Give the last thing that changed on somebody's screen."""
    return teams.ledger.seen_by(person, chat)[-1].shown
