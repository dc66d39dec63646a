"""A backup: whole, private, taken while others write, and worth restoring."""

import asyncio
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from storage.backups import NoBackupError, back_up
from storage.store import Store, open_engine
from tests.dialogs.house import House, a_block, a_poll

ANONYMOUS = a_poll(anonymous=True)


async def a_house(folder: Path) -> House:
    (folder / "plans").mkdir(exist_ok=True)
    store = Store(open_engine(url_of(folder)))
    await store.upgrade()
    return House(store, folder / "plans")


def url_of(folder: Path, name: str = "giro.db") -> str:
    return f"sqlite+aiosqlite:///{folder / name}"


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


async def test_a_session_goes_on_from_its_backup(tmp_path: Path) -> None:
    house = await a_house(tmp_path)
    await house.begin(a_block("one", a_poll(), minutes=5))
    await house.join_all("anna", "bruno", "carla")
    await house.vote("anna", "A")

    await asyncio.to_thread(back_up, url_of(tmp_path), tmp_path / "copy.db")
    await house.store.close()
    restored = Store(open_engine(url_of(tmp_path, "copy.db")))
    copied = House(restored, tmp_path / "plans")
    copied.now = house.now
    await copied.vote("bruno", "B")

    async with restored.read() as work:
        assert await restored.is_current()
        run = await copied.run()
        assert (await work.votes.counts([run.id]))[run.id] == 2
    await restored.close()


async def test_what_is_copied_while_others_write_is_one_moment(tmp_path: Path) -> None:
    house = await a_house(tmp_path)
    await house.begin(a_block("one", a_poll(), minutes=5))
    names = [f"person{number}" for number in range(60)]

    async def take_part() -> None:
        for name in names:
            await house.join(name)
            await house.vote(name, "A")

    writing = asyncio.create_task(take_part())
    copies = [tmp_path / f"copy{number}.db" for number in range(5)]
    for copy in copies:
        await asyncio.to_thread(back_up, url_of(tmp_path), copy)
    await writing
    await house.store.close()

    for copy in copies:
        assert rows(copy, "PRAGMA integrity_check") == [("ok",)]
        assert rows(copy, "PRAGMA foreign_key_check") == []
        joined = {one for (one,) in rows(copy, "SELECT id FROM participants")}
        assert {one for (one,) in rows(copy, "SELECT voter FROM votes")} <= joined


async def test_open_anonymous_answers_and_their_key_are_in_no_backup(tmp_path: Path) -> None:
    house = await a_house(tmp_path)
    await house.begin(a_block("one", ANONYMOUS, minutes=5))
    await house.join_all("anna", "bruno", "carla")
    await house.vote("anna", "A")
    await house.vote("bruno", "B")
    run = await house.run()
    async with house.store.read() as work:
        key = (await work.keys.of([run.id]))[run.id]
    ballots = rows(tmp_path / "giro.db", "SELECT voter, sealed FROM ballots")

    await asyncio.to_thread(back_up, url_of(tmp_path), tmp_path / "copy.db")
    await house.store.close()

    held = (tmp_path / "copy.db").read_bytes()
    kept = [(str(voter).encode(), bytes(sealed)) for voter, sealed in ballots]  # type: ignore[call-overload]
    assert len(kept) == 2
    assert [one for one in (key.secret, *sum(kept, ())) if one in held] == []


async def test_a_backup_is_for_its_owner_alone_and_replaces_nothing(tmp_path: Path) -> None:
    house = await a_house(tmp_path)
    await house.store.close()
    copy = tmp_path / "copy.db"

    back_up(url_of(tmp_path), copy)

    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    before = copy.read_bytes()
    with pytest.raises(NoBackupError, match="replaces nothing"):
        back_up(url_of(tmp_path), copy)
    assert copy.read_bytes() == before


@pytest.mark.parametrize(
    ("database_url", "said"),
    [
        ("postgresql+asyncpg://giro@localhost/giro", "pg_dump"),
        ("sqlite+aiosqlite:///nowhere/giro.db", "no database file"),
    ],
)
def test_what_cannot_be_copied_is_said_and_leaves_nothing(
    database_url: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(NoBackupError, match=said):
        back_up(database_url, tmp_path / "copy.db")

    assert list(tmp_path.iterdir()) == []


async def test_a_damaged_database_gives_no_backup(tmp_path: Path) -> None:
    house = await a_house(tmp_path)
    await house.begin(a_block("one", a_poll(), minutes=5))
    await house.store.close()
    original = tmp_path / "giro.db"
    written = bytearray(original.read_bytes())
    written[5 * 4096 : 9 * 4096] = bytes(4 * 4096)
    original.write_bytes(written)

    with pytest.raises(NoBackupError):
        back_up(url_of(tmp_path), tmp_path / "copy.db")

    assert not await asyncio.to_thread(lambda: list(tmp_path.glob("copy*")))
