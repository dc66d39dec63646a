"""What people do reaches the bot as Teams writes it on the wire."""

import asyncio
from functools import partial

import pytest
from aiohttp import web

from rehearsal.card_reading import NotOnTheCardError
from rehearsal.chats import ALL_PERMISSIONS, READS_ALL_MESSAGES, SEES_JOINS, Chat, Message
from rehearsal.people.persons import Person
from rehearsal.teams import Teams
from rehearsal.wire import Json
from tests.rehearsal.cards import a_card, a_message, a_poll, a_round, a_text, an_execute
from tests.rehearsal.stub_bot import StubBot, shows


def posted(teams: Teams, chat: Chat, card: Json) -> Message:
    """Put a bot's card into a chat without its asking anybody back."""
    at = teams.desk.envelope.clock()
    return teams.tenant.post(chat, teams.tenant.bot_id, a_message(card), at)


async def test_a_mention_is_tagged_and_listed(bot: StubBot, chat: Chat, anna: Person) -> None:
    message = await anna.says("@Giro avvia")

    (activity,) = bot.received
    mention = activity["entities"][0]
    assert activity["text"] == "<at>Giro</at> avvia"
    assert (mention["type"], mention["text"]) == ("mention", "<at>Giro</at>")
    assert mention["mentioned"] == activity["recipient"]
    assert activity["id"] == message.id
    assert activity["from"]["aadObjectId"] == anna.aad_object_id
    assert activity["conversation"]["id"] == chat.id
    assert chat.meeting is not None
    assert activity["channelData"]["meeting"] == {"id": chat.meeting.id}


async def test_the_bot_hears_all_only_where_that_was_granted(
    teams: Teams, bot: StubBot, chat: Chat, luca: Person
) -> None:
    chat.permissions = ALL_PERMISSIONS - {READS_ALL_MESSAGES}

    await luca.says("senza menzione")
    await luca.says("ehi @giro stato")

    assert [activity["text"] for activity in bot.received] == ["ehi <at>Giro</at> stato"]
    assert len(teams.ledger.posts(chat)) == 2


async def test_a_guest_has_no_directory_id(bot: StubBot, chat: Chat, ospite: Person) -> None:
    await ospite.says("ciao", chat=chat)

    assert bot.received[0]["from"] == {"id": ospite.teams_id, "name": "Ospite"}


async def test_an_edit_and_a_deletion_speak_of_the_message(
    teams: Teams, bot: StubBot, chat: Chat, luca: Person
) -> None:
    message = await luca.says("pochi tutro", chat=chat)

    await luca.edits(message, "pochi tutor")
    await luca.deletes(message)
    await luca.undeletes(message)

    kinds = [(each["type"], each["channelData"].get("eventType")) for each in bot.received]
    assert kinds == [
        ("message", None),
        ("messageUpdate", "editMessage"),
        ("messageDelete", "softDeleteMessage"),
        ("messageUpdate", "undeleteMessage"),
    ]
    assert {each["id"] for each in bot.received} == {message.id}
    assert [each.what for each in teams.ledger.sights] == [
        "posted",
        "updated",
        "deleted",
        "posted",
    ]


async def test_a_tap_sends_the_data_of_the_row(
    teams: Teams, bot: StubBot, chat: Chat, luca: Person
) -> None:
    message = posted(teams, chat, a_poll())

    await luca.tap(message, "Rispondi B")

    (activity,) = bot.received
    assert (activity["type"], activity["name"]) == ("invoke", "adaptiveCard/action")
    assert activity["replyToId"] == message.id
    assert activity["value"]["trigger"] == "manual"
    assert activity["value"]["action"]["verb"] == "vote"
    assert activity["value"]["action"]["data"] == {"option": "B"}


async def test_a_card_is_filled_in_by_label_and_sent_by_its_positive_button(
    teams: Teams, bot: StubBot, chat: Chat, luca: Person
) -> None:
    message = posted(teams, chat, a_round())

    await luca.fills(message, {"Scrivi un punto": "Pochi tutor", "kind": "Proposta"})

    sent = bot.received[0]["value"]["action"]["data"]
    assert sent == {"prompt": "p-2", "kind": "idea", "text": "Pochi tutor"}


async def test_what_is_not_on_the_card_can_only_be_forged(
    teams: Teams, bot: StubBot, chat: Chat, luca: Person
) -> None:
    message = posted(teams, chat, a_poll())

    with pytest.raises(NotOnTheCardError):
        await luca.tap(message, "vote", option="Z")
    await luca.forges(message, "vote", {"option": "Z"})

    assert [each["value"]["action"]["data"] for each in bot.received] == [{"option": "Z"}]


async def test_an_old_client_sends_the_fallback_as_a_message(
    teams: Teams, bot: StubBot, chat: Chat, luca: Person
) -> None:
    luca.has_old_client = True
    older = {"type": "Action.Submit", "title": "Sì", "data": {"verb": "vote"}}
    button = an_execute("Sì", "vote", fallback=older)
    message = posted(teams, chat, a_card(a_text("?"), actions=(button,)))

    answer = await luca.tap(message, "Sì")

    assert answer.problem is None
    assert bot.received[0]["type"] == "message"
    assert bot.received[0]["value"] == {"verb": "vote"}


async def test_a_person_finds_a_card_once_it_is_there(
    teams: Teams, bot: StubBot, chat: Chat, luca: Person
) -> None:
    teams.own_views.watchers = ()
    await bot.call("POST", f"v3/conversations/{chat.id}/activities", a_message(a_poll()))

    found = await luca.finds("che cosa convince")

    assert found.card == a_poll()
    assert luca.sees("altro") is None
    with pytest.raises(TimeoutError):
        await luca.finds("altro", within=0.01)


async def test_a_person_waits_for_what_everybody_or_they_alone_will_see(
    teams: Teams, bot: StubBot, chat: Chat, luca: Person
) -> None:
    teams.own_views.watchers = ()
    waiting = [asyncio.create_task(luca.finds(words)) for words in ("convince", "tocca a te")]
    path = f"v3/conversations/{chat.id}/activities"

    await bot.call("POST", path, a_message(a_poll()))
    found = await waiting[0]
    bot.react = partial(answering, a_card(a_text("Tocca a te")))
    await luca.refreshes(found)
    alone = await waiting[1]

    assert found is alone
    assert found.card == a_poll()


async def answering(card: Json, _: Json) -> web.Response:
    return shows(card)


async def test_the_app_comes_and_goes_with_both_activities(
    teams: Teams, bot: StubBot, chat: Chat, anna: Person
) -> None:
    await teams.apps.add(chat, by=anna)
    await teams.apps.upgrade(chat, by=anna)
    await teams.apps.remove(chat, by=anna)

    added, installed, upgraded, removed, uninstalled = bot.received
    assert added["membersAdded"] == removed["membersRemoved"] == [teams.tenant.as_bot()]
    assert [each["action"] for each in (installed, upgraded, uninstalled)] == [
        "add",
        "add-upgrade",
        "remove",
    ]
    assert not chat.has_bot


async def test_a_meeting_tells_its_start_and_end_in_pascal_case(
    teams: Teams, bot: StubBot, chat: Chat
) -> None:
    await teams.meetings.start(chat)
    await teams.meetings.end(chat)

    start, end = bot.received
    assert chat.meeting is not None
    assert start["name"] == "application/vnd.microsoft.meetingStart"
    assert start["channelData"]["meeting"]["id"] == chat.meeting.id != start["value"]["Id"]
    assert start["value"].keys() >= {"MeetingType", "Title", "JoinUrl", "StartTime"}
    assert end["name"] == "application/vnd.microsoft.meetingEnd"
    assert "EndTime" in end["value"]


async def test_the_bot_learns_who_joins_where_that_was_granted(
    teams: Teams, bot: StubBot, chat: Chat, anna: Person, ospite: Person
) -> None:
    await teams.meetings.enter(chat, [anna, ospite])
    await teams.meetings.leave(chat, [ospite])
    chat.permissions = ALL_PERMISSIONS - {SEES_JOINS}
    await teams.meetings.leave(chat, [anna])

    joined, left = bot.received
    assert joined["name"] == "application/vnd.microsoft.meetingParticipantJoin"
    assert [each["user"]["id"] for each in joined["value"]["members"]] == [
        anna.teams_id,
        ospite.teams_id,
    ]
    assert joined["value"]["members"][0]["meeting"] == {"inMeeting": True, "role": "Organizer"}
    assert left["value"]["members"][0]["meeting"]["inMeeting"] is False
    assert not anna.in_meeting


async def test_people_are_invited_and_dismissed(
    teams: Teams, bot: StubBot, chat: Chat, luca: Person
) -> None:
    sara = teams.person("Sara Neri")

    await teams.meetings.invite(chat, [sara])
    await teams.meetings.dismiss(chat, [luca])

    invited, dismissed = bot.received
    assert invited["membersAdded"] == [sara.as_sender()]
    assert dismissed["membersRemoved"] == [luca.as_sender()]
    assert sara.teams_id in chat.members
    assert luca.teams_id not in chat.members
