"""The bell: who waits for something to do hears of it at once, in whichever process."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from facilitation.announcements import PromptOpened
from storage import bell as bells
from storage.deadlines import Due
from storage.outages import DatabaseIsAwayError
from storage.store import Store, open_engine
from storage.work import Work
from tests.conftest import MIGRATED
from tests.facilitation.sessions import at
from tests.postgres import Postgres
from tests.storage.rows import an_answer, kept_run, kept_session

OPENED = PromptOpened(session_id="s1", run_id="r1")


class ThrownError(Exception):
    """As if something had gone wrong."""


@pytest.fixture
async def url(migrated_postgres: Postgres) -> AsyncIterator[str]:
    async with migrated_postgres.lent_database(MIGRATED) as url:
        yield url


async def put(work: Work) -> None:
    await work.outbox.put(OPENED, at=at(1))


def rings(store: Store) -> list[None]:
    """What comes of hanging on the bell."""
    heard: list[None] = []
    store.bell.hang(lambda: heard.append(None))
    return heard


async def test_what_is_to_be_told_or_to_be_met_rings_at_its_commit(store: Store) -> None:
    await kept_session(store)
    heard = rings(store)

    async with store.begin() as work:
        await put(work)
        before = len(heard)
    told = len(heard)
    async with store.begin() as work:
        await work.deadlines.put(session_id="s1", kind=Due.SESSION_ENDS, thing_id="", due_at=at(1))

    assert (before, told, len(heard)) == (0, 1, 2)


async def test_what_came_to_nothing_does_not_ring(store: Store) -> None:
    await kept_session(store)
    heard = rings(store)

    async def break_off() -> None:
        async with store.begin() as work:
            await put(work)
            raise ThrownError

    with pytest.raises(ThrownError):
        await break_off()

    assert heard == []


async def test_answers_and_redraws_do_not_ring(store: Store) -> None:
    await kept_session(store)
    await kept_run(store)
    heard = rings(store)

    async with store.begin() as work:
        await work.votes.put([an_answer("p1", "A")])
        await work.outbox.redraw([OPENED], at=at(1))

    assert heard == []


async def test_other_processes_hear_it_and_come_back_where_they_lost_the_line(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bells, "AGAIN_SECONDS", 0.05)
    here, there = Store(open_engine(url)), Store(open_engine(url))
    await kept_session(here)
    heard = asyncio.Event()
    there.bell.hang(heard.set)

    async def hears() -> None:
        async with asyncio.timeout(10):
            await heard.wait()
        heard.clear()

    async with there.listening():
        await hears()
        async with here.begin() as work:
            await put(work)
        await hears()
        await cut_off_who_listens(url)
        await hears()
        async with here.begin() as work:
            await put(work)
        await hears()

    await asyncio.gather(here.close(), there.close())


async def test_a_database_that_is_away_is_asked_again(
    unused_tcp_port: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(bells, "AGAIN_SECONDS", 0.01)
    away = Store(open_engine(f"postgresql+asyncpg://giro@127.0.0.1:{unused_tcp_port}/giro"))

    async with away.listening(), asyncio.timeout(10):
        while caplog.messages.count("listening_failed") < 2:
            with pytest.raises(DatabaseIsAwayError):
                await away.ping()

    await away.close()
    assert caplog.messages.count("listening_failed") >= 2


async def cut_off_who_listens(url: str) -> None:
    """End the connection that listens, as a database does that is started anew."""
    engine = open_engine(url)
    async with engine.connect() as connection:
        await connection.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ~ '^LISTEN'")
        )
    await engine.dispose()
