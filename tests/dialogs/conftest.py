"""A house for every test, on both databases."""

from pathlib import Path

import pytest

from storage.store import Store
from tests.dialogs.house import House


@pytest.fixture
def house(store: Store, tmp_path: Path) -> House:
    """Lend the dialogs over an empty database and an empty shelf."""
    plans = tmp_path / "plans"
    plans.mkdir()
    return House(store, plans)
