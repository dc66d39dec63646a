"""The connector opens chats, posts, changes and deletes as Teams does."""

import pytest

from rehearsal.chats import Chat
from rehearsal.people.persons import Person
from rehearsal.teams import Teams
from rehearsal.wire import Json
from tests.rehearsal.cards import a_card, a_message, a_text
from tests.rehearsal.stub_bot import StubBot

_HELLO = {"type": "message", "text": "ciao"}


def opening(person: Person) -> Json:
    return {"isGroup": False, "members": [{"id": person.teams_id}], "tenantId": "t"}


async def test_a_message_is_seen_by_all_in_the_chat_under_an_id_of_its_own(
    teams: Teams, bot: StubBot, chat: Chat, ospite: Person
) -> None:
    path = f"v3/conversations/{chat.id}/activities"

    first = await bot.call("POST", path, _HELLO)
    reply = await bot.call("POST", f"{path}/{first[1]['id']}", _HELLO)

    assert (first[0], reply[0]) == (201, 201)
    assert int(reply[1]["id"]) > int(first[1]["id"]) > 1_600_000_000_000
    assert [sight.what for sight in teams.ledger.seen_by(ospite, chat)] == ["posted", "posted"]


async def test_an_update_replaces_the_card_and_a_deletion_takes_it_away(
    teams: Teams, bot: StubBot, chat: Chat, luca: Person
) -> None:
    path = f"v3/conversations/{chat.id}/activities"
    _, posted = await bot.call("POST", path, a_message(a_card(a_text("prima"))))

    updated = await bot.call("PUT", f"{path}/{posted['id']}", a_message(a_card(a_text("dopo"))))
    cards = chat.cards()
    deleted = await bot.call("DELETE", f"{path}/{posted['id']}")

    assert (updated[0], deleted[0]) == (200, 200)
    assert cards == [a_card(a_text("dopo"))]
    assert chat.cards() == []
    assert [sight.what for sight in teams.ledger.seen_by(luca)] == ["posted", "updated", "deleted"]


async def test_a_personal_chat_is_the_same_each_time_it_is_opened(
    teams: Teams, bot: StubBot, anna: Person
) -> None:
    await teams.apps.add(anna.personal, by=anna)

    first = await bot.call("POST", "v3/conversations", opening(anna))
    again = await bot.call("POST", "v3/conversations", opening(anna) | {"activity": _HELLO})

    assert (first[0], again[0]) == (201, 201)
    assert first[1]["id"] == again[1]["id"] == anna.personal.id
    assert list(anna.personal.messages) == [again[1]["activityId"]]


async def test_no_personal_chat_opens_without_the_app_nor_for_a_guest(
    bot: StubBot, chat: Chat, luca: Person, ospite: Person
) -> None:
    without_app = await bot.call("POST", "v3/conversations", opening(luca))
    for_guest = await bot.call("POST", "v3/conversations", opening(ospite))

    assert (without_app[0], for_guest[0]) == (403, 400)
    assert without_app[1]["error"]["code"] == "BotNotInConversationRoster"
    assert chat.messages == {}


async def test_the_app_once_removed_may_not_post(
    teams: Teams, bot: StubBot, chat: Chat, anna: Person
) -> None:
    await teams.apps.remove(chat, by=anna)

    status, error = await bot.call("POST", f"v3/conversations/{chat.id}/activities", _HELLO)

    assert (status, error["error"]["code"]) == (403, "BotNotInConversationRoster")


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("POST", "19:nowhere/activities", _HELLO, 404, "ConversationNotFound"),
        ("PUT", "{chat}/activities/12", _HELLO, 404, "ActivityNotFoundInConversation"),
        ("DELETE", "{chat}/activities/12", None, 404, "ActivityNotFoundInConversation"),
        ("POST", "{chat}/activities", {"type": "message"}, 400, "BadSyntax"),
        ("POST", "{chat}/activities", {"type": "nonsense"}, 400, "BadSyntax"),
        ("POST", "{chat}/activities", None, 400, "BadSyntax"),
    ],
)
async def test_errors_have_the_shape_of_the_bot_framework(
    bot: StubBot,
    chat: Chat,
    *,
    method: str,
    path: str,
    body: Json | None,
    status: int,
    code: str,
) -> None:
    address = f"v3/conversations/{path.format(chat=chat.id)}"

    answer = await bot.call(method, address, body)

    assert answer[0] == status
    assert answer[1]["error"]["code"] == code


async def test_a_bot_may_not_change_what_a_person_wrote(
    bot: StubBot, chat: Chat, anna: Person
) -> None:
    message = await anna.says("mio", chat=chat)

    status, _ = await bot.call("PUT", f"v3/conversations/{chat.id}/activities/{message.id}", _HELLO)

    assert status == 403
    assert message.text == "mio"


async def test_typing_is_no_message(bot: StubBot, chat: Chat) -> None:
    status, _ = await bot.call("POST", f"v3/conversations/{chat.id}/activities", {"type": "typing"})

    assert status == 201
    assert chat.messages == {}


async def test_the_ledger_keeps_every_request(teams: Teams, bot: StubBot, chat: Chat) -> None:
    await bot.call("POST", f"v3/conversations/{chat.id}/activities", _HELLO)
    await bot.call("GET", f"v3/conversations/{chat.id}/members")
    await bot.call("GET", "v1/meetings/none")

    kept = [(each.operation, each.method, each.status) for each in teams.ledger.requests]

    assert kept == [("send", "POST", 201), ("members", "GET", 200), ("meeting", "GET", 404)]
    assert teams.ledger.requests_for("send")[0].chat_id == chat.id
