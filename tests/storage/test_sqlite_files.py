"""A SQLite file has one process, one connection that writes, and stays whole."""

import asyncio
import contextlib
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from facilitation.announcements import BlockOpened
from storage import sqlite_files
from storage.backups import back_up
from storage.sqlite_files import DatabaseIsTakenError, outdated_sqlite, taken_alone
from storage.store import ScrubError, Store, open_engine
from tests.facilitation.sessions import at
from tests.storage.rows import kept_session

HOLDING = """
import sys
from storage.sqlite_files import taken_alone
with taken_alone(sys.argv[1]):
    print("taken", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def url(tmp_path: Path, migrated_sqlite: Path) -> str:
    shutil.copy(migrated_sqlite, tmp_path / "giro.db")
    return f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"


@pytest.fixture
async def sqlite(url: str) -> AsyncIterator[Store]:
    store = Store(open_engine(url))
    yield store
    await store.close()


def take(url: str) -> None:
    with taken_alone(url):
        pass


def test_a_file_has_one_process_until_it_ends_however_it_does(url: str, tmp_path: Path) -> None:
    (tmp_path / "again").symlink_to(tmp_path)
    command = [sys.executable, "-c", HOLDING, url]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holding:
        assert holding.stdout is not None
        holding.stdout.readline()

        with pytest.raises(DatabaseIsTakenError, match=r"giro\.db"):
            take(f"sqlite:///{tmp_path / 'again' / 'giro.db'}")
        take(f"sqlite:///{tmp_path / 'another.db'}")
        holding.kill()
        holding.wait()

    take(url)


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///:memory:", "sqlite:///file:x?mode=memory", "postgresql:///giro"]
)
def test_what_is_no_file_may_be_taken_by_many(url: str) -> None:
    with taken_alone(url):
        take(url)


async def test_who_reads_can_neither_write_nor_checkpoint(sqlite: Store) -> None:
    await kept_session(sqlite)

    async def write() -> None:
        async with sqlite.read() as work:
            await work.outbox.put(BlockOpened(session_id="s1", block_id="a"), at=at(1))

    with pytest.raises(OperationalError, match="readonly"):
        await write()


async def test_a_file_stays_whole_under_a_writer_readers_and_backups(
    sqlite: Store, url: str, tmp_path: Path
) -> None:
    session = await kept_session(sqlite)
    elsewhere = Store(open_engine(url))
    writing = True

    async def write() -> None:
        nonlocal writing
        for number in range(60):
            if number % 20 == 0:
                with contextlib.suppress(ScrubError):
                    await sqlite.scrub()
            async with sqlite.begin() as work:
                held = await work.sessions.hold(session.id)
                await work.sessions.save(replace(held, acts=held.acts + 1))
                block = BlockOpened(session_id="s1", block_id=f"{number}" * 50)
                await work.outbox.put(block, at=at(1))
        writing = False

    async def read(store: Store) -> None:
        while writing:
            async with store.read() as work:
                seen = await work.sessions.get(session.id)
                assert len(await work.outbox.of("s1")) == seen.acts

    async def copy() -> None:
        number = 0
        while writing:
            number += 1
            to = tmp_path / f"backup-{number}.db"
            await asyncio.to_thread(back_up, url, to)
            assert verdict(to) == "ok"

    await asyncio.gather(write(), read(sqlite), read(sqlite), read(elsewhere), copy())
    await elsewhere.close()

    assert verdict(tmp_path / "giro.db") == "ok"
    async with sqlite.read() as work:
        assert (await work.sessions.get(session.id)).acts == 60


def test_an_old_sqlite_is_told_of(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_files, "MENDED", "99.0.0")
    old = outdated_sqlite(url)
    elsewhere = outdated_sqlite("postgresql:///giro")
    monkeypatch.setattr(sqlite_files, "MENDED", "3.0.0")

    assert old == sqlite3.sqlite_version
    assert elsewhere is None
    assert outdated_sqlite(url) is None


def verdict(path: Path) -> str:
    """What SQLite itself says of a file."""
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
