"""What the tests of the door share."""

from collections.abc import AsyncIterator

import pytest

from tests.bot.channel import Channel, open_channel
from tests.bot.connector import Teams, serving


@pytest.fixture
async def channel() -> AsyncIterator[Channel]:
    """Lend a channel of the test's own."""
    async with open_channel() as channel:
        yield channel


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    """Lend a Teams of the test's own."""
    async with serving() as teams:
        yield teams
