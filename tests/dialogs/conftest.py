"""A house for every test, on both databases."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.store import Store, open_engine
from tests.dialogs.house import House


@pytest.fixture
def house(store: Store, tmp_path: Path) -> House:
    """Lend the dialogs over an empty database and an empty shelf."""
    plans = tmp_path / "plans"
    plans.mkdir()
    return House(store, plans)


@pytest.fixture
async def processes(migrated_url: str, tmp_path: Path) -> AsyncIterator[list[House]]:
    """Three processes over one database."""
    stores = [Store(open_engine(migrated_url)) for _ in range(3)]
    plans = tmp_path / "plans"
    plans.mkdir()
    yield [House(store, plans) for store in stores]
    for store in stores:
        await store.close()
