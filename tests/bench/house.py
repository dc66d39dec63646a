"""The real bot in its own process, with a poll open for a hundred minutes and people seated."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from rehearsal.card_reading import actions
from rehearsal.chats import Chat, Message
from rehearsal.people.persons import Person
from rehearsal.stage.bot_process import BotProcess, free_port
from rehearsal.teams import NO_LIMITS, Conditions, Teams
from rehearsal.wire import Json
from tests.dialogs.house import ROLES, a_block, a_plan, a_poll
from tests.stage import APP_ID, TENANT_ID, seat, write_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A running session, who sits in it, and the poll that they answer."""

    teams: Teams
    bot: BotProcess
    chat: Chat
    people: list[Person]
    poll: Message
    seconds_to_ready: float
    database: Path

    def vote(self, person: Person, option: str) -> Json:
        """The invoke that a tap on an option sends."""
        tap = next(
            each
            for each in actions(self.poll.card or {})
            if each.get("verb") == "vote" and each["data"]["option"] == option
        )
        wanted = {name: tap[name] for name in ("type", "verb", "data")}
        return self.teams.desk.envelope.invoke(
            self.chat,
            person,
            "adaptiveCard/action",
            {"action": wanted, "trigger": "manual"},
            card_id=self.poll.id,
        )


@asynccontextmanager
async def open_house(folder: Path, seats: int) -> AsyncIterator[House]:
    """Start the bot, seat people in three roles, open the poll."""
    poll = a_poll(minutes=100)
    write_plan(a_plan(a_block("one", poll, minutes=120), language="it"), folder / "plans")
    conditions = Conditions(app_id=APP_ID, tenant_id=TENANT_ID, limits_scale=NO_LIMITS)
    async with Teams(conditions) as teams:
        database = folder / "giro.db"
        bot = BotProcess(
            environment={
                "DATABASE_URL": f"sqlite:///{database}",
                "DEVELOPMENT": "1",
                "LOG_LEVEL": "WARNING",
                "MICROSOFT_APP_ID": APP_ID,
                "MICROSOFT_APP_TENANT_ID": TENANT_ID,
                "OPENID_METADATA_URL": teams.openid_metadata_url,
                "PLANS_DIR": str(folder / "plans"),
            },
            log=folder / "giro.log",
            port=free_port(),
        )
        teams.bot_url = bot.door
        began = time.perf_counter()
        await bot.start()
        ready = time.perf_counter() - began
        try:
            stage = await seat(teams, f"sqlite+aiosqlite:///{database}")
            people = stage.people(*(f"Voter{number}" for number in range(seats)))
            await stage.begin()
            for number, person in enumerate(people):
                await stage.join(person, role=ROLES[number % len(ROLES)])
            message = await people[0].finds("Which?")
            await teams.settled()
            yield House(
                teams=teams,
                bot=bot,
                chat=stage.chat,
                people=people,
                poll=message,
                seconds_to_ready=ready,
                database=database,
            )
        finally:
            await bot.stop()


@asynccontextmanager
async def open_echo() -> AsyncIterator[int]:
    """Start the yardstick in a process of its own; give its port."""
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.echo", str(port)
    )
    try:
        while not await _answers(port):  # noqa: ASYNC110 - another process sets no event of ours
            await asyncio.sleep(0.05)
        yield port
    finally:
        process.terminate()
        await process.wait()


async def _answers(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True
