"""A person in a rehearsal: looks at the chat, types in it, taps its cards."""

from rehearsal.card_reading import mentions
from rehearsal.chats import Chat, Message
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
        await self.desk.ledger.until(lambda: self.sees(words, chat=chat) is not None, within=within)
        found = self.sees(words, chat=chat)
        if found is None:
            raise LookupError(words)
        return found
