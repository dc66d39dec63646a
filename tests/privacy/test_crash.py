"""A crash of PostgreSQL loses the keys, and nothing else; a restart of it loses nothing."""

import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from dialogs.views.opening import BrokenOffView
from dialogs.views.prompts import PromptView
from facilitation.refusals.answering import PromptIsBrokenOff
from storage.store import Store, open_engine
from tests.dialogs.house import House, a_block, a_poll, refused, view
from tests.postgres import Server, prepared_server

SECRET = a_poll(id="secret", anonymous=True, minutes=5)
NAMED = a_poll(minutes=5)


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that may crash; the machine under it does not."""
    with prepared_server(settings=("fsync=off",)) as prepared:
        prepared.start()
        yield prepared


@asynccontextmanager
async def answered(server: Server, folder: Path) -> AsyncIterator[House]:
    """Two polls are open, an anonymous and a named one, and Anna has answered both."""
    store = Store(open_engine(await server.postgres.make_database("giro")))
    await store.upgrade()
    house = House(store, folder)
    try:
        await house.begin(a_block("one", SECRET, NAMED))
        await house.join_all("anna", "bice")
        await house.vote("anna", "A", run="secret")
        await house.vote("anna", "A")
        yield house
    finally:
        await store.close()


async def test_a_crash_costs_the_open_anonymous_prompt_and_nothing_else(
    server: Server, tmp_path: Path
) -> None:
    async with answered(server, tmp_path) as house:
        server.stop(signal.SIGQUIT)
        server.start()

        lost = refused(await house.vote("bice", "B", run="secret"))
        named = view(await house.vote("bice", "B"), PromptView)
        await house.tick()
        told = [one for one in await house.views() if isinstance(one, BrokenOffView)]
        await house.pass_time(minutes=5)
        left = await house.runs()

    assert isinstance(lost, PromptIsBrokenOff)
    assert named.recorded
    assert len(told) == 1
    assert [(run.prompt.id, run.answered) for run in left] == [("poll", 2)]


async def test_a_restart_costs_nothing(server: Server, tmp_path: Path) -> None:
    async with answered(server, tmp_path) as house:
        server.stop()
        server.start()

        again = view(await house.vote("bice", "B", run="secret"), PromptView)
        await house.pass_time(minutes=5)
        run = await house.run("secret")

    assert again.recorded
    assert run.answered == 2
