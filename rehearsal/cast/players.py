"""A participant as a player: who they are, and how they come in."""

import asyncio
from dataclasses import dataclass, field

from rehearsal.cast import reading
from rehearsal.cast.parts import Part
from rehearsal.cast.scenes import Scene
from rehearsal.channel.answers import CardAnswer
from rehearsal.chats import Message
from rehearsal.people.persons import Person
from rehearsal.wire import Json


@dataclass(eq=False)
class Player:
    """Plays a part in a scene; every act goes by what the person can read."""

    part: Part
    scene: Scene
    done: set[str] = field(default_factory=set)
    """Prompts they have seen to, by id."""
    hands: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held by whatever taps the same card again and again: they have one pair."""

    @property
    def person(self) -> Person:
        """Give whom they play."""
        return self.part.person

    @property
    def key(self) -> str:
        """Give how the books know them."""
        return self.part.person.teams_id

    @property
    def has_joined(self) -> bool:
        """Say whether they were told that they take part."""
        return self.key in self.scene.books.roles

    def card(self, message: Message) -> Json:
        """Give a message's card as they see it now; an empty one where there is none."""
        return message.card_for(self.person) or {}

    async def join(self, message: Message) -> CardAnswer | None:
        """Tap one's role on a card that offers it, and believe only what the answer says."""
        row = _role_row(self.card(message), self.part.role.name)
        if row is None:
            return None
        answer = await self.scene.insist(lambda: self.person.tap(message, row["title"]))
        if answer.card and reading.says(answer.card, f"artecipi come {inner(self.part.role.name)}"):
            self.scene.books.join(self.key, self.part.role.id)
        else:
            self.scene.books.complain(f"joining as {self.part.role.id} was not confirmed")
        return answer

    async def role_given(self, message: Message, answer: CardAnswer) -> CardAnswer:
        """Give the role that an answer asks for first; what was given meanwhile goes with it."""
        if answer.card and reading.offers(answer.card, "join") and not self.has_joined:
            return await self.join(message) or answer
        return answer


def inner(name: str) -> str:
    """Write a role's name as it stands within a sentence."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _role_row(card: Json, role: str) -> Json | None:
    """Find the row of one's role; its title says it within a sentence, then what the row shows."""
    for row in reading.taps(card, "join"):
        if f"come {inner(role)}," in f"{row['title']},":
            return row
    return None
