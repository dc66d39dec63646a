"""A day of sessions at speed: what the bot holds when each is over, and whether that grows."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression

from facilitation.sessions import SessionState
from rehearsal.card_reading import NotOnTheCardError
from storage.store import Store
from tests.bench.figures import Figures
from tests.bench.house import House, Meeting, gather, open_house
from tests.dialogs.house import a_block, a_poll
from tests.stage import ON_THEIR_WAY

SCALE = 480
HOURS_EACH = 2
SESSIONS = 24
WARM_UP = 12
"""Sessions until the caches are full: of prompts, of plans, of drawn cards."""
SEATS = 20
BLOCKS = tuple(
    a_block(f"b{number}", a_poll(id=f"p{number}", minutes=8), minutes=10) for number in range(12)
)
TAP_EVERY = 0.05
ENDS_WITHIN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What the bot holds at one moment."""

    kilobytes: int
    files: int
    threads: int
    database_kilobytes: int
    rows: Counter[str]


async def measure_soak(
    folder: Path,
    figures: Figures,
    *,
    sessions: int = SESSIONS,
    warm_up: int = WARM_UP,
    scale: float = SCALE,
) -> None:
    """Hold one session after the other, each as busy as the last."""
    async with open_house(folder, *BLOCKS, scale=scale) as house:
        house.teams.own_views.watchers = ()
        samples = []
        left = 0
        async with house.beside() as store:
            for number in range(sessions):
                await _hold(house, store, await gather(house, number, SEATS), number)
                left = await _redraws_left(store)
                samples.append(_sample(house))
    warm = samples[warm_up:]
    figures["soak: hours of sessions"] = sessions * HOURS_EACH
    figures["soak: redraws kept though made"] = left
    figures["soak: memory when warm / at the end, MB"] = (
        f"{warm[0].kilobytes / 1024:.1f} / {warm[-1].kilobytes / 1024:.1f}"
    )
    figures["soak: memory, KB for each further hour"] = (
        _slope([one.kilobytes for one in warm]) / HOURS_EACH
    )
    figures["soak: open files when warm / at the end"] = f"{warm[0].files} / {warm[-1].files}"
    figures["soak: threads when warm / at the end"] = f"{warm[0].threads} / {warm[-1].threads}"
    figures["soak: database, KB for each further hour"] = (
        _slope([one.database_kilobytes for one in warm]) / HOURS_EACH
    )
    for table in sorted(warm[-1].rows):
        grown = _slope([one.rows[table] for one in warm])
        if grown:
            figures[f"soak: rows in {table} for each session"] = grown


async def _hold(house: House, store: Store, meeting: Meeting, number: int) -> None:
    """Begin a session, answer each poll as it comes, until the agenda is through."""
    await meeting.prepare()
    await meeting.leader.says("@Giro avvia")
    async with asyncio.timeout(ENDS_WITHIN):
        for turn in range(10**6):
            poll = meeting.find_poll()
            if poll is not None:
                person = meeting.people[turn % SEATS]
                # What they see of it may have closed already.
                with suppress(NotOnTheCardError):
                    await person.tap(poll, "vote", option="ABC"[turn % 3])
            await asyncio.sleep(TAP_EVERY)
            if turn % 10 == 0 and await _ended(store) > number:
                break
    await house.teams.settled()


async def _redraws_left(store: Store) -> int:
    """Of cards that are in some chat, once all of it was drawn."""
    async with asyncio.timeout(ENDS_WITHIN):
        while await _waits(store):  # noqa: ASYNC110 - another process sets no event of ours
            await asyncio.sleep(TAP_EVERY)
    async with store.read() as work:
        sessions = await work.sessions.all()
        parcels = [parcel for one in sessions for parcel in await work.outbox.of(one.id)]
    return sum(one.redraws and one.state not in ON_THEIR_WAY for one in parcels)


async def _waits(store: Store) -> bool:
    async with store.read() as work:
        return await work.outbox.oldest_waiting() is not None


async def _ended(store: Store) -> int:
    async with store.read() as work:
        states = Counter(session.state for session in await work.sessions.all())
    return states[SessionState.ENDED]


def _sample(house: House) -> Sample:
    process = Path(f"/proc/{house.bot.pid}")
    status = dict(
        line.split(":", 1) for line in (process / "status").read_text("ascii").splitlines()
    )
    with closing(sqlite3.connect(f"file:{house.database}?mode=ro", uri=True)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        rows = {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for (name,) in names
        }
    return Sample(
        kilobytes=int(status["VmRSS"].split()[0]),
        files=len(list((process / "fd").iterdir())),
        threads=int(status["Threads"]),
        database_kilobytes=house.database.stat().st_size // 1024,
        rows=Counter(rows),
    )


def _slope(values: Sequence[float]) -> float:
    """By how much it grows from one session to the next."""
    return linear_regression(range(len(values)), values).slope
