"""Sessions at rest."""

import asyncio
from dataclasses import replace

import pytest

from facilitation.agenda import acted
from facilitation.refusals.unknown import NoSuchSession
from facilitation.sessions import SessionState
from storage.store import Store
from tests.facilitation.sessions import a_session, at, prepared
from tests.storage.rows import kept_session

HERE = {"tenant_id": "t1", "conversation_id": "c1"}


async def test_a_session_comes_back_as_it_was_kept(store: Store) -> None:
    session = acted(a_session(paused_at=at(4)), act="next", by="ada", name="Ada", at=at(3))

    async with store.begin() as work:
        await work.sessions.add(session)

    async with store.read() as work:
        assert await work.sessions.get("s1") == session
        assert await work.sessions.get_many(["s1", "s2"]) == {"s1": session}
        assert await work.sessions.all() == [session]


async def test_what_changes_is_saved(store: Store) -> None:
    session = await kept_session(store)
    changed = replace(
        acted(session, act="pause", by=None, name=None, at=at(5)),
        state=SessionState.PAUSED,
        paused_at=at(5),
        block_id="talk",
        block_ends_at=at(20),
    )

    async with store.begin() as work:
        await work.sessions.save(changed)

    async with store.read() as work:
        assert await work.sessions.get("s1") == changed
        assert await work.sessions.find_current(**HERE) == changed


async def test_an_unknown_session_is_refused(store: Store) -> None:
    async with store.begin() as work:
        for ask in (work.sessions.get, work.sessions.hold, work.sessions.share):
            with pytest.raises(NoSuchSession):
                await ask("nowhere")


async def test_a_conversation_has_one_current_session(store: Store) -> None:
    async def prepare(number: int) -> bool:
        async with store.begin() as work:
            return await work.sessions.add(prepared(id=f"s{number}"))

    added = await asyncio.gather(*(prepare(number) for number in range(5)))

    assert sorted(added) == [False, False, False, False, True]


async def test_an_ended_session_makes_room_and_stays_known(store: Store) -> None:
    await kept_session(store, state=SessionState.ENDED)

    async with store.begin() as work:
        added = await work.sessions.add(prepared(id="s2", prepared_at=at(60)))

    async with store.read() as work:
        current = await work.sessions.find_current(**HERE)
        latest = await work.sessions.find_latest(**HERE)
    assert added
    assert current is not None
    assert current == latest
    assert current.id == "s2"


async def test_another_conversation_or_tenant_sees_nothing(store: Store) -> None:
    await kept_session(store)

    async with store.read() as work:
        found = [
            await work.sessions.find_latest(tenant_id="t1", conversation_id="c2"),
            await work.sessions.find_latest(tenant_id="t2", conversation_id="c1"),
        ]

    assert found == [None, None]


async def test_a_conversation_can_be_reached_elsewhere(store: Store) -> None:
    await kept_session(store)

    async with store.begin() as work:
        await work.sessions.moved("s1", "https://elsewhere.example/")

    async with store.read() as work:
        assert (await work.sessions.get("s1")).service_url == "https://elsewhere.example/"
