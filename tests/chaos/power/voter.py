"""Votes without end, and says which votes were confirmed: `python -m … URL FIRST [careless]`."""

import asyncio
import sys
from itertools import count

from storage import sqlite_engines
from storage.store import Store, open_engine
from tests.storage.rows import an_answer

CARELESS = "careless"


async def vote(url: str, first: int) -> None:
    """Put one vote after the other; a number is told once its vote is committed."""
    store = Store(open_engine(url))
    for number in count(first):
        async with store.begin() as work:
            await work.votes.put([an_answer(f"voter {number}", "A")])
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def be_careless() -> None:
    """Leave syncing to SQLite's checkpoints, as we must not."""
    sqlite_engines.PRAGMAS = tuple(
        pragma.replace("synchronous=FULL", "synchronous=NORMAL")
        for pragma in sqlite_engines.PRAGMAS
    )


if __name__ == "__main__":
    if sys.argv[3:] == [CARELESS]:
        be_careless()
    asyncio.run(vote(sys.argv[1], int(sys.argv[2])))
