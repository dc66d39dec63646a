"""Several processes over one database: each session is delivered for by one of them at a time."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import leases
from bot.cards.taps.showing import ShowTap
from bot.teams.room import TryLater
from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from storage.outbox.couriers import LEASE
from storage.outbox.parcels import ParcelState
from storage.store import Store, open_engine
from tests.bot.post_office import A_PLACE, PostOffice, a_turn, open_post_office
from tests.conftest import MIGRATED
from tests.dialogs.house import CHAT, a_block, a_poll
from tests.postgres import Postgres
from tests.storage.rows import a_line

BLOCKS = (a_block("one", a_poll(minutes=5)), a_block("two", area=None))


@pytest.fixture
async def url(migrated_postgres: Postgres) -> AsyncIterator[str]:
    """Lend a PostgreSQL database: SQLite has one process."""
    async with migrated_postgres.lent_database(MIGRATED) as url:
        yield url


@pytest.fixture
async def office(url: str, tmp_path: Path) -> AsyncIterator[PostOffice]:
    """Lend one process, with a session begun."""
    store = Store(open_engine(url))
    async with open_post_office(store, tmp_path) as opened:
        await opened.house.begin(*BLOCKS)
        yield opened
    await store.close()


@pytest.fixture
async def other(url: str, office: PostOffice, tmp_path: Path) -> AsyncIterator[PostOffice]:
    """Lend another process, which speaks into the same chat."""
    store = Store(open_engine(url))
    async with open_post_office(store, tmp_path, office.hall) as opened:
        yield opened
    await store.close()


async def states(office: PostOffice) -> list[ParcelState]:
    return [parcel.state for parcel in await office.parcels()]


async def test_two_say_everything_once_and_in_order(office: PostOffice, other: PostOffice) -> None:
    await office.house.act(Act.PAUSE)
    await office.house.act(Act.RESUME)

    await asyncio.gather(office.delivery.start(), other.delivery.start())
    await office.until(5)
    await asyncio.gather(office.delivery.stop(), other.delivery.stop())

    alone = [said.split(",")[0].split(".")[0].split(":")[0] for _, said in office.hall.said]
    assert alone == [
        "Welcome",
        "Area\u00a01 of\u00a01",
        "Poll",
        "The session is paused",
        "The session resumes",
    ]
    assert await states(office) == [ParcelState.DELIVERED] * 5


async def test_who_stops_hands_over_at_once(office: PostOffice, other: PostOffice) -> None:
    office.hall.shut[CHAT] = asyncio.Event()
    await office.delivery.start()
    await office.until_seen(lambda: office.hall.asked == 1)
    await other.delivery.start()

    stopping = asyncio.create_task(office.delivery.stop())
    await asyncio.wait({stopping}, timeout=0.05)
    office.hall.shut.pop(CHAT).set()
    await stopping
    async with asyncio.timeout(LEASE.total_seconds() / 2):
        await other.until(3)
    await other.delivery.stop()

    assert office.hall.asked == 3
    assert await states(office) == [ParcelState.DELIVERED] * 3


async def test_who_stood_still_sends_nothing_any_more(office: PostOffice) -> None:
    session = await office.house.session()
    async with office.house.store.begin() as work:
        parcel = await work.lines.take(a_line(session.id), office.house.now, by="us")
    assert parcel is not None

    with pytest.raises(TryLater, match="not ours"):
        await office.dispatch.deliver(parcel, a_turn())

    assert office.hall.asked == 0


async def test_a_lease_is_kept_while_there_is_something_to_do_and_left_thereafter(
    office: PostOffice, other: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_id = (await office.house.session()).id
    ours, theirs = office.leases, other.leases
    monkeypatch.setattr(leases, "RENEW_EVERY", 0)
    monkeypatch.setattr(leases, "IDLE_FOR", 0)
    async with office.house.store.begin() as work:
        taken = await ours.take(work, session_id)

    await ours.renew({session_id})
    held = ours.holds(session_id)
    async with other.house.store.begin() as work:
        refused = await theirs.take(work, session_id)
    await ours.renew(set())
    async with other.house.store.begin() as work:
        taken_over = await theirs.take(work, session_id)

    assert (taken, held, refused, taken_over) == (True, True, False, True)
    assert not ours.holds(session_id)
    assert theirs.holds(session_id)


async def test_what_a_dead_process_was_sending_is_in_doubt_and_the_rest_goes_out(
    office: PostOffice,
) -> None:
    session = await office.house.session()
    await office.have_controls()
    async with office.house.store.begin() as work:
        await work.couriers.take(session.id, "the dead")
        await work.lines.take(a_line(session.id), office.house.now, by="the dead")

    await office.delivery.start()
    await office.until(2)
    await office.delivery.stop()

    assert await states(office) == [
        ParcelState.DOUBTFUL,
        ParcelState.DELIVERED,
        ParcelState.DELIVERED,
    ]
    assert "control_shown" in await office.house.redrawn()


async def test_a_doubt_of_others_is_settled_by_a_tap_that_reaches_us(
    office: PostOffice, other: PostOffice
) -> None:
    session = await office.house.session()
    async with office.house.store.begin() as work:
        parcel = await work.lines.take(a_line(session.id), office.house.now, by="another")
        assert parcel is not None
        await work.lines.settle(parcel, ParcelState.DOUBTFUL, "timeout")

    await other.delivery.start()
    await other.until(2)
    await other.delivery.stop()
    welcome = ShowTap(session=session.id, card=Card.WELCOME)
    await other.doubts.seen(welcome, A_PLACE, "message 0")

    assert (await states(office))[0] is ParcelState.DELIVERED
