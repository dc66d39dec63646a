"""What the journeys share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.dialogs.house import a_block, a_poll
from tests.stage import Stage, small_stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Lend a session that has begun, with a poll open for the whole test."""
    async with small_stage(tmp_path, a_block("one", a_poll(minutes=50), minutes=60)) as opened:
        await opened.begin()
        await opened.francesca.finds("Which?")
        yield opened
