"""Cards refresh by themselves for those for whom Teams does so."""

import asyncio

import pytest
from aiohttp import web

from rehearsal.chats import Chat, Message
from rehearsal.own_views import refreshing
from rehearsal.people.persons import Person
from rehearsal.teams import Teams
from rehearsal.wire import Json
from tests.rehearsal.cards import a_card, a_message, a_poll, a_text, an_execute
from tests.rehearsal.stub_bot import StubBot, shows


async def greet(activity: Json) -> web.Response:
    """Show everybody a view with their own name on it."""
    return shows(a_card(a_text(activity["from"]["name"])))


async def test_a_posted_card_is_refreshed_for_each_member(
    teams: Teams, bot: StubBot, chat: Chat, anna: Person, ospite: Person
) -> None:
    bot.react = greet

    await bot.call("POST", f"v3/conversations/{chat.id}/activities", a_message(a_poll()))
    await teams.settled()

    (message,) = chat.messages.values()
    assert [activity["value"]["trigger"] for activity in bot.received] == ["automatic"] * 3
    assert bot.received[0]["value"]["action"]["verb"] == "show"
    assert bot.received[0]["replyToId"] == message.id
    assert message.card_for(anna) == a_card(a_text("Anna Bianchi"))
    assert message.card_for(ospite) == a_card(a_text("Ospite"))
    assert message.card == a_poll()


async def test_an_updated_card_drops_the_own_views_and_asks_for_new_ones(
    teams: Teams, bot: StubBot, chat: Chat, anna: Person
) -> None:
    bot.react = greet
    path = f"v3/conversations/{chat.id}/activities"
    _, posted = await bot.call("POST", path, a_message(a_poll()))
    await teams.settled()

    closed = a_card(a_text("Chiuso"))
    await bot.call("PUT", f"{path}/{posted['id']}", a_message(closed))
    await teams.settled()

    assert chat.messages[posted["id"]].card_for(anna) == closed
    assert len(bot.received) == 3


async def test_a_view_asked_for_before_an_update_does_not_hide_it(
    teams: Teams, bot: StubBot, chat: Chat, anna: Person
) -> None:
    release = asyncio.Event()

    async def greet_late(activity: Json) -> web.Response:
        await release.wait()
        return await greet(activity)

    bot.react = greet_late
    path = f"v3/conversations/{chat.id}/activities"
    _, posted = await bot.call("POST", path, a_message(a_poll()))
    closed = a_card(a_text("Chiuso"))

    await bot.call("PUT", f"{path}/{posted['id']}", a_message(closed))
    release.set()
    await teams.settled()

    assert chat.messages[posted["id"]].card_for(anna) == closed


async def test_of_two_answers_the_one_asked_for_last_stays(
    teams: Teams, bot: StubBot, chat: Chat, anna: Person
) -> None:
    teams.own_views.watchers = ()
    _, posted = await bot.call(
        "POST", f"v3/conversations/{chat.id}/activities", a_message(a_poll())
    )
    message = chat.messages[posted["id"]]
    arrived, release = asyncio.Event(), asyncio.Event()

    async def answer_a_last(activity: Json) -> web.Response:
        option = activity["value"]["action"]["data"]["option"]
        if option == "A":
            arrived.set()
            await release.wait()
        return shows(a_card(a_text(option)))

    bot.react = answer_a_last
    first = asyncio.create_task(anna.tap(message, "vote", option="A"))
    await arrived.wait()
    await anna.tap(message, "vote", option="B")
    release.set()
    await first

    assert message.card_for(anna) == a_card(a_text("B"))


@pytest.mark.parametrize("some", [True, False])
async def test_refreshing_can_be_left_to_some_or_to_nobody(
    teams: Teams, bot: StubBot, chat: Chat, anna: Person, *, some: bool
) -> None:
    bot.react = greet
    teams.own_views.watchers = [anna] if some else []

    await bot.call("POST", f"v3/conversations/{chat.id}/activities", a_message(a_poll()))
    await teams.settled()

    assert [each["from"]["id"] for each in bot.received] == [anna.teams_id] * some


async def test_a_person_can_refresh_by_hand(
    teams: Teams, bot: StubBot, chat: Chat, anna: Person
) -> None:
    bot.react = greet
    by_hand = a_poll(refresh={"action": an_execute("Aggiorna", "show"), "userIds": []})
    _, posted = await bot.call("POST", f"v3/conversations/{chat.id}/activities", a_message(by_hand))
    await teams.settled()
    before = len(bot.received)

    await anna.refreshes(chat.messages[posted["id"]])

    assert before == 0
    assert bot.received[0]["value"]["trigger"] == "manual"


@pytest.mark.parametrize(
    ("guests", "listed", "count"),
    [(57, None, 60), (58, None, 0), (58, ["anna"], 1), (0, [], 0), (70, ["all"], 60)],
)
def test_up_to_sixty_have_an_own_view(
    teams: Teams,
    chat: Chat,
    anna: Person,
    *,
    guests: int,
    listed: list[str] | None,
    count: int,
) -> None:
    chat.add(teams.guest(f"Ospite {number}") for number in range(guests))
    card = a_poll()
    if listed is not None:
        known = {"anna": [anna.teams_id], "all": list(chat.members)}
        card["refresh"]["userIds"] = [teams_id for key in listed for teams_id in known[key]]

    people = refreshing(card, chat)

    assert len(people) == count


def test_a_deleted_message_shows_no_card_to_anybody(teams: Teams, chat: Chat, anna: Person) -> None:
    at = teams.desk.envelope.clock()
    message: Message = teams.tenant.post(chat, "28:x", a_message(a_poll()), at)
    message.own_views[anna.teams_id] = a_poll()

    message.deleted_at = at

    assert message.card_for(anna) is None
