"""A Teams of our own, the smallest bot in its meeting chat, and three people."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from rehearsal.channel.keys import KeyRing, SigningKey
from rehearsal.chats import Chat
from rehearsal.people.persons import Person
from rehearsal.teams import Conditions, Teams
from tests.rehearsal.stub_bot import StubBot

APP_ID = "5c0ffee5-0000-4000-8000-00000000a11a"


@dataclass
class HandClock:
    """Seconds that pass when a test says so."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        """Give the seconds now."""
        return self.seconds


@pytest.fixture(scope="session")
def signing_key() -> SigningKey:
    return SigningKey.generate()


@pytest.fixture
def hand_clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def teams(signing_key: SigningKey, hand_clock: HandClock) -> AsyncIterator[Teams]:
    conditions = Conditions(app_id=APP_ID, monotonic=hand_clock, keys=KeyRing([signing_key]))
    async with Teams(conditions) as teams:
        yield teams


@pytest.fixture
async def bot(teams: Teams) -> AsyncIterator[StubBot]:
    bot = StubBot()
    teams.bot_url = await bot.start(teams.service_url)
    yield bot
    await bot.stop()


@pytest.fixture
def anna(teams: Teams) -> Person:
    return teams.person("Anna Bianchi", role="Organizer")


@pytest.fixture
def luca(teams: Teams) -> Person:
    return teams.person("Luca Verdi")


@pytest.fixture
def ospite(teams: Teams) -> Person:
    return teams.guest("Ospite")


@pytest.fixture
def chat(teams: Teams, bot: StubBot, anna: Person, luca: Person, ospite: Person) -> Chat:
    chat = teams.meeting("Il progetto PUOI", [anna, luca, ospite])
    chat.has_bot = True
    return chat
