"""Waiting for one thing or another."""

from datetime import timedelta

import pytest

from bot.teams.failures import LONGEST_PAUSE
from bot.waiting import PATIENCE, pause_after


@pytest.mark.parametrize(
    ("asked", "waits", "least"),
    [
        (timedelta(seconds=1), 1, 1),
        (timedelta(seconds=1), 3, 4),
        (timedelta(seconds=1), 9, PATIENCE.total_seconds()),
        (timedelta(seconds=1), 5000, PATIENCE.total_seconds()),
        (timedelta(minutes=2), 2, 120),
        (LONGEST_PAUSE, 5000, LONGEST_PAUSE.total_seconds()),
    ],
)
def test_who_is_put_off_again_and_again_waits_longer_but_never_for_ever(
    asked: timedelta, waits: int, least: float
) -> None:
    assert least <= pause_after(asked, waits) <= 1.25 * least
