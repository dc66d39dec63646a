"""One Microsoft 365 tenant: its people, its chats, and the bot's app in them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from rehearsal.accounts import Account
from rehearsal.chats import ALL_PERMISSIONS, Chat, Meeting, Message
from rehearsal.wire import Json


@dataclass(eq=False, kw_only=True)
class Tenant:
    """The state of Teams for one organisation; nothing here speaks to anybody."""

    id: str
    app_id: str
    bot_name: str
    service_url: str = ""
    accounts: dict[str, Account] = field(default_factory=dict)
    chats: dict[str, Chat] = field(default_factory=dict)
    _last_message_id: int = 0

    @property
    def bot_id(self) -> str:
        """Give the bot's own id in conversations."""
        return f"28:{self.app_id}"

    def as_bot(self) -> Json:
        """Write the bot as an activity's `recipient`, or as the author of its messages."""
        return {"id": self.bot_id, "name": self.bot_name}

    def find_account(self, key: str) -> Account | None:
        """Find someone by Teams id, directory id or e-mail."""
        known = self.accounts.get(key)
        if known is not None:
            return known
        return next((each for each in self.accounts.values() if each.answers_to(key)), None)

    def personal_chat(self, account: Account) -> Chat:
        """Give the one 1:1 chat between this person and the bot, opening it at first need."""
        chat_id = f"a:1{uuid.uuid5(uuid.NAMESPACE_OID, account.teams_id).hex}"
        if chat_id not in self.chats:
            chat = Chat(id=chat_id, kind="personal", tenant_id=self.id, has_bot=account.has_app)
            chat.add([account])
            self.chats[chat_id] = chat
        return self.chats[chat_id]

    def meeting_chat_of(self, account: Account) -> Chat:
        """Give the newest meeting chat that this person is in."""
        for chat in reversed(self.chats.values()):
            if chat.meeting is not None and account.teams_id in chat.members:
                return chat
        raise LookupError(f"{account.name} is in no meeting chat")

    def find_meeting_chat(self, meeting_id: str) -> Chat | None:
        """Find the chat that belongs to a meeting."""
        for chat in self.chats.values():
            if chat.meeting is not None and chat.meeting.id == meeting_id:
                return chat
        return None

    def schedule(
        self,
        title: str,
        people: Iterable[Account],
        *,
        starts_at: datetime,
        ends_at: datetime,
        permissions: frozenset[str] = ALL_PERMISSIONS,
    ) -> Chat:
        """Make a meeting and its chat; the first person is the organizer if nobody else is."""
        invited = list(people)
        chat_id = f"19:meeting_{uuid.uuid4().hex}@thread.v2"
        organizer = next((each for each in invited if each.role == "Organizer"), invited[0])
        chat = Chat(id=chat_id, kind="groupChat", tenant_id=self.id, permissions=permissions)
        chat.meeting = Meeting(
            title=title, chat_id=chat_id, starts_at=starts_at, ends_at=ends_at, organizer=organizer
        )
        chat.add(invited)
        self.chats[chat_id] = chat
        return chat

    def post(self, chat: Chat, author_id: str, activity: Json, at: datetime) -> Message:
        """Put a message into a chat under an id like Teams': epoch milliseconds, never twice."""
        self._last_message_id = max(self._last_message_id + 1, int(at.timestamp() * 1000))
        message_id = str(self._last_message_id)
        message = Message(
            id=message_id, chat_id=chat.id, author_id=author_id, activity=activity, sent_at=at
        )
        chat.messages[message_id] = message
        return message
