"""A person in a rehearsal: looks at the chat, types in it, taps its cards."""

from dataclasses import dataclass

from rehearsal.card_reading import cards_on, mentions
from rehearsal.chats import Chat, Message
from rehearsal.ledger import Sight
from rehearsal.people.filing import Filing
from rehearsal.people.tapping import Tapping
from rehearsal.people.writing import Writing


class Person(Writing, Tapping, Filing):
    """Somebody played by a script; their account is what they are to Teams."""

    def sees(self, words: str, *, chat: Chat | None = None) -> Message | None:
        """Give the newest message on whose text or card this person can read the words."""
        for message in reversed((chat or self.chat).standing()):
            card = message.card_for(self)
            if words.casefold() in message.text.casefold() or (card and mentions(card, words)):
                return message
        return None

    async def finds(self, words: str, *, chat: Chat | None = None, within: float = 30.0) -> Message:
        """Wait for a message that says so; TimeoutError after `within` real seconds."""
        place = chat or self.chat
        search = _Search(self, place, words, found=self.sees(words, chat=place))
        search.looked_at = len(self.desk.ledger.sights)
        await self.desk.ledger.until(search.is_over, within=within)
        if search.found is None:
            raise LookupError(words)
        return search.found


@dataclass(eq=False)
class _Search:
    """Looks through what is new on a person's screen: a whole chat is long to read each time."""

    person: Person
    place: Chat
    words: str
    found: Message | None
    looked_at: int = 0

    def is_over(self) -> bool:
        """Look at what has come since the last time."""
        sights = self.person.desk.ledger.sights
        new, self.looked_at = sights[self.looked_at :], len(sights)
        for sight in new:
            if self.found is None and self._says_so(sight):
                self.found = self.place.messages.get(sight.message_id)
        return self.found is not None

    def _says_so(self, sight: Sight) -> bool:
        is_theirs = self.person.teams_id in sight.audience and sight.chat_id == self.place.id
        if not is_theirs or sight.what not in {"posted", "updated", "own view"}:
            return False
        cards = [sight.shown] if sight.what == "own view" else cards_on(sight.shown)
        text = str(sight.shown.get("text") or "")
        return self.words.casefold() in text.casefold() or any(
            mentions(card, self.words) for card in cards
        )
