"""The short edition of `make chaos`: one round on each engine, by the same judge."""

from pathlib import Path

import pytest

from tests.chaos.__main__ import set_up
from tests.chaos.rounds import play

LATE = 15.0
"""Seconds; other tests keep the machine busy, so that a second proves nothing here."""


@pytest.mark.parametrize("engine", ["SQLite", "PostgreSQL"])
async def test_whatever_dies_nothing_that_was_confirmed_is_lost_and_nothing_is_said_twice(
    engine: str, tmp_path: Path
) -> None:
    async with set_up(
        engine, tmp_path, seed=2020, seconds=8, pace=0.8, may_be_late=LATE
    ) as setting:
        verdict = await play(setting)

    assert verdict.violations == []
    assert verdict.kills
