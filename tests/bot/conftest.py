"""What the tests of the door share."""

import io
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest

from bot.logs import JsonLines
from tests.bot.channel import Channel, open_channel
from tests.bot.connector import Teams, serving

Lines = Callable[[], list[dict[str, Any]]]


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


@pytest.fixture
def lines() -> Iterator[Lines]:
    """Give the log's lines so far, as an operator's tools read them."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)
