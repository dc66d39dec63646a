"""A power cut loses what was not synced, and no vote that was confirmed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chaos.power.benches import ENGINES
from tests.chaos.power.cuts import lost_votes
from tests.chaos.power.power import built_shim

CUTS = 4
SEED = 2020


@pytest.fixture(scope="module")
def shim() -> Iterator[Path]:
    with built_shim() as built:
        yield built


@pytest.mark.parametrize("engine", ENGINES)
async def test_no_vote_that_was_confirmed_is_lost(engine: str, shim: Path) -> None:
    async with ENGINES[engine](shim) as bench:
        lost = await lost_votes(bench, CUTS, SEED)

    assert lost == set()


@pytest.mark.parametrize("engine", ENGINES)
async def test_one_is_found_lost_where_it_was_confirmed_before_it_was_synced(
    engine: str, shim: Path
) -> None:
    async with ENGINES[engine](shim, is_careful=False) as bench:
        lost = await lost_votes(bench, CUTS, SEED)

    assert lost
