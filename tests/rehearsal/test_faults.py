"""What goes wrong on request: refusals, lost answers, dropped lines."""

import asyncio

import aiohttp
import pytest

from rehearsal.chats import Chat
from rehearsal.connector.faults import Fault
from rehearsal.connector.operations import Operation
from rehearsal.people.persons import Person
from rehearsal.teams import Teams
from tests.rehearsal.stub_bot import StubBot

_HELLO = {"type": "message", "text": "ciao"}


@pytest.mark.parametrize("status", [403, 429, 500, 502])
async def test_the_next_sends_are_refused_and_then_all_is_well(
    teams: Teams, bot: StubBot, chat: Chat, status: int
) -> None:
    teams.faults.answer(status, times=2)
    path = f"v3/conversations/{chat.id}/activities"

    statuses = [(await bot.call("POST", path, _HELLO))[0] for _ in range(3)]

    assert statuses == [status, status, 201]
    assert len(chat.messages) == 1


async def test_a_send_answered_with_an_error_may_have_been_accepted(
    teams: Teams, bot: StubBot, chat: Chat
) -> None:
    teams.faults.answer(502, accepted=True)

    status, _ = await bot.call("POST", f"v3/conversations/{chat.id}/activities", _HELLO)

    assert status == 502
    assert len(chat.messages) == 1


async def test_a_send_that_hangs_was_accepted_and_the_ledger_knows_no_answer(
    teams: Teams, bot: StubBot, chat: Chat
) -> None:
    teams.faults.hang()
    path = f"v3/conversations/{chat.id}/activities"

    sending = asyncio.create_task(bot.call("POST", path, _HELLO))
    await teams.ledger.until(lambda: len(chat.messages) == 1)
    await bot.call("GET", f"v3/conversations/{chat.id}/members")
    was_waiting = not sending.done()
    sending.cancel()
    await teams.ledger.until(lambda: len(teams.ledger.requests_for("send")) == 1)

    assert was_waiting
    assert teams.ledger.requests_for("send")[0].status == 0


@pytest.mark.parametrize("accepted", [True, False])
async def test_a_dropped_line_leaves_the_bot_in_doubt(
    teams: Teams, bot: StubBot, chat: Chat, *, accepted: bool
) -> None:
    teams.faults.drop(accepted=accepted)

    with pytest.raises(aiohttp.ClientError):
        await bot.call("POST", f"v3/conversations/{chat.id}/activities", _HELLO)

    assert len(chat.messages) == accepted
    assert teams.ledger.requests[0].status == 0


async def test_a_slow_answer_is_a_true_one(teams: Teams, bot: StubBot, chat: Chat) -> None:
    teams.faults.slow(0.05)

    status, _ = await bot.call("POST", f"v3/conversations/{chat.id}/activities", _HELLO)

    assert status == 201
    assert teams.ledger.requests[0].seconds >= 0.05


async def test_a_fault_may_be_of_one_chat_and_one_operation(
    teams: Teams, bot: StubBot, chat: Chat, anna: Person
) -> None:
    elsewhere = teams.meeting("Altra riunione", [anna])
    elsewhere.has_bot = True
    fault = Fault(operation=Operation.UPDATE, chat=chat, status=429, retry_after=3)
    teams.faults.add(fault)
    path = f"v3/conversations/{chat.id}/activities"
    other_path = f"v3/conversations/{elsewhere.id}/activities"

    _, posted = await bot.call("POST", path, _HELLO)
    _, other = await bot.call("POST", other_path, _HELLO)
    spared, _ = await bot.call("PUT", f"{other_path}/{other['id']}", _HELLO)
    struck = await bot.call_with_headers("PUT", f"{path}/{posted['id']}", _HELLO)

    assert (spared, struck[0], struck[2]["Retry-After"]) == (200, 429, "3")
