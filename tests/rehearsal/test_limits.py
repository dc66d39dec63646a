"""A bot that asks too often, or too much at once, is told so as Teams would."""

import math

import pytest

from rehearsal.chats import Chat
from rehearsal.connector.limits import Limits
from rehearsal.connector.operations import Operation
from tests.rehearsal.conftest import HandClock
from tests.rehearsal.stub_bot import StubBot

_HELLO = {"type": "message", "text": "ciao"}


def admitted(limits: Limits, clock: HandClock, *, seconds: float, every: float) -> int:
    """Count what is let through of sends to one chat, tried steadily for a while."""
    count = 0
    for _ in range(round(seconds / every)):
        count += limits.admit(Operation.SEND, "chat") == 0
        clock.seconds += every
    return count


@pytest.mark.parametrize(
    ("seconds", "every", "most"),
    [(0.9, 0.1, 7), (1.9, 0.1, 8), (29, 0.25, 60), (3599, 0.5, 1800)],
)
def test_no_window_lets_more_through_than_teams_does(
    hand_clock: HandClock, seconds: float, every: float, most: int
) -> None:
    limits = Limits(hand_clock)

    count = admitted(limits, hand_clock, seconds=seconds, every=every)

    assert count == most


def test_members_may_be_read_twice_as_often_as_messages_sent(hand_clock: HandClock) -> None:
    limits = Limits(hand_clock)

    waits = [limits.admit(Operation.MEMBERS, "chat") for _ in range(15)]

    assert [wait > 0 for wait in waits] == [False] * 14 + [True]


def test_all_chats_together_share_the_allowance_of_the_tenant(hand_clock: HandClock) -> None:
    limits = Limits(hand_clock)

    waits = [limits.admit(Operation.SEND, f"chat {number}") for number in range(31)]

    assert [wait > 0 for wait in waits] == [False] * 30 + [True]


def test_what_was_refused_is_not_counted(hand_clock: HandClock) -> None:
    limits = Limits(hand_clock)
    for _ in range(50):
        limits.admit(Operation.SEND, "chat")

    hand_clock.seconds += 2

    assert limits.admit(Operation.SEND, "chat") == 0


@pytest.mark.parametrize(("scale", "seconds"), [(1, 1), (60, 1 / 60), (math.inf, 0)])
def test_a_scaled_rehearsal_has_shorter_windows(
    hand_clock: HandClock, scale: float, seconds: float
) -> None:
    limits = Limits(hand_clock, scale)
    for _ in range(7):
        limits.admit(Operation.SEND, "chat")

    wait = limits.admit(Operation.SEND, "chat")

    assert wait == pytest.approx(seconds)


async def test_the_eighth_send_in_a_second_gets_429_and_when_to_come_back(
    bot: StubBot, chat: Chat
) -> None:
    path = f"v3/conversations/{chat.id}/activities"
    for _ in range(7):
        await bot.call("POST", path, _HELLO)

    status, error, headers = await bot.call_with_headers("POST", path, _HELLO)

    assert (status, headers["Retry-After"]) == (429, "1")
    assert error["error"]["code"] == "Throttled"
    assert len(chat.messages) == 7


async def test_updates_count_as_sends(bot: StubBot, chat: Chat) -> None:
    path = f"v3/conversations/{chat.id}/activities"
    _, posted = await bot.call("POST", path, _HELLO)

    statuses = [(await bot.call("PUT", f"{path}/{posted['id']}", _HELLO))[0] for _ in range(7)]

    assert statuses == [200] * 6 + [429]


async def test_a_message_over_100_kilobytes_gets_413(bot: StubBot, chat: Chat) -> None:
    path = f"v3/conversations/{chat.id}/activities"

    fits = await bot.call("POST", path, _HELLO | {"text": "a" * 102_000})
    bursts = await bot.call("POST", path, _HELLO | {"text": "a" * 102_400})

    assert (fits[0], bursts[0]) == (201, 413)
    assert bursts[1]["error"]["code"] == "MessageSizeTooBig"
