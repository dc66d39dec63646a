"""Invokes are resent when late, and their answers read as strictly as Teams reads them."""

import asyncio

import pytest
from aiohttp import web

from rehearsal.channel.answers import read_card_answer, read_task_answer
from rehearsal.channel.courier import Answer
from rehearsal.chats import Chat, Message
from rehearsal.people.persons import Person
from rehearsal.teams import Teams
from rehearsal.wire import ADAPTIVE_CARD, Json
from tests.rehearsal.cards import a_card, a_message, a_round, a_text, an_execute
from tests.rehearsal.stub_bot import StubBot, says, shows


async def posted(teams: Teams, bot: StubBot, chat: Chat, card: Json) -> Message:
    """Let the bot post a card, and give the message."""
    _, answer = await bot.call("POST", f"v3/conversations/{chat.id}/activities", a_message(card))
    await teams.settled()
    return chat.messages[answer["id"]]


async def test_a_late_invoke_comes_again_first_under_its_id_then_under_a_new_one(
    teams: Teams, bot: StubBot, chat: Chat, anna: Person
) -> None:
    message = await posted(teams, bot, chat, a_round())
    release = asyncio.Event()

    async def answer_the_third(activity: Json) -> web.Response:
        if len(bot.received) == 2:
            # The third try must not be late however slow this machine is.
            teams.desk.invoker.patience = 15
        if len(bot.received) < 3:
            await release.wait()
        return says(activity["id"])

    bot.react, teams.desk.invoker.patience = answer_the_third, 0.1
    answer = await anna.tap(message, "Invia")
    release.set()

    first, second, third = [activity["id"] for activity in bot.received]
    assert first == second != third
    assert answer.text == third
    assert [each.attempt for each in teams.ledger.deliveries] == [1, 2, 3]
    assert [each.status for each in teams.ledger.deliveries] == [0, 0, 200]


async def test_an_invoke_never_answered_is_a_problem(
    teams: Teams, bot: StubBot, chat: Chat, anna: Person
) -> None:
    message = await posted(teams, bot, chat, a_round())
    release = asyncio.Event()

    async def wait(_: Json) -> web.Response:
        await release.wait()
        return web.Response()

    bot.react, teams.desk.invoker.patience = wait, 0.05
    answer = await anna.tap(message, "Invia")
    release.set()

    assert answer.problem == "no answer in time"
    assert len(teams.ledger.problems) == 1


async def test_an_invoke_to_a_bot_that_is_down_fails_at_once(
    teams: Teams, bot: StubBot, chat: Chat, anna: Person
) -> None:
    message = await posted(teams, bot, chat, a_round())
    await bot.runner.cleanup()

    answer = await anna.tap(message, "Invia")

    assert answer.problem == "no answer"
    assert len(teams.ledger.deliveries) == 1


@pytest.mark.parametrize(
    ("status", "body", "problem"),
    [
        (500, b"", "HTTP 500"),
        (200, b"", "the body is no JSON"),
        (200, b"[]", "the body is no JSON object"),
        (200, b"{}", "statusCode is None"),
        (200, b'{"statusCode":200,"type":"x","value":{}}', "statusCode 200 with type 'x'"),
        (
            200,
            b'{"statusCode":200,"type":"%s","value":"{}"}' % ADAPTIVE_CARD.encode(),
            "the value is no AdaptiveCard",
        ),
        (
            200,
            b'{"statusCode":200,"type":"%s","value":{"type":"AdaptiveCard","version":"1.6"}}'
            % ADAPTIVE_CARD.encode(),
            "version '1.6' of the card schema",
        ),
    ],
)
def test_a_malformed_card_answer_is_named(status: int, body: bytes, problem: str) -> None:
    answer = Answer(status, body)

    read = read_card_answer(answer)

    assert read.problem == problem
    assert read.card is None


def test_an_error_answered_in_form_is_a_word_to_the_person() -> None:
    body = (
        b'{"statusCode":400,"type":"application/vnd.microsoft.error",'
        b'"value":{"code":"BadRequest","message":"Non valido"}}'
    )

    read = read_card_answer(Answer(200, body))

    assert (read.status, read.text, read.problem) == (400, "Non valido", None)


def test_a_task_may_close_say_a_word_or_be_malformed() -> None:
    closed = read_task_answer(Answer(200, b""))
    word = read_task_answer(Answer(200, b'{"task":{"type":"message","value":"Fatto"}}'))
    malformed = read_task_answer(Answer(200, b'{"task":{"type":"continue","value":{}}}'))

    assert (closed.card, closed.problem) == (None, None)
    assert word.text == "Fatto"
    assert malformed.problem is not None


async def test_a_dialog_is_opened_filled_in_and_sent(
    teams: Teams, bot: StubBot, chat: Chat, luca: Person
) -> None:
    button = {"type": "Action.Submit", "title": "Apri", "data": {"msteams": {}, "prompt": "p"}}
    message = await posted(teams, bot, chat, a_card(a_text("Scrivi"), actions=(button,)))

    async def show_then_close(activity: Json) -> web.Response:
        if activity["name"] == "task/submit":
            return web.Response()
        shown = {"title": "Un punto", "card": {"content": a_round()}}
        return web.json_response({"task": {"type": "continue", "value": shown}})

    bot.react = show_then_close
    dialog = await luca.opens(message, "Apri")
    closed = await luca.submits(message, dialog, "Invia", {"text": "Pochi tutor"})

    fetch, submit = bot.received
    assert (dialog.title, closed.card) == ("Un punto", None)
    assert fetch["value"]["data"] == {"prompt": "p", "type": "task/fetch"}
    assert submit["value"]["data"] == {"prompt": "p-2", "kind": "critical", "text": "Pochi tutor"}
    assert teams.ledger.problems == []


async def test_the_answer_is_what_the_person_who_tapped_sees_and_nobody_else(
    teams: Teams, bot: StubBot, chat: Chat, anna: Person, luca: Person
) -> None:
    message = await posted(teams, bot, chat, a_card(a_text("?"), actions=(an_execute("Sì", "y"),)))
    receipt = a_card(a_text("✓ Registrato"))

    async def receive(_: Json) -> web.Response:
        return shows(receipt)

    bot.react = receive
    answer = await anna.tap(message, "Sì")

    assert answer.card == message.card_for(anna) == receipt
    assert message.card_for(luca) == message.card
    assert [sight.what for sight in teams.ledger.seen_by(luca)] == ["posted"]
    assert teams.ledger.seen_by(anna)[-1].shown == receipt
