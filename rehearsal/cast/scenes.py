"""Where the players play: the chat, the plan, the time, and the books they keep together."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from facilitation.plan import Plan
from rehearsal.cast.books import Books
from rehearsal.channel.answers import CardAnswer
from rehearsal.chats import Chat
from rehearsal.ledger import Sight
from rehearsal.stage.bot_process import BotProcess
from rehearsal.stage.stage_time import StageTime
from rehearsal.teams import Teams

TRIES = 60
TRY_AGAIN_AFTER = 0.1


@dataclass(eq=False, kw_only=True)
class Scene:
    """What every player knows of; the same `seed` makes the same choices."""

    teams: Teams
    chat: Chat
    plan: Plan
    time: StageTime
    bot: BotProcess
    seed: int
    books: Books = field(default_factory=Books)
    closed_early: set[str] = field(default_factory=set)
    """Prompts that a facilitator closed before their time, by id."""
    reopened: set[str] = field(default_factory=set)
    """Rounds that a facilitator closed for a moment, by id."""
    repeated: int = 0
    """Taps done again because Teams showed an error."""

    def posts(self) -> list[Sight]:
        """Give what the bot posted in the meeting chat, in order."""
        bot_id = self.teams.tenant.bot_id
        return self.teams.ledger.posts(self.chat, author_id=bot_id)

    def chance(self, *words: str) -> Random:
        """Give chance that is the same for the same words, whatever happens in between."""
        return Random("/".join([str(self.seed), *words]))

    async def a_while(self, chance: Random, least: float, most: float) -> None:
        """Let some session minutes pass."""
        await self.time.pass_by(timedelta(minutes=chance.uniform(least, most)))

    async def insist(self, act: Callable[[], Awaitable[CardAnswer]]) -> CardAnswer:
        """Act, and again as people do for as long as Teams shows an error instead."""
        answer = await act()
        tries = 1
        while answer.problem is not None and tries < TRIES:
            self.repeated += 1
            # While the bot is being started again nobody gives up.
            tries += self.bot.is_up
            await asyncio.sleep(TRY_AGAIN_AFTER)
            answer = await act()
        return answer
