"""Three real processes on one PostgreSQL: one is killed, the others replaced, nobody notices."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rehearsal.card_reading import cards_on, words_of
from rehearsal.people.persons import Person
from rehearsal.stage.bot_process import BotProcess
from rehearsal.stage.ports import reserve_port
from rehearsal.teams import NO_LIMITS, Conditions, Teams
from storage.outbox.parcels import ROOM, ParcelState
from tests.balancer import balancing
from tests.conftest import MIGRATED
from tests.dialogs.house import a_block, a_plan, a_poll, a_round
from tests.postgres import Postgres
from tests.stage import APP_ID, BEGINS, TENANT_ID, Stage, seat, shows, write_plan

SAID = (
    "Aperto da Giulia.",
    "La sessione è in pausa",
    "La sessione riprende",
    "Sessione conclusa",
)
"""What the room is told once, in this order."""

POINTS = (
    "Mornings are calm",
    "The bus comes on time",
    "Tutors listen",
    "Pay is fair",
    "Kitchens are clean",
    "Contracts are clear",
)


@dataclass(eq=False)
class Farm:
    """Three processes behind a load balancer."""

    stage: Stage
    bots: list[BotProcess]

    async def replace(self, number: int) -> None:
        """Put a new edition in the place of one, which may finish what it is at."""
        old = self.bots[number]
        await old.stop()
        log = old.log.with_suffix(".again.log")
        new = BotProcess(environment=old.environment, log=log, port=old.port)
        self.bots[number] = new
        await new.start()

    async def stop(self) -> None:
        """Stop whatever runs."""
        await asyncio.gather(*(bot.stop() for bot in self.bots))


@pytest.fixture
async def url(migrated_postgres: Postgres) -> AsyncIterator[str]:
    async with migrated_postgres.lent_database(MIGRATED) as url:
        yield url


@asynccontextmanager
async def open_farm(url: str, folder: Path) -> AsyncIterator[Farm]:
    """Start Teams, a load balancer and the first process; the others are there to be started."""
    blocks = (
        a_block("one", a_poll(minutes=40), minutes=50),
        a_block("two", a_round(minutes=40), minutes=50),
    )
    write_plan(a_plan(*blocks, language="it"), folder / "plans")
    conditions = Conditions(app_id=APP_ID, tenant_id=TENANT_ID, limits_scale=NO_LIMITS)
    async with AsyncExitStack() as stack:
        teams = await stack.enter_async_context(Teams(conditions))
        bots = [a_bot(url, teams, folder, number) for number in range(3)]
        balancer = balancing([bot.door for bot in bots])
        teams.bot_url = await stack.enter_async_context(balancer)
        await bots[0].start()
        farm = Farm(await seat(teams, url), bots)
        stack.push_async_callback(farm.stop)
        yield farm


def a_bot(url: str, teams: Teams, folder: Path, number: int) -> BotProcess:
    environment = {
        "DATABASE_URL": url,
        "DEVELOPMENT": "1",
        "MICROSOFT_APP_ID": APP_ID,
        "MICROSOFT_APP_TENANT_ID": TENANT_ID,
        "OPENID_METADATA_URL": teams.openid_metadata_url,
        "PLANS_DIR": str(folder / "plans"),
        "TIME_ORIGIN": f"{datetime.now(UTC).isoformat()}/{BEGINS.isoformat()}",
    }
    return BotProcess(
        environment=environment, log=folder / f"giro-{number}.log", port=reserve_port()
    )


async def vote(person: Person, poll: str, option: str) -> None:
    """Tap until it is recorded, as one does who is told that it went wrong."""
    message = await person.finds(poll)
    while not shows(await person.tap(message, "vote", option=option), "✓ Risposta registrata"):
        pass


async def test_of_three_processes_one_is_killed_and_two_are_replaced_and_the_room_sees_nothing(
    url: str, tmp_path: Path
) -> None:
    async with open_farm(url, tmp_path) as farm:
        stage, (first, second, third) = farm.stage, farm.bots
        people = stage.people(*(f"Voter{number}" for number in range(6)))
        await stage.begin()
        # The first speaks in this chat; the others only answer.
        await asyncio.gather(second.start(), third.start(), stage.join(*people))
        await asyncio.gather(*(vote(one, "Which?", "A") for one in people))
        racing = [asyncio.create_task(vote(one, "Which?", "B")) for one in people[:3]]
        await first.kill()
        await stage.lead("pausa")
        await asyncio.gather(*racing, people[0].finds("La sessione è in pausa"))
        racing = [asyncio.create_task(vote(one, "Which?", "C")) for one in people[:1]]
        await farm.replace(1)
        await stage.lead("riprendi")
        await asyncio.gather(farm.replace(2), *racing)
        await people[0].finds("La sessione riprende")
        await stage.lead("avanti")
        points = await people[0].finds("What works?")
        written = [
            await one.fills(points, {"kind": "strength", "text": text})
            for one, text in zip(people, POINTS, strict=True)
        ]
        await stage.end()
        await people[0].finds("Sessione conclusa")
        await people[0].finds("Il digest non è arrivato a tutti")
        counted = await people[0].finds("3 di 6")
        digest, parcels = await stage.digest(), await stage.parcels()

    assert [shows(one, "Il tuo contributo") for one in written] == [True] * 6
    assert [stage.said(words) for words in SAID] == [1] * len(SAID)
    assert said_in_order(stage) == list(SAID)
    told = [one for one in parcels if one.recipient == ROOM and not one.redraws]
    assert {one.state for one in told} == {ParcelState.DELIVERED}
    assert shows(counted, "✓ Chiuso")
    assert all(text in digest.model_dump_json() for text in POINTS)


def said_in_order(stage: Stage) -> list[str]:
    """What was said, as it came."""
    posts = stage.teams.ledger.posts(stage.chat)
    told = [[words_of(card) for card in cards_on(sight.shown)] for sight in posts]
    return [words for cards in told for words in SAID if any(words in shown for shown in cards)]
