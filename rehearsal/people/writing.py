"""Typing in a chat: saying, editing, deleting."""

from rehearsal.chats import READS_ALL_MESSAGES, Chat, Message
from rehearsal.people.desks import Seated
from rehearsal.wire import Json


class Writing(Seated):
    """What a person can do with messages of their own; the bot hears what it may hear."""

    async def says(self, text: str, *, chat: Chat | None = None) -> Message:
        """Post a message (`@` and the bot's name mention it); return once the bot has answered."""
        place = chat or self.chat
        activity = self.desk.envelope.message(place, self, text)
        at = self.desk.envelope.clock()
        message = self.desk.tenant.post(place, self.teams_id, activity, at)
        activity["id"] = message.id
        self.desk.ledger.add_message("posted", place, message, at)
        await self._pass_on(place, activity)
        return message

    async def edits(self, message: Message, text: str) -> None:
        """Change a message of one's own."""
        chat = self.chat_of(message)
        message.activity = self.desk.envelope.edit(chat, self, message.id, text)
        message.edited_at = self.desk.envelope.clock()
        self.desk.ledger.add_message("updated", chat, message, message.edited_at)
        await self._pass_on(chat, message.activity)

    async def deletes(self, message: Message) -> None:
        """Take back a message of one's own; it can be brought back."""
        chat = self.chat_of(message)
        message.deleted_at = self.desk.envelope.clock()
        self.desk.ledger.add_message("deleted", chat, message, message.deleted_at)
        heard = message.activity
        deletion = self.desk.envelope.soft_delete(chat, self, message.id)
        await self._pass_on(chat, deletion, about=heard)

    async def undeletes(self, message: Message) -> None:
        """Bring back a message of one's own."""
        chat, envelope = self.chat_of(message), self.desk.envelope
        message.deleted_at = None
        message.activity = envelope.undelete(chat, self, message.id, message.text)
        self.desk.ledger.add_message("posted", chat, message, envelope.clock())
        await self._pass_on(chat, message.activity)

    async def _pass_on(self, chat: Chat, activity: Json, *, about: Json | None = None) -> None:
        """Bring an activity to the bot if it mentions it, is 1:1, or the app may read all."""
        entities = (about or activity).get("entities", [])
        is_mentioned = any(each["type"] == "mention" for each in entities)
        may_hear = is_mentioned or chat.kind == "personal" or READS_ALL_MESSAGES in chat.permissions
        if chat.has_bot and may_hear:
            await self.desk.courier.deliver(activity)
