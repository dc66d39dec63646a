"""Thirty people tap on an anonymous poll's card, and a process of its own takes it down."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import orjson

from rehearsal.people.persons import Person
from rehearsal.stage.bot_process import BotProcess
from rehearsal.stage.ports import reserve_port
from rehearsal.teams import NO_LIMITS, Conditions, Teams
from storage.deadlines import Due
from tests.dialogs.house import a_block, a_plan, a_poll
from tests.privacy.attacker import Guess, Loot, Shadow
from tests.privacy.scene import Place, files, ids, orders
from tests.stage import APP_ID, BEGINS, TENANT_ID, Stage, seat, session_id, shows, write_plan

LETTERS = "QVWXYZ"
OPTIONS = [f"MARK-{letter}-{letter * (6 + 4 * number)}" for number, letter in enumerate(LETTERS)]
"""Each longer than the one before: what grows with an answer gives it away."""

GIVEN = [0] * 9 + [1] * 7 + [2] * 5 + [3] * 4 + [4] * 3 + [5] * 2
"""No two are chosen equally often: whoever sees who answers alike knows what they answer."""

CHOSEN = [OPTIONS[GIVEN[number * 11 % 30]] for number in range(30)]
RESULT = Counter(CHOSEN)

QUIET_WITHIN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Overheard:
    """What somebody has who reads the log and the figures after every single tap, and the rest."""

    truth: Guess
    loot: Loot
    shadows: Sequence[Shadow]
    """Tap by tap."""


async def overhear(place: Place, booty: Path) -> Overheard:
    """Play it to the close and after."""
    async with AsyncExitStack() as stack:
        stage, bot = await stack.enter_async_context(_opened(place, booty))
        people = stage.people(*(f"Person{number:02}" for number in range(30)))
        await stage.begin()
        await stage.join(*people)
        known = await ids(place)
        poll = await people[0].finds("Which?")
        await stage.teams.settled()
        beside = _Beside(bot)
        await beside.look()
        shadows = []
        for person, chosen in zip(people, CHOSEN, strict=True):
            answer = await person.tap(poll, "vote", option=chosen)
            assert shows(answer, "✓ Risposta registrata"), answer
            shadows.append(await beside.look())
        await _closed(stage)
        await bot.stop()
    arrivals = [known[_key(one)] for one in people]
    loot = Loot(
        files=await files(place, booty),
        arrivals=arrivals,
        traces={known[_key(one)]: _traces(one, known[_key(one)]) for one in people},
        options=OPTIONS,
        orders=await orders(place),
    )
    truth = dict(zip(arrivals, CHOSEN, strict=True))
    return Overheard(truth=truth, loot=loot, shadows=shadows)


@dataclass(eq=False)
class _Beside:
    """Reads the log and the figures, and tells what has come since the last time."""

    bot: BotProcess
    read: int = 0
    figures: Mapping[str, float] = field(default_factory=dict)

    async def look(self) -> Shadow:
        """What was logged meanwhile, line by line and field by field, and which figures moved."""
        log = await asyncio.to_thread(self.bot.log.read_bytes)
        lines = [orjson.loads(one) for one in log[self.read :].splitlines()]
        self.read = len(log)
        before, self.figures = self.figures, await _figures(self.bot)
        fields = {
            f"{line['event']} {name}": str(value) for line in lines for name, value in line.items()
        }
        events = Counter(f"lines of {line['event']}" for line in lines)
        moved = {
            name: value - before.get(name, 0.0)
            for name, value in self.figures.items()
            if value != before.get(name, 0.0)
        }
        return {**events, **fields, **moved}


async def _figures(bot: BotProcess) -> dict[str, float]:
    page = bot.door.replace("/api/messages", "/metrics")
    async with aiohttp.ClientSession() as session, session.get(page) as answer:
        text = await answer.text()
    lines = (line.rpartition(" ") for line in text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in lines}


@asynccontextmanager
async def _opened(place: Place, booty: Path) -> AsyncIterator[tuple[Stage, BotProcess]]:
    """A meeting, and a process that logs all it can."""
    options = [{"id": one, "text": f"{one} as read"} for one in OPTIONS]
    secret = a_block("one", a_poll(anonymous=True, minutes=50, options=options), minutes=60)
    write_plan(a_plan(secret, language="it"), booty / "plans")
    conditions = Conditions(app_id=APP_ID, tenant_id=TENANT_ID, limits_scale=NO_LIMITS)
    async with Teams(conditions) as teams:
        # Nobody's card draws itself anew between two taps.
        teams.own_views.watchers = ()
        environment = {
            "DATABASE_URL": place.url,
            "DEVELOPMENT": "1",
            "LOG_LEVEL": "DEBUG",
            "MICROSOFT_APP_ID": APP_ID,
            "MICROSOFT_APP_TENANT_ID": TENANT_ID,
            "OPENID_METADATA_URL": teams.openid_metadata_url,
            "PLANS_DIR": str(booty / "plans"),
            "TIME_ORIGIN": f"{datetime.now(UTC).isoformat()}/{BEGINS.isoformat()}",
        }
        bot = BotProcess(environment=environment, log=booty / "giro.log", port=reserve_port())
        teams.bot_url = bot.door
        await bot.start()
        try:
            yield await seat(teams, place.url), bot
        finally:
            await bot.stop()


async def _closed(stage: Stage) -> None:
    """Close the poll, and wait until what led to people is wiped."""
    await stage.lead("chiudi")
    sure = await stage.giulia.finds("Chiudere e mostrare i risultati?")
    await stage.giulia.tap(sure, "act", act="close")
    await stage.giulia.finds("✓ Chiuso")
    async with asyncio.timeout(QUIET_WITHIN):
        while await _is_to_be_wiped(stage):  # noqa: ASYNC110  the database wakes nobody
            await asyncio.sleep(0.1)
    await stage.teams.settled()


async def _is_to_be_wiped(stage: Stage) -> bool:
    async with stage.beside() as work:
        return bool(await work.deadlines.pending(await session_id(work), Due.TRACES_ARE_WIPED))


def _key(person: Person) -> str:
    return person.aad_object_id or person.teams_id


def _traces(person: Person, participant_id: str) -> Sequence[bytes]:
    known = (participant_id, _key(person), person.teams_id, person.name, person.email or "")
    return [one.encode() for one in known]
