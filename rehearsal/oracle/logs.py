"""Reads what the bot logged: an event a line, as JSON."""

import json
from collections.abc import Iterator
from pathlib import Path

from rehearsal.wire import Json


def lines_of(log: Path) -> Iterator[Json]:
    """Give every line that is an event."""
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("{"):
            yield json.loads(line)
