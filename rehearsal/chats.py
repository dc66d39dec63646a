"""Conversations and the messages in them, as they stand now."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from rehearsal.accounts import Account
from rehearsal.wire import Json, card_of

READS_ALL_MESSAGES = "ChatMessage.Read.Chat"
SEES_MEETING = "OnlineMeeting.ReadBasic.Chat"
SEES_JOINS = "OnlineMeetingParticipant.Read.Chat"
NOTIFIES = "OnlineMeetingNotification.Send.Chat"
ALL_PERMISSIONS = frozenset({READS_ALL_MESSAGES, SEES_MEETING, SEES_JOINS, NOTIFIES})


@dataclass(eq=False, kw_only=True)
class Message:
    """One message of a chat, with the view of it that single people have got."""

    id: str
    chat_id: str
    author_id: str
    activity: Json
    sent_at: datetime
    edited_at: datetime | None = None
    deleted_at: datetime | None = None
    own_views: dict[str, Json] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Give the text beside any card."""
        return str(self.activity.get("text") or "")

    @property
    def card(self) -> Json | None:
        """Give the card that everybody shares, if there is one and it still stands."""
        return None if self.deleted_at else card_of(self.activity)

    def card_for(self, account: Account) -> Json | None:
        """Give the card as this person sees it: their own view, else the shared one."""
        return None if self.deleted_at else self.own_views.get(account.teams_id, self.card)


@dataclass(eq=False, kw_only=True)
class Meeting:
    """A scheduled meeting, which a meeting chat belongs to."""

    title: str
    chat_id: str
    starts_at: datetime
    ends_at: datetime
    organizer: Account
    is_running: bool = False

    @property
    def id(self) -> str:
        """Give the id that `channelData.meeting.id` carries."""
        return base64.b64encode(f"0#{self.chat_id}#0".encode()).decode()

    @property
    def graph_id(self) -> str:
        """Give the other id, which meeting events call `Id` and which opens nothing."""
        return base64.b64encode(f"1*{self.organizer.aad_object_id}*{self.id}".encode()).decode()

    @property
    def join_url(self) -> str:
        """Give the link people would follow."""
        return f"https://teams.microsoft.com/l/meetup-join/{self.chat_id}/0"


@dataclass(eq=False, kw_only=True)
class Chat:
    """A conversation: who is in it, what was posted, what the app may see of it."""

    id: str
    kind: Literal["groupChat", "personal"]
    tenant_id: str
    members: dict[str, Account] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    meeting: Meeting | None = None
    has_bot: bool = False
    permissions: frozenset[str] = ALL_PERMISSIONS

    def cards(self) -> list[Json]:
        """Give the shared card of every message that has one, oldest first."""
        cards = (message.card for message in self.messages.values())
        return [card for card in cards if card is not None]

    def standing(self) -> list[Message]:
        """Give the messages that were not deleted, oldest first."""
        return [message for message in self.messages.values() if message.deleted_at is None]

    def add(self, people: Iterable[Account]) -> None:
        """Let people in."""
        self.members.update({person.teams_id: person for person in people})

    def as_conversation(self) -> Json:
        """Write the chat as an activity's `conversation`."""
        conversation: Json = {
            "id": self.id,
            "conversationType": self.kind,
            "tenantId": self.tenant_id,
        }
        return conversation | ({"isGroup": True} if self.kind == "groupChat" else {})
