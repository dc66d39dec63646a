"""The real bot in this process, reached over real HTTP by a Teams of our own."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiohttp import web
from ruamel.yaml import YAML

from app import build
from bot.settings import Settings
from digest.digest import Digest
from rehearsal.card_reading import cards_on, words_of
from rehearsal.channel.answers import CardAnswer
from rehearsal.chats import Chat, Message
from rehearsal.people.persons import Person
from rehearsal.teams import NO_LIMITS, Conditions, Teams
from storage.outbox.parcels import Parcel, ParcelState
from storage.store import Store, open_engine
from storage.work import Work
from tests.dialogs.house import a_plan

APP_ID = "5c0ffee5-0000-4000-8000-00000000a11a"
TENANT_ID = "0f4e1c60-0000-4000-8000-0000000000aa"
BEGINS = datetime(2020, 11, 24, 13, 0, tzinfo=UTC)
ON_THEIR_WAY = (ParcelState.WAITING, ParcelState.SENDING)
QUIET_WITHIN = 10
"""In seconds."""


@dataclass(eq=False, kw_only=True, repr=False)
class Stage:
    """One meeting with the bot in it: Giulia leads, Francesca organises."""

    teams: Teams
    chat: Chat
    giulia: Person
    marco: Person
    francesca: Person
    database_url: str

    def people(self, *names: str) -> list[Person]:
        """Let some more people into the meeting's chat."""
        found = [self.teams.person(name, email=f"{name.lower()}@example.org") for name in names]
        self.chat.members |= {one.teams_id: one for one in found}
        return found

    async def prepare(self) -> None:
        """Choose the plan on the card that answers "prepara"."""
        await self.giulia.says("@Giro prepara")
        plans = await self.giulia.finds("Quale piano")
        chosen = await self.giulia.tap(plans, "choose_plan")
        assert chosen.problem is None, chosen
        await self.giulia.finds("partecipo come")

    async def begin(self) -> None:
        """Prepare and start."""
        await self.prepare()
        await self.giulia.says("@Giro avvia")
        await self.giulia.finds("Aperto da Giulia")
        # Who joins sooner would be offered the prompts on the card that they join on.
        opened = [one for one in await self.parcels() if one.announcement.kind == "prompt_opened"]
        await self.teams.ledger.until(lambda: self._prompts() >= len(opened))

    def _prompts(self) -> int:
        """Count the prompts that the room has."""
        data = [
            card.get("refresh", {}).get("action", {}).get("data", {}) for card in self.chat.cards()
        ]
        return sum(one.get("card") == "prompt" for one in data)

    async def join(self, *people: Person, role: str = "promoter") -> None:
        """Take a role on the welcome card."""
        for person in people:
            welcome = await person.finds("partecipo come")
            joined = await person.tap(welcome, "join", role=role)
            assert shows(joined, "Partecipi come"), joined

    async def find(self, person: Person, words: str) -> Message:
        """Wait for a card, and until everybody's own view of it has come."""
        found = await person.finds(words)
        await self.teams.settled()
        return found

    async def lead(self, *words: str) -> None:
        """Let Giulia say one command after the other."""
        for each in words:
            await self.giulia.says(f"@Giro {each}")

    async def end(self) -> None:
        """Let Giulia end the session, and mean it."""
        await self.lead("fine")
        sure = await self.giulia.finds("Terminare la sessione?")
        await self.giulia.tap(sure, "act", act="end")

    def said(self, words: str) -> int:
        """Count the posts in the meeting's chat on which exactly these words stand."""
        return sum(
            words in words_of(card)
            for sight in self.teams.ledger.posts(self.chat)
            for card in cards_on(sight.shown)
        )

    async def quiet(self) -> None:
        """Wait until nothing is on its way, neither to the room nor back."""
        await self.teams.settled()
        async with asyncio.timeout(QUIET_WITHIN):
            while any(one.state in ON_THEIR_WAY for one in await self.parcels()):
                await self.teams.settled()

    async def parcels(self) -> list[Parcel]:
        """What the outbox holds, read from beside the bot."""
        async with self.beside() as work:
            return await work.outbox.of(await session_id(work))

    async def digest(self) -> Digest:
        """The digest of the session, likewise."""
        async with self.beside() as work:
            return await work.digests.get(await session_id(work))

    @asynccontextmanager
    async def beside(self) -> AsyncIterator[Work]:
        """Look into the database from beside the bot."""
        store = Store(open_engine(self.database_url))
        async with store.read() as work:
            yield work
        await store.close()


@asynccontextmanager
async def open_stage(
    database_url: str,
    plan: dict[str, Any] | None,
    folder: Path,
    *,
    scale: float = 60,
    **conditions: Any,
) -> AsyncIterator[Stage]:
    """Start Teams and the bot, and add the bot to a meeting; `plan` joins those in the folder."""
    if plan is not None:
        write_plan(plan, folder)
    known: dict[str, Any] = {"limits_scale": NO_LIMITS} | conditions
    async with (
        Teams(Conditions(app_id=APP_ID, tenant_id=TENANT_ID, **known)) as teams,
        serving(settings_for(database_url, teams, folder, scale), teams),
    ):
        yield await seat(teams, database_url)


@asynccontextmanager
async def serving(settings: Settings, teams: Teams) -> AsyncIterator[None]:
    """Run the bot, as the one that Teams brings everything to from now on."""
    runner = web.AppRunner(build(settings))
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        teams.bot_url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages"
        yield
    finally:
        # A client that asks a bot which is just going away would wait in vain.
        await teams.settled()
        await runner.cleanup()


@asynccontextmanager
async def small_stage(
    folder: Path, *blocks: dict[str, Any], scale: float = 1, **changes: Any
) -> AsyncIterator[Stage]:
    """Start both for a small Italian plan on SQLite; nothing closes by itself in real time."""
    plan = a_plan(*blocks, language="it", **changes)
    url = f"sqlite+aiosqlite:///{folder / 'giro.db'}"
    async with open_stage(url, plan, folder / "plans", scale=scale) as stage:
        yield stage


def write_plan(plan: dict[str, Any], folder: Path, name: str = "plan") -> None:
    """Lay a plan on the shelf."""
    folder.mkdir(exist_ok=True)
    with (folder / f"{name}.yaml").open("w", encoding="utf-8") as file:
        YAML(typ="safe").dump(plan, file)


async def session_id(work: Work) -> str:
    """The id of the only session."""
    return (await work.sessions.all())[0].id


def shows(answer: CardAnswer | Message, words: str) -> bool:
    """Say whether the words stand on the card that somebody was given."""
    card = answer.card
    return card is not None and any(words in text for text in words_of(card))


async def seat(teams: Teams, database_url: str) -> Stage:
    """Hold a meeting that the bot is added to."""
    giulia = teams.person("Giulia", email="giulia@example.org", role="Organizer", has_app=True)
    marco = teams.person("Marco", email="marco@example.org", role="Presenter", has_app=True)
    francesca = teams.person("Francesca", email="francesca@example.org")
    chat = teams.meeting("Il progetto PUOI", [giulia, marco, francesca])
    await teams.apps.add(chat, giulia)
    return Stage(
        teams=teams,
        chat=chat,
        giulia=giulia,
        marco=marco,
        francesca=francesca,
        database_url=database_url,
    )


def settings_for(database_url: str, teams: Teams, plans: Path, scale: float) -> Settings:
    """The bot's settings for this Teams; the session begins now, at two in the afternoon."""
    values: dict[str, Any] = {
        "DATABASE_URL": database_url,
        "DEVELOPMENT": True,
        "MICROSOFT_APP_ID": APP_ID,
        "MICROSOFT_APP_TENANT_ID": TENANT_ID,
        "OPENID_METADATA_URL": teams.openid_metadata_url,
        "PLANS_DIR": plans,
        "TIME_ORIGIN": f"{datetime.now(UTC).isoformat()}/{BEGINS.isoformat()}",
        "TIME_SCALE": scale,
    }
    return Settings(_env_file=None, **values)
