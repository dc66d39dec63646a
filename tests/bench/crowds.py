"""A thousand people in one meeting, and what another meeting notices of them."""

import asyncio
from pathlib import Path

from rehearsal.wire import Json
from tests.bench.figures import Figures
from tests.bench.house import House, Meeting, convene, open_house
from tests.bench.load import Load, load, raw

CROWD = 1000
SECONDS = 10
NEIGHBOURS = 40
TAPS = 400
"""By the neighbours, within the same seconds."""
ROUNDS = 3


async def measure_crowd(
    folder: Path, figures: Figures, *, crowd: int = CROWD, seconds: float = SECONDS
) -> None:
    """Everybody answers one poll within some seconds; then everybody's Teams refreshes it."""
    async with open_house(folder) as house:
        meeting = await convene(house, 0, crowd)
        before = len(house.teams.ledger.requests_for("update"))
        answered = await _all(house, meeting.votes(crowd), seconds)
        refreshed = await _all(house, meeting.refreshes(), seconds)
        updates = len(house.teams.ledger.requests_for("update")) - before
        counted = house.counted()
    if not answered.confirmed == refreshed.confirmed == counted == crowd:
        raise SystemExit(
            f"{crowd} answered, {answered.confirmed} confirmed, {counted} counted,"
            f" {refreshed.confirmed} saw it on their card again"
        )
    figures["crowd: confirmed / counted / seen again"] = (
        f"{answered.confirmed} / {counted} / {refreshed.confirmed}"
    )
    for name, measured in (("answers", answered), ("refreshes", refreshed)):
        figures[f"crowd: {name} p50, ms"] = measured.percentile(0.5)
        figures[f"crowd: {name} p99, ms"] = measured.percentile(0.99)
    figures["crowd: card updates"] = updates


async def measure_neighbours(folder: Path, figures: Figures) -> None:
    """Taps in one meeting while all is quiet, and while a crowd answers in another, by turns."""
    async with open_house(folder) as house:
        crowd, neighbours = await convene(house, 0, CROWD), await convene(house, 1, NEIGHBOURS)
        quiet, beside = [], []
        for _ in range(ROUNDS):
            quiet.append(await _all(house, neighbours.votes(TAPS), SECONDS))
            answers = asyncio.create_task(_live(house, crowd))
            beside.append(await _all(house, neighbours.votes(TAPS), SECONDS))
            await answers
    alone, crowded = Load.of(quiet), Load.of(beside)
    for share in (50, 95, 99):
        before, during = alone.percentile(share / 100), crowded.percentile(share / 100)
        figures[f"neighbours: p{share} quiet, ms"] = before
        figures[f"neighbours: p{share} beside a crowd, ms"] = during
        figures[f"neighbours: p{share} ratio"] = during / before


async def _live(house: House, crowd: Meeting) -> None:
    """Everybody answers and has their card refreshed."""
    pairs = zip(crowd.votes(CROWD), crowd.refreshes(), strict=True)
    mixed = [one for pair in pairs for one in pair]
    await _all(house, mixed, SECONDS)


async def _all(house: House, invokes: list[Json], seconds: float) -> Load:
    requests = [raw(parcel) for parcel in house.teams.courier.parcels(invokes)]
    return await load(house.bot.port, requests, over=seconds)
