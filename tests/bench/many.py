"""Fifty meetings of forty at once, whose deadlines overlap, in one tenant with Teams' limits."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from itertools import chain
from pathlib import Path

from bot.now import ScaledClock
from facilitation.announcements import PromptClosed, PromptOpened
from facilitation.runs import PromptRun
from storage.outbox.parcels import Parcel, ParcelState
from storage.store import Store
from tests.bench.figures import Figures
from tests.bench.house import House, Meeting, gather, open_house
from tests.bench.load import Load, load, raw
from tests.dialogs.house import a_block, a_poll

MEETINGS = 50
SEATS = 40
BLOCKS = (
    a_block("one", a_poll(minutes=1), minutes=1),
    a_block("two", a_poll(id="again", minutes=1), minutes=2),
)
ANSWERS_TAKE = timedelta(seconds=30)
DONE_WITHIN = 150
LOOK_EVERY = 0.5
WELCOMED_AT_ONCE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How late each meeting was told, at worst."""

    openings: dict[str, timedelta]
    closings: dict[str, timedelta]


async def measure_many(
    folder: Path,
    figures: Figures,
    *,
    number: int = MEETINGS,
    seats: int = SEATS,
    scale: float = 1,
) -> None:
    """Start them all in the same moment, have everybody answer, and wait until all is told."""
    clock = ScaledClock(scale)
    async with open_house(folder, *BLOCKS, scale=scale, limits_scale=scale) as house:
        # Whose Teams refreshes by itself is another measure's business.
        house.teams.own_views.watchers = ()
        meetings = [await gather(house, each, seats) for each in range(number)]
        for first in range(0, number, WELCOMED_AT_ONCE):
            some = meetings[first : first + WELCOMED_AT_ONCE]
            await asyncio.gather(*(meeting.prepare() for meeting in some))
        async with house.beside() as store:
            looking = asyncio.create_task(_oldest_redraw(store, clock))
            await asyncio.gather(*(meeting.begin() for meeting in meetings))
            answered = await _answers(house, meetings, clock)
            told = await _told(store, len(meetings))
            counted = house.counted()
            looking.cancel()
            oldest = await looking
        refused = sum(
            one.status == HTTPStatus.TOO_MANY_REQUESTS for one in house.teams.ledger.requests
        )
    figures["many: confirmed / counted"] = f"{answered.confirmed} / {counted}"
    figures["many: answers p50, ms"] = answered.percentile(0.5)
    figures["many: answers p99, ms"] = answered.percentile(0.99)
    for name, late in (("openings", told.openings), ("closings", told.closings)):
        seconds = sorted(one.total_seconds() for one in late.values())
        figures[f"many: {name}, luckiest meeting, s late"] = seconds[0]
        figures[f"many: {name}, unluckiest meeting, s late"] = seconds[-1]
    figures["many: oldest count on a card, s"] = oldest.total_seconds()
    figures["many: requests that Teams refused"] = refused


async def _answers(house: House, meetings: Sequence[Meeting], clock: ScaledClock) -> Load:
    """Everybody taps, each in the same second as somebody in every other meeting."""
    seats = len(meetings[0].people)
    each = zip(*(meeting.votes(seats) for meeting in meetings), strict=True)
    requests = [raw(one) for one in house.teams.courier.parcels(list(chain.from_iterable(each)))]
    return await load(house.bot.port, requests, over=clock.real(ANSWERS_TAKE))


async def _told(store: Store, meetings: int) -> Told:
    """Wait until both polls of each are closed and that is told; how late things were."""
    async with asyncio.timeout(DONE_WITHIN):
        while True:
            runs, parcels = await _all(store)
            closed = [one for one in parcels if isinstance(one.announcement, PromptClosed)]
            if sum(one.state is ParcelState.DELIVERED for one in closed) == 2 * meetings:
                break
            await asyncio.sleep(LOOK_EVERY)
    told = Told(openings={}, closings={})
    for parcel in parcels:
        match parcel.announcement:
            case PromptOpened(run_id=run_id):
                _note(told.openings, parcel, runs[run_id].opened_at)
            case PromptClosed(run_id=run_id):
                _note(told.closings, parcel, runs[run_id].closes_at)
    return told


def _note(late: dict[str, timedelta], parcel: Parcel, due_at: datetime) -> None:
    if not parcel.redraws and parcel.sent_at is not None:
        so_far = late.get(parcel.session_id, timedelta(0))
        late[parcel.session_id] = max(so_far, parcel.sent_at - due_at)


async def _oldest_redraw(store: Store, clock: ScaledClock) -> timedelta:
    """Look again and again how long a card has waited for its count; the longest, once told."""
    oldest = timedelta(0)
    try:
        while True:
            async with store.read() as work:
                since = await work.outbox.oldest_waiting()
            if since is not None:
                oldest = max(oldest, clock.now() - since)
            await asyncio.sleep(LOOK_EVERY)
    except asyncio.CancelledError:
        return oldest


async def _all(store: Store) -> tuple[dict[str, PromptRun], list[Parcel]]:
    async with store.read() as work:
        sessions = await work.sessions.all()
        runs = [run for one in sessions for run in await work.runs.of(one.id)]
        parcels = [parcel for one in sessions for parcel in await work.outbox.of(one.id)]
    return {run.id: run for run in runs}, parcels
