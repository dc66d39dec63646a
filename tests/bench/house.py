"""The real bot in its own process, with meetings led through to a poll that is open."""

import asyncio
import sqlite3
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from rehearsal.card_reading import actions
from rehearsal.chats import Chat, Message
from rehearsal.people.persons import Person
from rehearsal.stage.bot_process import BotProcess
from rehearsal.stage.ports import reserve_port
from rehearsal.teams import NO_LIMITS, Conditions, Teams
from rehearsal.wire import Json
from storage.store import Store, open_engine
from tests.dialogs.house import ROLES, a_block, a_plan, a_poll
from tests.stage import APP_ID, TENANT_ID, shows, write_plan

POLL_WITHIN = 60
LONG = a_block("one", a_poll(minutes=100), minutes=120)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The bot, the Teams round it, and where it keeps what it knows."""

    teams: Teams
    bot: BotProcess
    database: Path
    seconds_to_ready: float

    def counted(self) -> int:
        """How many answers the bot keeps, read from beside it."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            (counted,) = connection.execute("SELECT count(*) FROM votes").fetchone()
        return int(counted)

    @asynccontextmanager
    async def beside(self) -> AsyncIterator[Store]:
        """Look into the database from beside the bot."""
        store = Store(open_engine(f"sqlite+aiosqlite:///{self.database}"))
        try:
            yield store
        finally:
            await store.close()


@dataclass(slots=True, kw_only=True)
class Meeting:
    """Who sits in one meeting; the poll that they answer, once it is open."""

    teams: Teams
    chat: Chat
    leader: Person
    people: list[Person]
    poll: Message | None = None

    async def prepare(self) -> None:
        """Choose the plan, and have everybody take a role."""
        await self.leader.says("@Giro prepara")
        await self.leader.tap(await self.leader.finds("Quale piano"), "choose_plan")
        welcome = await self.leader.finds("partecipo come")
        for number, person in enumerate(self.people):
            joined = await person.tap(welcome, "join", role=ROLES[number % len(ROLES)])
            assert shows(joined, "Partecipi come"), joined

    async def begin(self) -> None:
        """Start, and wait for the poll."""
        await self.leader.says("@Giro avvia")
        async with asyncio.timeout(POLL_WITHIN):
            while self.poll is None:
                await asyncio.sleep(0.1)
                self.poll = self.find_poll()

    def find_poll(self) -> Message | None:
        """The newest message in the chat on which there is something to vote for."""
        return next(
            (
                message
                for message in reversed(self.chat.standing())
                if any(each.get("verb") == "vote" for each in actions(message.card or {}))
            ),
            None,
        )

    def votes(self, number: int) -> list[Json]:
        """So many taps on options, the people taking turns."""
        return [
            self._invoke(self.people[n % len(self.people)], self._option("ABC"[n % 3]))
            for n in range(number)
        ]

    def refreshes(self) -> list[Json]:
        """Everybody's Teams asks for their own view of the poll by itself."""
        refresh = self._card["refresh"]["action"]
        return [self._invoke(person, refresh, "automatic") for person in self.people]

    @property
    def _card(self) -> Json:
        return (self.poll and self.poll.card) or {}

    def _option(self, option: str) -> Json:
        return next(
            each
            for each in actions(self._card)
            if each.get("verb") == "vote" and each["data"]["option"] == option
        )

    def _invoke(
        self, person: Person, action: Json, trigger: Literal["manual", "automatic"] = "manual"
    ) -> Json:
        wanted = {name: action[name] for name in ("type", "verb", "data")}
        return self.teams.desk.envelope.invoke(
            self.chat,
            person,
            "adaptiveCard/action",
            {"action": wanted, "trigger": trigger},
            card_id=self.poll.id if self.poll else None,
        )


@asynccontextmanager
async def open_house(
    folder: Path, *blocks: dict[str, Any], scale: float = 1, **conditions: Any
) -> AsyncIterator[House]:
    """Start the bot with one plan; without blocks it is one poll of a hundred minutes."""
    organiser = {"email": "francesca@example.org", "name": "Francesca", "organiser": True}
    # Who leads is who organises the meeting: of fifty in the plan each would get each control card.
    plan = a_plan(*(blocks or (LONG,)), language="it", people=[organiser])
    write_plan(plan, folder / "plans")
    known: dict[str, Any] = {"limits_scale": NO_LIMITS} | conditions
    async with Teams(Conditions(app_id=APP_ID, tenant_id=TENANT_ID, **known)) as teams:
        bot = _bot(folder, teams, scale)
        teams.bot_url = bot.door
        began = time.perf_counter()
        await bot.start()
        try:
            yield House(
                teams=teams,
                bot=bot,
                database=folder / "giro.db",
                seconds_to_ready=time.perf_counter() - began,
            )
        finally:
            await bot.stop()


async def gather(house: House, number: int, seats: int) -> Meeting:
    """Hold a meeting that the bot is added to; whoever leads it leads no other."""
    teams = house.teams
    leader = teams.person(f"Leader{number}", role="Organizer", has_app=True)
    people = [teams.person(f"Voter{number}x{seat}") for seat in range(seats)]
    chat = teams.meeting(f"Meeting {number}", [leader, *people])
    await teams.apps.add(chat, leader)
    return Meeting(teams=teams, chat=chat, leader=leader, people=people)


async def convene(house: House, number: int, seats: int) -> Meeting:
    """Hold a meeting, up to the poll."""
    meeting = await gather(house, number, seats)
    await meeting.prepare()
    await meeting.begin()
    await house.teams.settled()
    return meeting


@asynccontextmanager
async def open_echo() -> AsyncIterator[int]:
    """Start the yardstick in a process of its own; give its port."""
    port = reserve_port()
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


def _bot(folder: Path, teams: Teams, scale: float) -> BotProcess:
    return BotProcess(
        environment={
            "DATABASE_URL": f"sqlite:///{folder / 'giro.db'}",
            "DEVELOPMENT": "1",
            "LOG_LEVEL": "WARNING",
            "MICROSOFT_APP_ID": APP_ID,
            "MICROSOFT_APP_TENANT_ID": TENANT_ID,
            "OPENID_METADATA_URL": teams.openid_metadata_url,
            "PLANS_DIR": str(folder / "plans"),
            "TIME_SCALE": str(scale),
        },
        log=folder / "giro.log",
        port=reserve_port(),
    )


async def _answers(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True
