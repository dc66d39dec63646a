"""A store that tells how long its transactions take, also of those that fail."""

import pytest

from storage.store import open_engine
from storage.timed_store import TimedStore
from tests.storage.rows import kept_session


async def test_each_transaction_is_told_of_once(migrated_url: str) -> None:
    told: list[tuple[str, float]] = []
    store = TimedStore(
        open_engine(migrated_url), lambda work, seconds: told.append((work, seconds))
    )

    session = await kept_session(store)
    async with store.read() as work:
        read = await work.sessions.get(session.id)
    with pytest.raises(RuntimeError):
        async with store.begin():
            raise RuntimeError
    await store.close()

    assert read == session
    assert [work for work, _ in told] == ["write", "read", "write"]
    assert all(seconds > 0 for _, seconds in told)
