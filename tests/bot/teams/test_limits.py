"""Never more than Teams bears, and never slower than need be."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.teams.limits import MANY, Limits, Purpose, SlidingWindows, Window
from bot.teams.room import Place

HERE = Place("https://teams.example/", "19:here", "tenant")
THERE = Place("https://teams.example/", "19:there", "tenant")
ABROAD = Place("https://teams.example/", "19:abroad", "another tenant")


@pytest.mark.parametrize(
    ("moments", "at", "earliest"),
    [
        ([], 5.0, 5.0),
        ([1.0], 1.0, 1.0),
        ([1.0, 1.2], 1.3, 2.05),
        ([1.0, 1.2], 2.1, 2.1),
        ([0.0, 1.0, 2.0], 2.0, 2.05),
        ([1.0, 2.05, 3.1, 3.2], 3.3, 11.05),
        ([1.0, 2.05, 3.1, 3.2], 12.0, 12.0),
    ],
)
def test_one_more_fits_when_every_window_has_room(
    moments: Sequence[float], at: float, earliest: float
) -> None:
    windows = SlidingWindows([Window(2, timedelta(seconds=1)), Window(4, timedelta(seconds=10))])
    for moment in moments:
        windows.record(moment)

    assert windows.earliest(at) == pytest.approx(earliest)


def test_sending_as_fast_as_allowed_stays_within_the_published_limits() -> None:
    limits, at, sent = Limits(), 0.0, list[float]()
    while len(sent) < 2000:
        at = limits.earliest(HERE, Purpose.TELLING, at)
        limits.record(HERE, Purpose.TELLING, at)
        sent.append(at)

    for count, seconds in ((7, 1), (8, 2), (60, 30), (1800, 3600)):
        spans = [later - first for first, later in zip(sent, sent[count:], strict=False)]
        assert min(spans) > seconds


@pytest.mark.parametrize(
    ("place", "purpose", "is_free"),
    [
        (HERE, Purpose.TELLING, False),
        (HERE, Purpose.READING, True),
        (THERE, Purpose.TELLING, True),
        (ABROAD, Purpose.TELLING, True),
    ],
)
def test_each_conversation_is_counted_apart(
    place: Place, purpose: Purpose, *, is_free: bool
) -> None:
    limits = Limits()
    for _ in range(7):
        limits.record(HERE, Purpose.TELLING, 0)

    assert (limits.earliest(place, purpose, 0) == 0) is is_free


def test_all_conversations_of_a_tenant_share_thirty_a_second() -> None:
    limits = Limits()
    for number in range(30):
        limits.record(Place("https://x/", f"19:{number}", "tenant"), Purpose.READING, 0)

    assert limits.earliest(HERE, Purpose.TELLING, 0) > 1
    assert limits.earliest(ABROAD, Purpose.TELLING, 0) == 0


def test_what_is_remembered_does_not_grow_with_all_that_ever_was() -> None:
    limits = Limits()
    for number in range(10 * MANY):
        place = Place("https://x/", f"19:{number}", "tenant")
        limits.record(place, Purpose.TELLING, number * 10.0)

    assert len(limits) < 4 * MANY


def test_redraws_leave_room_for_what_is_to_be_said_however_long_they_go_on() -> None:
    limits, at = Limits(), 0.0
    for _ in range(2000):
        at = limits.earliest(HERE, Purpose.REDRAWING, at)
        limits.record(HERE, Purpose.REDRAWING, at)

        assert limits.earliest(HERE, Purpose.TELLING, at) == at


def test_redraws_of_many_chats_leave_some_of_each_second_to_others() -> None:
    limits = Limits()
    for number in range(22):
        limits.record(Place("https://x/", f"19:{number}", "tenant"), Purpose.REDRAWING, 0)

    assert limits.earliest(HERE, Purpose.REDRAWING, 0) > 1
    assert limits.earliest(HERE, Purpose.TELLING, 0) == 0


def test_forgetting_idle_conversations_forgets_no_busy_one() -> None:
    limits = Limits()
    for _ in range(7):
        limits.record(HERE, Purpose.TELLING, 8000)
    for number in range(MANY + 1):
        limits.record(Place("https://x/", f"19:{number}", f"{number}"), Purpose.TELLING, 8000)

    assert len(limits) > 2 * MANY
    assert limits.earliest(HERE, Purpose.TELLING, 8000) > 8000
