"""Thirty people answer an anonymous poll one after the other, on a database whose bytes we read."""

import asyncio
import logging
import os
import sqlite3
import subprocess
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from storage.anonymity.keys import Key
from storage.backups import back_up
from storage.store import Store, open_engine
from tests.dialogs.house import House, a_block, a_poll, sender
from tests.postgres import Postgres, find_binaries, running_postgres
from tests.privacy.attacker import Guess, Loot, every_file

NAMES = [f"person{number:02}" for number in range(30)]
OPTIONS = [f"MARK-{letter}-{letter * 6}" for letter in "QVWXYZ"]
ANSWERS = [OPTIONS[number * 11 % 6] for number in range(30)]
"""Each option five times: who guesses finds five people out."""

SECRET = a_poll(
    anonymous=True, minutes=30, options=[{"id": one, "text": f"{one} as read"} for one in OPTIONS]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A database, and where its bytes are."""

    url: str
    folder: Path

    @property
    def is_sqlite(self) -> bool:
        return self.url.startswith("sqlite")


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What came of it, known to the test alone."""

    truth: Guess
    key: Key
    stolen: Mapping[str, bytes]
    """Every byte as it was while the poll was open, which nobody is promised anything about."""


@contextmanager
def place(engine: str, folder: Path) -> Iterator[Place]:
    """An empty database of our own, on a server of our own that logs all that it is asked."""
    if engine == "sqlite":
        yield Place(url=f"sqlite+aiosqlite:///{folder / 'giro.db'}", folder=folder)
        return
    with running_postgres() as server:
        yield asyncio.run(_postgres_place(server))


async def _postgres_place(server: Postgres) -> Place:
    url = await server.make_database("giro")
    async with _connected(url) as connection:
        await connection.execute("ALTER SYSTEM SET log_statement = 'all'")
        await connection.execute("ALTER SYSTEM SET log_min_duration_statement = 0")
        await connection.execute("SELECT pg_reload_conf()")
        folder = await connection.fetchval("SHOW data_directory")
    return Place(url=url, folder=Path(folder).parent)


async def play(place: Place, booty: Path, *, leak: str = "") -> tuple[Played, Loot]:
    """Play it to the close and after; what is left, with the copies that were made meanwhile.

    `leak` is what is kept beside each answer, in the same transaction or the next.
    """
    with _all_that_is_logged(booty / "log"):
        async with _house(place, booty) as house:
            await house.begin(a_block("one", SECRET, minutes=31))
            await house.join_all(*NAMES)
            run = await house.run()
            async with house.store.read() as work:
                key = (await work.keys.of([run.id]))[run.id]
            known = await ids(place)
            for name, chosen in zip(NAMES, ANSWERS, strict=True):
                await house.vote(name, chosen)
                await _keep_beside(place, leak, chosen)
            await asyncio.to_thread(_copy, place, booty / "while-open")
            # What PostgreSQL keeps out of its log it leaves in memory, too, as long as it can.
            memory = {} if place.is_sqlite else {"memory": key.secret}
            stolen = await files(place, booty) | memory
            await house.pass_time(minutes=30)
        await asyncio.to_thread(_copy, place, booty / "after")
    arrivals = [known[sender(name).key] for name in NAMES]
    truth = dict(zip(arrivals, ANSWERS, strict=True))
    loot = Loot(
        files=await files(place, booty),
        arrivals=arrivals,
        traces={known[sender(name).key]: _traces(name, known) for name in NAMES},
        options=OPTIONS,
        orders=await orders(place),
    )
    return Played(truth=truth, key=key, stolen=stolen), loot


@asynccontextmanager
async def _house(place: Place, booty: Path) -> AsyncIterator[House]:
    store = Store(open_engine(place.url))
    await store.upgrade()
    plans = booty / "plans"
    await asyncio.to_thread(plans.mkdir)
    try:
        yield House(store, plans)
    finally:
        await store.close()


@contextmanager
def _all_that_is_logged(path: Path) -> Iterator[None]:
    """Whatever anything logs at its most talkative."""
    handler, root = logging.FileHandler(path, encoding="utf-8"), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        root.setLevel(before)
        root.removeHandler(handler)
        handler.close()


def _copy(place: Place, to: Path) -> None:
    """A backup as the operator is told to make it."""
    if place.is_sqlite:
        back_up(place.url, to)
        return
    dump = [str(find_binaries() / "pg_dump"), "--no-unlogged-table-data", f"--file={to}"]
    target = place.url.replace("postgresql+asyncpg", "postgresql")
    subprocess.run([*dump, target], check=True, env={**os.environ, "PGSSLMODE": "disable"})


async def files(place: Place, booty: Path) -> dict[str, bytes]:
    if not place.is_sqlite:
        async with _connected(place.url) as connection:
            await connection.execute("CHECKPOINT")
    return await asyncio.to_thread(every_file, *{place.folder, booty})


async def _keep_beside(place: Place, leak: str, chosen: str) -> None:
    """A deliberate mistake: the choice alone, in a table that keeps the order."""
    if not leak:
        return
    if place.is_sqlite:
        await asyncio.to_thread(_keep_in_sqlite, place, chosen)
        return
    async with _connected(place.url) as connection:
        await connection.execute("CREATE TABLE IF NOT EXISTS leak (id text, chosen text)")
        await connection.execute("INSERT INTO leak VALUES (gen_random_uuid()::text, $1)", chosen)


def _keep_in_sqlite(place: Place, chosen: str) -> None:
    with closing(sqlite3.connect(place.folder / "giro.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA busy_timeout=30000")
        connection.execute("CREATE TABLE IF NOT EXISTS leak (chosen TEXT)")
        connection.execute("INSERT INTO leak VALUES (?)", (chosen,))


async def ids(place: Place) -> Mapping[str, str]:
    """Participants' ids by who they are."""
    query = "SELECT person_key, participant_id FROM identities"
    return dict(await _rows(place, query))  # type: ignore[arg-type]


def _traces(name: str, ids: Mapping[str, str]) -> Sequence[bytes]:
    who = sender(name)
    known = (ids[who.key], who.key, who.teams_user_id, who.name, who.email or "")
    return [one.encode() for one in known]


async def orders(place: Place) -> dict[str, Sequence[Sequence[object]]]:
    """Each table in the order of its rows, and in every one that the engine keeps account of."""
    if place.is_sqlite:
        named = (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%WITHOUT ROW%'"
        )
        orders = ["rowid"]
    else:
        named = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        orders = ["xmin::text::bigint", "ctid"]
    return {
        f"{table} by {order}": await _rows(
            place,
            f"SELECT * FROM {table} ORDER BY {order}",  # noqa: S608 - of our own tables
        )
        for (table,) in await _rows(place, named)
        for order in orders
    }


async def _rows(place: Place, query: str) -> list[tuple[object, ...]]:
    if place.is_sqlite:
        return await asyncio.to_thread(_sqlite_rows, place, query)
    async with _connected(place.url) as connection:
        return [tuple(row) for row in await connection.fetch(query)]


def _sqlite_rows(place: Place, query: str) -> list[tuple[object, ...]]:
    path = place.folder / "giro.db"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


@asynccontextmanager
async def _connected(url: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(url.replace("postgresql+asyncpg", "postgresql"), ssl=False)
    try:
        yield connection
    finally:
        await connection.close()
