"""The facilitators' script: prepare, start, move on, end; what happens in the areas besides."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from facilitation.plan import Block
from rehearsal.cast import prompters, reading
from rehearsal.cast.acts import Act
from rehearsal.cast.players import Player
from rehearsal.cast.prompters import LEAST_PATIENCE
from rehearsal.cast.scenes import Scene
from rehearsal.chats import Message
from rehearsal.people.persons import Person
from rehearsal.wire import Json

WHO_IS_MISSING = "Vedi chi manca"
"""The button on the control card while a session runs."""


@dataclass(eq=False, kw_only=True)
class Lead:
    """Who leads, and a second one who leads with them."""

    scene: Scene
    first: Person
    second: Person
    answered: int = 0
    """How often a facilitator's words or taps were answered as they should be."""

    async def says(self, words: str) -> None:
        """Type a command in the meeting chat."""
        await self.first.says(f"@Giro {words}")

    async def does(self, words: str, told: str, by: Person | None = None) -> Message:
        """Type a command, and wait until the room is told what was done, and by whom."""
        since, who = self.now, by or self.first
        await who.says(f"@Giro {words}")
        return await self.is_told(told, who, since)

    async def is_told(self, told: str, by: Person, since: int) -> Message:
        """Note an act, and wait until the room is told of it."""
        act = Act(told, by.name)
        self.scene.books.acts.append(act)
        return await self.gets(act.is_on, since)

    async def gets(self, is_meant: Callable[[Json], bool], since: int) -> Message:
        """Wait for a card that everybody shares, in a message after the first `since`."""
        messages = self.scene.chat.messages

        def found() -> list[Message]:
            new = list(messages.values())[since:]
            return [message for message in new if is_meant(message.card or {})]

        await self.scene.teams.ledger.until(lambda: bool(found()), within=LEAST_PATIENCE)
        return found()[0]

    @property
    def now(self) -> int:
        """Give how many messages there are, for what comes after them to be told apart."""
        return len(self.scene.chat.messages)

    async def sees(self, words: str, minutes: float = 1) -> Message:
        """Wait until the room, or this facilitator alone, is shown something that says so."""
        passing = self.scene.time.real_seconds(timedelta(minutes=minutes))
        within = prompters.LEAST_PATIENCE + passing
        found = await self.first.finds(words, chat=self.scene.chat, within=within)
        self.answered += 1
        return found


Happening = Callable[[Lead, Block, list[Player]], Awaitable[None]]


async def control_of(person: Person) -> Message:
    """Give the control card that hangs in the 1:1 chat of somebody who leads a session."""
    return await person.finds(WHO_IS_MISSING, chat=person.personal)


async def coverage_of(person: Person) -> Message:
    """Have the card of who is missing shown below the control card."""
    await person.tap(await control_of(person), WHO_IS_MISSING)
    return await person.finds("Chi manca, e su che cosa", chat=person.personal)


async def prepare(lead: Lead) -> None:
    """Choose the plan in the chat; everybody then sees the card to come in by."""
    scene = lead.scene
    await lead.says("prepara")
    shelf = await lead.sees("Quale piano seguiamo?")
    row = next(
        each
        for each in reading.taps(shelf.card or {}, "choose_plan")
        if scene.plan.title in str(each["title"])
    )
    await lead.first.tap(shelf, row["title"])
    await lead.sees("partecipo come", 2)


async def lead_through(
    lead: Lead, happenings: dict[str, list[Happening]], players: list[Player]
) -> None:
    """Start on time, follow the agenda to its end, and have each block's happenings happen."""
    scene, agenda = lead.scene, lead.scene.plan.agenda
    await scene.time.until(scene.plan.starts_at)
    await lead.says("avvia")
    before = 2.0
    for block, following in zip(agenda, [*agenda[1:], None], strict=True):
        await prompters.block_opens(scene, block, before)
        for happening in happenings.get(block.id, []):
            await happening(lead, block, players)
        before = 2.0 * block.minutes
        if following is not None and following.opens == "facilitator":
            await _finish(lead, block)
            await lead.says("avanti")
    await lead.sees("Sessione conclusa", before)


async def _finish(lead: Lead, block: Block) -> None:
    """Wait until everything that a block asks is closed, and for the talk to end."""
    for prompt in block.prompts:
        await prompters.result_comes(lead.scene, prompt, 2.0 * block.minutes)
    await lead.scene.time.pass_by(timedelta(minutes=0.5))
