"""Who delivers for a session, and what was under way when somebody fell silent."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text

from facilitation.announcements import AnyAnnouncement, BlockOpened, PromptOpened
from storage.moments import Moment
from storage.outbox.doubts import Doubt
from storage.outbox.lines import Line
from storage.outbox.parcels import ROOM, Parcel, ParcelState
from storage.store import Store, open_engine
from tests.facilitation.sessions import at
from tests.storage.rows import a_line, kept_session, redraws_of

ONE, TWO = "one", "two"
SAID = Line(session_id="s1", recipient=ROOM, redraws=False)
DRAWN = Line(session_id="s1", recipient=ROOM, redraws=True)
OPENED = PromptOpened(session_id="s1", run_id="r1")


@pytest.fixture
async def other(migrated_url: str) -> AsyncIterator[Store]:
    """Lend what another process would open over the same database."""
    opened = Store(open_engine(migrated_url))
    yield opened
    await opened.close()


async def take(store: Store, holder: str, session_id: str = "s1") -> bool:
    async with store.begin() as work:
        return await work.couriers.take(session_id, holder)


async def fall_silent(url: str) -> None:
    """Let every lease run out, as it does where nobody renews it."""
    engine = open_engine(url)
    async with engine.connect() as connection, connection.begin():
        await connection.execute(text("UPDATE couriers SET until = '2020-01-01 00:00:00.000000'"))
    await engine.dispose()


async def sent(store: Store, holder: str, *announcements: AnyAnnouncement) -> Parcel:
    """Put announcements, and take the first of them to be sent."""
    async with store.begin() as work:
        for announcement in announcements:
            await work.outbox.put(announcement, at=at(1))
        parcel = await work.lines.take(a_line("s1"), at(2), by=holder)
    assert parcel is not None
    return parcel


async def states(store: Store) -> list[ParcelState]:
    async with store.read() as work:
        return [one.state for one in await work.outbox.of("s1")]


async def test_of_many_who_ask_one_is_the_courier(store: Store, other: Store) -> None:
    asked = [take((store, other)[number % 2], f"holder {number}") for number in range(10)]

    taken = await asyncio.gather(*asked)

    assert sum(taken) == 1


async def test_a_courier_stays_until_they_fall_silent(
    store: Store, other: Store, migrated_url: str
) -> None:
    first = await take(store, ONE)
    while_alive = await take(other, TWO)
    again = await take(store, ONE)

    await fall_silent(migrated_url)
    async with store.begin() as work:
        renewed = await work.couriers.renew(ONE)
    after_renewal = await take(other, TWO)
    await fall_silent(migrated_url)
    at_last = await take(other, TWO)

    assert (first, while_alive, again) == (True, False, True)
    assert (renewed, after_renewal, at_last) == ({"s1"}, False, True)
    async with store.begin() as work:
        assert await work.couriers.renew(ONE) == set()


async def test_who_leaves_a_session_leaves_it_to_the_next_at_once(
    store: Store, other: Store
) -> None:
    await take(store, ONE)
    await take(store, ONE, "s2")

    async with store.begin() as work:
        await work.couriers.release(ONE, {"s1"})
        await work.couriers.release(TWO, {"s2"})

    assert await take(other, TWO)
    assert not await take(other, TWO, "s2")


async def test_who_is_known_to_be_gone_is_not_waited_for(store: Store) -> None:
    await take(store, ONE)

    async with store.begin() as work:
        await work.couriers.dismiss()

    assert await take(store, TWO)


async def test_what_others_are_at_is_not_looked_at(
    store: Store, other: Store, migrated_url: str
) -> None:
    await kept_session(store)
    await sent(store, ONE, BlockOpened(session_id="s1", block_id="a"))
    await take(store, ONE)

    async with store.read() as work:
        ours = await work.lines.lines(ONE)
    async with other.read() as work:
        theirs = await work.lines.lines(TWO)
    await fall_silent(migrated_url)
    async with other.read() as work:
        left = await work.lines.lines(TWO)

    assert (ours, theirs, left) == ([SAID], [], [SAID])


async def test_what_was_being_sent_is_in_doubt_and_what_follows_is_not(store: Store) -> None:
    await kept_session(store)
    parcel = await sent(store, ONE, BlockOpened(session_id="s1", block_id="a"), OPENED)

    async with store.begin() as work:
        first = await work.doubts.own_up(SAID)
        second = await work.doubts.own_up(SAID)

    async with store.read() as work:
        doubts = await work.doubts.all(TWO)
    assert (first, second) == ([parcel.id], [])
    assert await states(store) == [ParcelState.DOUBTFUL, ParcelState.WAITING]
    assert doubts == [Doubt(id=parcel.id, session_id="s1", card="block:s1:a")]


async def test_a_redraw_that_was_being_sent_waits_again(store: Store) -> None:
    await kept_session(store)
    async with store.begin() as work:
        await work.cards.posted(OPENED.card, "s1", "activity")
        await work.outbox.redraw([OPENED], at=at(1))
        await work.lines.take(redraws_of("s1"), at(1), by=ONE)

    async with store.begin() as work:
        doubted = await work.doubts.own_up(DRAWN)

    assert doubted == []
    assert await states(store) == [ParcelState.WAITING]


async def test_who_was_taken_for_dead_knows_better(store: Store) -> None:
    await kept_session(store)
    parcel = await sent(store, ONE, OPENED)

    async with store.begin() as work:
        await work.doubts.own_up(SAID)
        settled = await work.lines.settle(parcel, ParcelState.DELIVERED)
        doubted_again = await work.lines.settle(parcel, ParcelState.DOUBTFUL, "timeout")

    assert (settled, doubted_again) == (True, False)
    assert await states(store) == [ParcelState.DELIVERED]


async def test_who_was_taken_for_dead_and_sent_nothing_leaves_it_to_be_sent(store: Store) -> None:
    await kept_session(store)
    parcel = await sent(store, ONE, OPENED)
    async with store.begin() as work:
        await work.doubts.own_up(SAID)

    async with store.begin() as work:
        await work.lines.put_back(parcel)
        await work.lines.put_back(parcel)
    after_return = await states(store)
    async with store.begin() as work:
        again = await work.lines.take(a_line("s1"), at(3), by=TWO)

    assert after_return == [ParcelState.WAITING]
    assert again is not None
    assert again.id == parcel.id


async def test_nobody_settles_what_another_is_sending(store: Store) -> None:
    await kept_session(store)
    first = await sent(store, ONE, OPENED)
    async with store.begin() as work:
        await work.lines.put_back(first)
        await work.lines.take(a_line("s1"), at(3), by=TWO)

    async with store.begin() as work:
        settled = await work.lines.settle(first, ParcelState.DELIVERED)

    assert not settled
    assert await states(store) == [ParcelState.SENDING]


async def test_what_another_is_sending_may_be_seen_to_have_come(store: Store) -> None:
    await kept_session(store)
    parcel = await sent(store, ONE, OPENED)

    async with store.begin() as work:
        ours, theirs = await work.doubts.all(ONE), await work.doubts.all(TWO)
        settled = await work.doubts.settle(parcel.id)
        again = await work.doubts.settle(parcel.id)
        late = await work.lines.settle(parcel, ParcelState.DOUBTFUL, "timeout")

    assert ours == []
    assert [one.card for one in theirs] == [OPENED.card]
    assert (settled, again, late) == (True, False, False)


async def test_the_database_tells_the_time(migrated_url: str) -> None:
    engine = open_engine(migrated_url)
    async with engine.connect() as connection:
        found = await connection.execute(select(Moment(), Moment(timedelta(minutes=5))))
        now, later = found.one()
    await engine.dispose()

    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)
    assert timedelta(seconds=299) < later - now < timedelta(seconds=301)
