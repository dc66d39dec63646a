"""One round: a whole session through which everything breaks, and what is found afterwards."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from rehearsal.stage.bot_process import BotProcess
from rehearsal.stage.ports import reserve_port
from rehearsal.teams import NO_LIMITS, Conditions, Teams
from storage.deadlines import Due
from storage.outbox.parcels import ParcelState
from tests.balancer import balancing
from tests.chaos.actors import end, lead, take_part
from tests.chaos.company import Company
from tests.chaos.history import Outcome
from tests.chaos.judging import Verdict, judge
from tests.chaos.machines import Database, Fleet, Machine
from tests.chaos.relay import Relay
from tests.chaos.troubles import Troubles
from tests.chaos.unfair import Unfair
from tests.dialogs.house import a_block, a_plan, a_poll, a_round
from tests.postgres import Server
from tests.stage import APP_ID, BEGINS, TENANT_ID, Stage, seat, session_id, write_plan

SCALE = 12
"""A minute of the session in five seconds."""

PEOPLE = 6
ANSWERED_WITHIN = 120
"""Seconds within which everybody has an answer, once nothing goes wrong any more."""

QUIET_WITHIN = 45
"""Seconds within which everything is said and wiped, once nothing goes wrong any more: what could
not be wiped while somebody was reading there is tried again after thirty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a round is played on, for how long, and how often something goes wrong."""

    database_url: str
    server: Server | None
    processes: int
    folder: Path
    seed: int
    seconds: float
    pace: float
    may_be_late: float


async def play(setting: Setting) -> Verdict:
    """Play one round to its end, and judge it."""
    async with _opened(setting) as (stage, fleet, troubles):
        company = await _begun(stage, setting)
        await _through_trouble(company, troubles, setting)
        well_since = time.monotonic()
        await _ended(company)
        quiet_after = time.monotonic() - well_since
        await fleet.stop()
        return await judge(company, fleet, may_be_late=setting.may_be_late, quiet_after=quiet_after)


@asynccontextmanager
async def _opened(setting: Setting) -> AsyncIterator[tuple[Stage, Fleet, Troubles]]:
    chance = Random(setting.seed)  # noqa: S311  no secret
    # What is judged is the session: nothing is put right after it.
    plan = a_plan(*_blocks(), language="it", digest={"check_days": 0})
    write_plan(plan, setting.folder / "plans")
    conditions = Conditions(
        app_id=APP_ID, tenant_id=TENANT_ID, limits_scale=NO_LIMITS, invoke_patience=60
    )
    async with AsyncExitStack() as stack:
        teams = await stack.enter_async_context(Teams(conditions))
        relay = Relay()
        await relay.open(int(teams.service_url.rstrip("/").rpartition(":")[2]))
        stack.push_async_callback(relay.go_away)
        # Cards that refresh by themselves would keep the machine busy with nothing else.
        teams.own_views.watchers = ()
        environment = _environment(setting, teams)
        teams.tenant.service_url = teams.tokens.service_url = relay.url
        machines = [
            Machine(bot=_bot(setting, environment, number), chance=chance)
            for number in range(setting.processes)
        ]
        fleet = Fleet(machines, Database(server=setting.server))
        balancer = Unfair(fleet, chance)
        doors = [machine.bot.door for machine in machines]
        teams.bot_url = await stack.enter_async_context(
            balancing(doors, seed=setting.seed, manners=balancer)
        )
        stack.push_async_callback(fleet.stop)
        await fleet.start()
        stage = await seat(teams, setting.database_url)
        troubles = Troubles(fleet=fleet, relay=relay, balancer=balancer, chance=chance)
        yield stage, fleet, troubles


def _blocks() -> list[dict[str, Any]]:
    """Four blocks of two minutes, in which something opens or closes all the time."""
    return [
        a_block(
            f"b{number}",
            a_poll(id=f"poll{number}", minutes=1, question=f"Which {number}?"),
            a_poll(id=f"secret{number}", minutes=1, question=f"Secretly {number}?", anonymous=True),
            a_poll(id=f"late{number}", minutes=1, opens=1, question=f"Later {number}?"),
            a_round(id=f"round{number}", minutes=1, opens=1, question=f"What works {number}?"),
            minutes=2,
        )
        for number in range(4)
    ]


def _environment(setting: Setting, teams: Teams) -> dict[str, str]:
    return {
        "DATABASE_URL": setting.database_url,
        "DEVELOPMENT": "1",
        "MICROSOFT_APP_ID": APP_ID,
        "MICROSOFT_APP_TENANT_ID": TENANT_ID,
        "OPENID_METADATA_URL": teams.openid_metadata_url,
        "PLANS_DIR": str(setting.folder / "plans"),
        "TIME_ORIGIN": f"{datetime.now(UTC).isoformat()}/{BEGINS.isoformat()}",
        "TIME_SCALE": str(SCALE),
    }


def _bot(setting: Setting, environment: dict[str, str], number: int) -> BotProcess:
    log = setting.folder / f"giro-{number}.log"
    return BotProcess(environment=environment, log=log, port=reserve_port())


async def _begun(stage: Stage, setting: Setting) -> Company:
    """Everybody has joined, and the first prompts are open."""
    await stage.teams.apps.add(stage.francesca.personal, stage.francesca)
    people = stage.people(*(f"Voter{number}" for number in range(PEOPLE)))
    await stage.begin()
    await stage.join(*people)
    async with stage.beside() as work:
        session = await session_id(work)
    return Company(
        stage=stage,
        people=people,
        session=session,
        chance=Random(setting.seed + 1),  # noqa: S311  no secret
    )


async def _through_trouble(company: Company, troubles: Troubles, setting: Setting) -> None:
    """Let people take part while everything breaks, until the time is up."""
    acting = [asyncio.create_task(take_part(company, one)) for one in company.people]
    acting.append(asyncio.create_task(lead(company, company.stage.giulia)))
    await troubles.go_on(setting.pace, setting.seconds)
    company.is_over = True
    await troubles.end()
    # Whoever waits for an answer gets it now, or an error.
    async with asyncio.timeout(ANSWERED_WITHIN):
        await asyncio.gather(*acting)


async def _ended(company: Company) -> None:
    """End the session and wait until everything is said, which must not take long."""
    async with asyncio.timeout(ANSWERED_WITHIN):
        # Refused, it has ended by itself.
        while await end(company) is Outcome.UNKNOWN:
            pass
    with suppress(TimeoutError):
        async with asyncio.timeout(QUIET_WITHIN):
            while not await _is_quiet(company):  # noqa: ASYNC110  the database wakes nobody
                await asyncio.sleep(0.1)
    await company.stage.teams.settled()


async def _is_quiet(company: Company) -> bool:
    async with company.stage.beside() as work:
        if await work.digests.find(company.session) is None:
            return False
        parcels = await work.outbox.of(company.session)
        if await work.deadlines.pending(company.session, Due.TRACES_ARE_WIPED):
            return False
    on_their_way = (ParcelState.WAITING, ParcelState.SENDING)
    return not any(one.state in on_their_way and not one.redraws for one in parcels)
