"""What is due, and when."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from facilitation.sessions import SessionState
from storage.deadlines import EXPIRY, Deadline, Due
from storage.store import Store, open_engine
from tests.facilitation.sessions import at
from tests.storage.rows import kept_session

LASTING = {Due.LEADER_IS_AWAY, Due.SESSION_ENDS, Due.TRACES_ARE_WIPED, *EXPIRY}
"""What a pause does not stop."""


async def due_at(store: Store, minute: float, kind: Due, thing: str = "x") -> None:
    async with store.begin() as work:
        await work.deadlines.put(session_id="s1", kind=kind, thing_id=thing, due_at=at(minute))


async def due_by(store: Store, minute: float) -> list[Deadline]:
    async with store.read() as work:
        return await work.deadlines.due(at(minute))


async def test_what_is_due_comes_the_longest_overdue_first(store: Store) -> None:
    await kept_session(store)
    await due_at(store, 3, Due.PROMPT_CLOSES)
    await due_at(store, 1, Due.PROMPT_REMINDS)
    await due_at(store, 9, Due.BLOCK_ENDS)

    due = await due_by(store, 3)

    assert [(one.kind, one.due_at) for one in due] == [
        (Due.PROMPT_REMINDS, at(1)),
        (Due.PROMPT_CLOSES, at(3)),
    ]


async def test_a_thing_has_one_deadline_of_a_kind(store: Store) -> None:
    await kept_session(store)
    await due_at(store, 3, Due.PROMPT_CLOSES)
    await due_at(store, 5, Due.PROMPT_CLOSES)

    async with store.read() as work:
        following = await work.deadlines.next_at(at(0))

    assert await due_by(store, 4) == []
    assert following == at(5)


async def test_a_deadline_that_is_gone_claims_none_in_its_place(store: Store) -> None:
    await kept_session(store)
    await due_at(store, 3, Due.PROMPT_CLOSES)
    (gone,) = await due_by(store, 3)
    async with store.begin() as work:
        await work.deadlines.drop("s1", Due.PROMPT_CLOSES)
    await due_at(store, 3, Due.TRACES_ARE_WIPED)

    async with store.begin() as work:
        claimed = await work.deadlines.claim(gone)

    assert not claimed
    assert [one.kind for one in await due_by(store, 3)] == [Due.TRACES_ARE_WIPED]


async def test_a_deadline_is_claimed_once_however_many_ask(store: Store) -> None:
    await kept_session(store)
    await due_at(store, 3, Due.PROMPT_CLOSES)
    (deadline,) = await due_by(store, 3)

    async def claim() -> bool:
        async with store.begin() as work:
            return await work.deadlines.claim(deadline)

    claimed = await asyncio.gather(*(claim() for _ in range(5)))

    assert sorted(claimed) == [False, False, False, False, True]
    assert await due_by(store, 3) == []


async def test_a_deadline_that_was_moved_is_not_claimed(store: Store) -> None:
    await kept_session(store)
    await due_at(store, 3, Due.PROMPT_CLOSES)
    (deadline,) = await due_by(store, 3)
    await due_at(store, 5, Due.PROMPT_CLOSES)

    async with store.begin() as work:
        claimed = await work.deadlines.claim(deadline)

    assert not claimed
    assert len(await due_by(store, 5)) == 1


async def test_a_pause_stops_all_but_the_session_s_end_the_wiping_and_an_absent_leader(
    store: Store,
) -> None:
    await kept_session(store, state=SessionState.PAUSED, paused_at=at(0))
    for kind in Due:
        await due_at(store, 1, kind)

    due = await due_by(store, 5)
    async with store.begin() as work:
        following = await work.deadlines.next_at(at(0))
        await work.deadlines.shift("s1", timedelta(minutes=5))
        session = await work.sessions.hold("s1")
        await work.sessions.save(replace(session, state=SessionState.RUNNING))

    moved = {one.kind for one in await due_by(store, 7)} - {one.kind for one in due}
    assert {one.kind for one in due} == LASTING
    assert following == at(1)
    assert {one.due_at for one in await due_by(store, 7) if one.kind in moved} == {at(6)}
    assert len(moved) == len(Due) - len(LASTING)


async def test_nothing_due_is_nothing_to_wait_for(store: Store) -> None:
    await kept_session(store)

    async with store.read() as work:
        assert await work.deadlines.next_at(at(0)) is None


async def test_deadlines_are_dropped_by_kind_or_for_one_thing(store: Store) -> None:
    await kept_session(store)
    await due_at(store, 1, Due.PROMPT_CLOSES, "r1")
    await due_at(store, 1, Due.PROMPT_CLOSES, "r2")
    await due_at(store, 1, Due.BLOCK_ENDS, "talk")

    async with store.begin() as work:
        await work.deadlines.drop("s1", Due.PROMPT_CLOSES, Due.PROMPT_REMINDS, thing_id="r1")
    after_one = {one.thing_id for one in await due_by(store, 1)}
    async with store.begin() as work:
        await work.deadlines.drop("s1", Due.PROMPT_CLOSES, Due.PROMPT_REMINDS)
    after_all = {one.thing_id for one in await due_by(store, 1)}

    assert after_one == {"r2", "talk"}
    assert after_all == {"talk"}


async def test_what_is_due_in_a_session_is_done_by_one_and_nobody_queues(
    store: Store, migrated_url: str
) -> None:
    other = Store(open_engine(migrated_url))

    async with store.begin() as work:
        first = await work.deadlines.is_free("s1")
        async with other.read() as elsewhere:
            second = await elsewhere.deadlines.is_free("s1")
            another = await elsewhere.deadlines.is_free("s2")
    async with other.begin() as work:
        after = await work.deadlines.is_free("s1")

    await other.close()
    # On SQLite there is nobody else.
    assert (first, second, another, after) == (True, not store.is_shared, True, True)
