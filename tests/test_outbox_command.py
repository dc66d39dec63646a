"""`app.py outbox`: what an operator sees of what did not arrive, and what comes of their word."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from typer.testing import Result

from bot.command_line.outbox import FATES
from dialogs.mending import Fate
from facilitation.announcements import PersonNudged
from storage.outbox.parcels import ROOM, ParcelState
from storage.store import Store, open_engine
from tests.conftest import MIGRATED
from tests.dialogs.house import House, a_block, a_poll
from tests.postgres import Postgres
from tests.test_command_line import run

STATES = (ParcelState.DOUBTFUL, ParcelState.UNDELIVERABLE, ParcelState.DELIVERED)


async def outbox(url: str, *arguments: str) -> Result:
    """Run the command, which has a loop of its own."""
    return await asyncio.to_thread(run, "outbox", *arguments, DATABASE_URL=url)


@asynccontextmanager
async def a_house(url: str, folder: Path) -> AsyncIterator[House]:
    """Lend a session of which one announcement is in doubt, one undeliverable, and one arrived."""
    store = Store(open_engine(url))
    await store.upgrade()
    (folder / "plans").mkdir()
    house = House(store, folder / "plans")
    await house.begin(a_block("one", a_poll()))
    room = [one for one in await house.parcels() if one.recipient == ROOM]
    for parcel, state in zip(room, STATES, strict=True):
        async with store.begin() as work:
            await work.lines.settle(parcel, state, "403 Forbidden")
    yield house
    await store.close()


async def test_an_operator_reads_what_where_since_when_and_why_but_no_word_and_no_name(
    tmp_path: Path,
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"
    async with a_house(url, tmp_path) as house:
        session, run_ = await house.session(), await house.run()
        nudge = PersonNudged(session_id=session.id, run_id=run_.id)
        async with house.store.begin() as work:
            await work.outbox.put(nudge, at=house.now, recipient="anna@example.org")
            await work.lines.give_up_line(session.id, "anna@example.org", "403 Forbidden")

    listed = await outbox(url, "list", "--format", "json")
    table = await outbox(url, "list")

    rows = json.loads(listed.output)
    assert [(row["kind"], row["recipient"], row["state"]) for row in rows] == [
        ("session_prepared", "the room", "doubtful"),
        ("block_opened", "the room", "undeliverable"),
        ("person_nudged", "a participant", "undeliverable"),
    ]
    assert {row["session_id"] for row in rows} == {session.id}
    assert {row["reason"] for row in rows} == {"403 Forbidden"}
    assert all(row["since"].startswith("2020-11-24 13:00") for row in rows)
    assert "anna" not in listed.output + table.output
    assert (listed.exit_code, table.exit_code) == (0, 0)


async def test_an_operator_sends_again_or_drops_and_the_trail_tells(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"
    async with a_house(url, tmp_path) as house:
        doubtful, lost, _ = [one.id for one in await house.parcels() if one.recipient == ROOM]

    unsure = await outbox(url, "retry", str(doubtful), str(lost))
    dropped = await outbox(url, "drop", str(doubtful))
    nothing = await outbox(url, "retry", str(doubtful), "--even-if-twice")
    rest = await outbox(url, "list")
    trail = await asyncio.to_thread(run, "trail", DATABASE_URL=url)

    assert unsure.exit_code == 1
    assert "said twice" in unsure.stderr
    assert f"{lost}: waits to be sent" in unsure.stdout
    assert (dropped.exit_code, nothing.exit_code) == (0, 1)
    assert "nothing is in trouble" in rest.output
    acts = [json.loads(line) for line in trail.output.splitlines()]
    assert [one["act"] for one in acts if one["by"] == "operator"] == [
        "parcel_retried",
        "parcel_dropped",
    ]


@pytest.mark.parametrize("parcel_id", ["0", "-1", "99999999999999999999", "x"])
async def test_an_id_that_is_none_is_named(tmp_path: Path, parcel_id: str) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"

    refused = await outbox(url, "retry", "--", parcel_id)

    assert refused.exit_code == 2


async def test_on_postgresql_a_running_bot_hears_of_it_at_once(
    migrated_postgres: Postgres, tmp_path: Path
) -> None:
    heard = asyncio.Event()
    async with (
        migrated_postgres.lent_database(MIGRATED) as url,
        a_house(url, tmp_path) as house,
        house.store.listening(),
    ):
        lost = next(one for one in await house.parcels() if one.state is ParcelState.UNDELIVERABLE)
        house.store.bell.hang(heard.set)
        async with house.store.listening():
            # It rings once as it begins to listen.
            await asyncio.wait_for(heard.wait(), 30)
            heard.clear()

            retried = await outbox(url, "retry", str(lost.id))
            await asyncio.wait_for(heard.wait(), 30)

    assert retried.exit_code == 0


def test_every_fate_has_its_words() -> None:
    assert set(FATES) == set(Fate)
