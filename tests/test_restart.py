"""A real process, killed in mid-session and started again: nothing is lost, nothing doubled."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rehearsal.card_reading import words_of
from rehearsal.connector.faults import Fault
from rehearsal.stage.bot_process import BotProcess
from rehearsal.stage.ports import reserve_port
from rehearsal.teams import NO_LIMITS, Conditions, Teams
from rehearsal.wire import Json
from storage.outbox.parcels import ParcelState
from tests.dialogs.house import a_block, a_plan, a_poll
from tests.stage import APP_ID, BEGINS, TENANT_ID, Stage, seat, shows, write_plan


@dataclass(eq=False)
class Machine:
    """Where the bot's process runs; its clock can be put on while it is down."""

    stage: Stage
    bot: BotProcess

    async def kill(self) -> None:
        """Kill it as a power cut does."""
        await self.bot.kill()

    async def start(self, *, later: timedelta = timedelta()) -> None:
        """Start it again, `later` in the session than it was killed."""
        origin = f"{datetime.now(UTC).isoformat()}/{(BEGINS + later).isoformat()}"
        self.bot.environment = {**self.bot.environment, "TIME_ORIGIN": origin}
        await self.bot.start()


BLOCKS = (a_block("one", a_poll(minutes=7), minutes=8), a_block("two", area=None))
"""A poll of seven minutes."""


@asynccontextmanager
async def open_machine(
    database_url: str, folder: Path, *blocks: Json, **environment: str
) -> AsyncIterator[Machine]:
    """Start Teams and the bot's process."""
    blocks = blocks or BLOCKS
    write_plan(a_plan(*blocks, language="it"), folder / "plans")
    conditions = Conditions(app_id=APP_ID, tenant_id=TENANT_ID, limits_scale=NO_LIMITS)
    async with Teams(conditions) as teams:
        bot = BotProcess(
            environment={
                "DATABASE_URL": database_url,
                "DEVELOPMENT": "1",
                "MICROSOFT_APP_ID": APP_ID,
                "MICROSOFT_APP_TENANT_ID": TENANT_ID,
                "OPENID_METADATA_URL": teams.openid_metadata_url,
                "PLANS_DIR": str(folder / "plans"),
                "TIME_ORIGIN": f"{datetime.now(UTC).isoformat()}/{BEGINS.isoformat()}",
                **environment,
            },
            log=folder / "giro.log",
            port=reserve_port(),
        )
        teams.bot_url = bot.door
        await bot.start()
        try:
            yield Machine(await seat(teams, database_url), bot)
        finally:
            await bot.stop()


async def test_a_kill_in_mid_session_changes_nothing_that_anyone_can_see(
    database_url: str, tmp_path: Path
) -> None:
    async with open_machine(database_url, tmp_path) as machine:
        stage = machine.stage
        people = stage.people(*(f"Voter{number}" for number in range(8)))
        await stage.begin()
        await stage.join(*people)
        poll = await people[0].finds("Which?")
        first = [await one.tap(poll, "vote", option="A") for one in people[:4]]
        racing = [asyncio.create_task(one.tap(poll, "vote", option="B")) for one in people[4:]]
        await machine.kill()
        await asyncio.gather(*racing)
        await machine.start(later=timedelta(minutes=5))
        again = [await one.tap(poll, "vote", option="B") for one in people[4:]]
        await people[0].finds("8 risposte su 8")
        await machine.kill()
        await machine.start(later=timedelta(minutes=9))
        result = await people[0].finds("4 di 8")
        await people[0].finds("Two")

    assert all(shows(answer, "✓ Risposta registrata") for answer in [*first, *again])
    assert shows(result, "✓ Chiuso")
    assert stage.said("Aperto da Giulia.") == 1
    assert stage.said("Which?") == 2
    assert [card for card in stage.chat.cards() if shows_result(card)] == [result.card]


async def test_a_card_that_was_being_sent_at_the_kill_is_found_again_by_a_tap(
    tmp_path: Path,
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"
    async with open_machine(url, tmp_path) as machine:
        stage = machine.stage
        (anna,) = stage.people("Anna")
        await stage.prepare()
        await stage.join(anna)
        # The block's card is answered, the poll's is in the chat and never is.
        stage.teams.faults.add(Fault(chat=stage.chat))
        stage.teams.faults.add(Fault(chat=stage.chat, accepted=True, drops=True, seconds=None))
        await stage.lead("avvia")
        poll = await stage.francesca.finds("Which?")
        await machine.kill()
        await machine.start()
        doubtful = await state_of_poll(stage)
        answer = await anna.tap(poll, "vote", option="A")
        counted = await stage.francesca.finds("1 risposta su 1")
        settled = await state_of_poll(stage)

    assert doubtful is ParcelState.DOUBTFUL
    assert shows(answer, "✓ Risposta registrata")
    assert counted.id == poll.id
    assert settled is ParcelState.DELIVERED
    assert stage.said("Which?") == 1


async def state_of_poll(stage: Stage) -> ParcelState:
    """How far the announcement of the poll has come."""
    parcels = await stage.parcels()
    return next(one.state for one in parcels if one.announcement.kind == "prompt_opened")


def shows_result(card: Json) -> bool:
    """Say whether a card tells the poll's result."""
    return "4 di 8" in words_of(card)
