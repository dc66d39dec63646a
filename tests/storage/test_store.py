"""The database's door."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from facilitation.refusals.unknown import NoSuchSession
from storage.store import ScrubError, Store, open_engine
from storage.work import Work
from tests.facilitation.sessions import a_run, a_session, at
from tests.storage.rows import SECRET, an_answer, kept_run, kept_session

ONE_PAGE = 8192


Begin = Callable[[], AbstractAsyncContextManager[Work]]


class KilledError(Exception):
    """As if the process had been killed."""


async def test_what_was_begun_and_broken_off_has_changed_nothing(store: Store) -> None:
    async def die_half_way() -> None:
        async with store.begin() as work:
            await work.sessions.add(a_session())
            await work.runs.add(a_run())
            raise KilledError

    with pytest.raises(KilledError):
        await die_half_way()

    async with store.read() as work:
        with pytest.raises(NoSuchSession):
            await work.sessions.get("s1")


async def test_what_is_read_to_be_written_back_is_read_by_one_at_a_time(store: Store) -> None:
    await kept_session(store)

    async def act() -> None:
        async with store.begin() as work:
            held = await work.sessions.hold("s1")
            await work.sessions.save(replace(held, acts=held.acts + 1))

    await asyncio.gather(*(act() for _ in range(20)))

    async with store.read() as work:
        assert (await work.sessions.get("s1")).acts == 20


async def test_who_is_waited_for_waits_for_no_queue_of_what_can_wait(store: Store) -> None:
    done: list[str] = []

    async def act(name: str, begin: Begin) -> None:
        async with begin() as work:
            await work.sessions.all()
            done.append(name)

    await asyncio.gather(
        *(act("aside", store.begin_aside) for _ in range(20)), act("tap", store.begin)
    )

    # Only SQLite has a queue; where there is none nobody is held up either.
    assert done.index("tap") <= 1 or store.is_shared


async def test_one_look_is_one_moment(store: Store) -> None:
    session = await kept_session(store)

    async with store.read() as work:
        before = await work.sessions.get("s1")
        async with store.begin() as writing:
            await writing.sessions.save(replace(session, acts=7))
        after = await work.sessions.get("s1")

    assert before == after


async def test_readers_do_not_wait_for_a_writer(store: Store) -> None:
    session = await kept_session(store)

    async with store.begin() as writing:
        await writing.sessions.save(replace(session, acts=7))
        async with store.read() as work:
            seen = await work.sessions.get("s1")

    assert seen.acts == 0


async def test_an_error_does_not_show_what_people_wrote(store: Store) -> None:
    await kept_session(store)
    await kept_run(store)

    with pytest.raises(DBAPIError) as error:
        async with store.begin() as work:
            await work.votes.put([an_answer("p1", "my secret words", run_id="nowhere")])

    assert "my secret words" not in str(error.value)
    assert "INSERT INTO votes" in str(error.value)


async def test_a_forgotten_ballot_leaves_no_trace_in_the_files(tmp_path: Path) -> None:
    store = Store(open_engine(f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"))
    await store.upgrade()
    await kept_session(store)
    run = await kept_run(store, prompt=SECRET)
    hashes = [f"{number:064x}" for number in range(1000, 1200)]
    async with store.begin() as work:
        key = (await work.keys.of([run.id]))[run.id]
        await work.ballots.put(run, key, [an_answer(one, "A") for one in hashes])

    written = _raw(tmp_path)
    async with store.begin() as work:
        await work.ballots.forget(run.id)
        await work.runs.retract(run, at=at(1))
    await store.scrub()
    left = _raw(tmp_path)

    await store.close()
    assert hashes[0].encode() in written
    assert key.secret not in written
    assert not [one for one in hashes if one.encode() in left]
    assert not list((tmp_path / "giro.db.keys").iterdir())


async def test_traces_are_known_to_be_left_while_somebody_reads_them(tmp_path: Path) -> None:
    store = Store(open_engine(f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"))
    await store.upgrade()
    session = await kept_session(store)

    async with store.read() as work:
        await work.sessions.get("s1")
        async with store.begin() as writing:
            await writing.sessions.save(replace(session, acts=7))
        with pytest.raises(ScrubError):
            await store.scrub()
    await store.scrub()

    await store.close()


async def test_a_forgotten_ballot_leaves_no_trace_in_the_table(
    store: Store, migrated_url: str
) -> None:
    await kept_session(store)
    run = await kept_run(store, prompt=SECRET)
    async with store.begin() as work:
        key = (await work.keys.of([run.id]))[run.id]
        answers = [an_answer(f"{number:064x}", "A") for number in range(300)]
        await work.ballots.put(run, key, answers)
        await work.ballots.forget(run.id)

    await store.scrub()

    async with store.read() as work:
        assert await work.ballots.of(run.id, key) == []
    assert await _bytes_of(migrated_url, "ballots") <= ONE_PAGE


async def test_nothing_counts_as_wiped_while_somebody_reads_as_of_before(
    store: Store, migrated_url: str
) -> None:
    await kept_session(store)
    run = await kept_run(store, prompt=SECRET)

    async with store.read() as reading:
        await reading.sessions.get("s1")
        async with store.begin() as work:
            await work.keys.forget(run.id)
        if not migrated_url.startswith("sqlite"):
            with pytest.raises(ScrubError):
                await store.scrub()
            assert await _bytes_of(migrated_url, "anonymity_keys") == ONE_PAGE
    await store.scrub()

    if not migrated_url.startswith("sqlite"):
        assert await _bytes_of(migrated_url, "anonymity_keys") == 0


def _raw(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("giro.db*") if path.is_file())


async def _bytes_of(database_url: str, table: str) -> int:
    """Bytes of what is kept in a table, dead or alive; SQLite's pages are looked at above."""
    if database_url.startswith("sqlite"):
        return 0
    engine = open_engine(database_url)
    async with engine.connect() as connection:
        size = await connection.scalar(text("SELECT pg_relation_size(:name)"), {"name": table})
    await engine.dispose()
    return int(size)
