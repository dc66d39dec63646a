"""Many people, many meetings, many sessions: nothing is lost, and nothing is left behind."""

from pathlib import Path

from tests.bench.crowds import measure_crowd
from tests.bench.figures import Figures
from tests.bench.many import measure_many
from tests.bench.soak import measure_soak


async def test_all_of_a_crowd_are_confirmed_counted_and_see_it_again(tmp_path: Path) -> None:
    figures: Figures = {}

    await measure_crowd(tmp_path, figures, crowd=80, seconds=1)

    assert figures["crowd: confirmed / counted / seen again"] == "80 / 80 / 80"


async def test_many_meetings_are_all_told_of_every_opening_and_closing(tmp_path: Path) -> None:
    figures: Figures = {}

    await measure_many(tmp_path, figures, number=8, seats=5, scale=6)

    confirmed, counted = str(figures["many: confirmed / counted"]).split(" / ")
    assert 0 < int(confirmed) == int(counted) <= 8 * 5


async def test_of_counts_that_were_told_nothing_is_left(tmp_path: Path) -> None:
    figures: Figures = {}

    await measure_soak(tmp_path, figures, sessions=2, warm_up=0, scale=3000)

    assert figures["soak: redraws kept though made"] == 0
