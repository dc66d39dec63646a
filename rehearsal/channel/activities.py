"""Activities about messages and cards, as Teams writes them on the wire."""

import re
import uuid
from dataclasses import dataclass
from typing import Any

from rehearsal.accounts import Account
from rehearsal.chats import Chat
from rehearsal.tenants import Tenant
from rehearsal.wire import Clock, Json, stamp


@dataclass(eq=False)
class Envelope:
    """Puts round any activity what Teams always says: channel, service, who, where, when."""

    tenant: Tenant
    clock: Clock

    def around(self, chat: Chat, sender: Account, kind: str, **content: Any) -> Json:
        """Give an activity of this kind from this person to the bot, under a new id."""
        now = stamp(self.clock())
        return {
            "type": kind,
            "id": f"f:{uuid.uuid4()}",
            "timestamp": now,
            "localTimestamp": now,
            "channelId": "msteams",
            "serviceUrl": self.tenant.service_url,
            "from": sender.as_sender(),
            "conversation": chat.as_conversation(),
            "recipient": self.tenant.as_bot(),
            "locale": sender.locale,
            "channelData": self.channel_data(chat),
        } | content

    def channel_data(self, chat: Chat, **more: Any) -> Json:
        """Give the tenant, and the meeting where there is one."""
        channel_data: Json = {"tenant": {"id": self.tenant.id}}
        if chat.meeting is not None:
            channel_data["meeting"] = {"id": chat.meeting.id}
        return channel_data | more

    def message(self, chat: Chat, sender: Account, text: str) -> Json:
        """Give what somebody typed; `@` and the bot's name become a mention."""
        written, mentions = self._mentions(text)
        return self.around(
            chat,
            sender,
            "message",
            text=written,
            textFormat="plain",
            attachments=[{"contentType": "text/html", "content": f"<p>{written}</p>"}],
            entities=[*mentions, _client_info(sender)],
        )

    def edit(self, chat: Chat, sender: Account, message_id: str, text: str) -> Json:
        """Give the change of a message that somebody typed."""
        return self.message(chat, sender, text) | {
            "type": "messageUpdate",
            "id": message_id,
            "channelData": self.channel_data(chat, eventType="editMessage"),
        }

    def soft_delete(self, chat: Chat, sender: Account, message_id: str) -> Json:
        """Give the deletion, which a person can still undo."""
        return self.around(
            chat,
            sender,
            "messageDelete",
            id=message_id,
            channelData=self.channel_data(chat, eventType="softDeleteMessage"),
        )

    def undelete(self, chat: Chat, sender: Account, message_id: str, text: str) -> Json:
        """Give the undoing of a deletion."""
        return self.edit(chat, sender, message_id, text) | {
            "channelData": self.channel_data(chat, eventType="undeleteMessage")
        }

    def invoke(
        self, chat: Chat, sender: Account, name: str, value: Json, *, card_id: str | None
    ) -> Json:
        """Give a request that the bot must answer in time, from the card of message `card_id`."""
        content: Json = {"name": name, "value": value, "entities": [_client_info(sender)]}
        if card_id is not None:
            content["replyToId"] = card_id
            legacy = {"source": {"name": "message"}, "legacy": {"replyToId": card_id}}
            content["channelData"] = self.channel_data(chat, **legacy)
        return self.around(chat, sender, "invoke", **content)

    def _mentions(self, text: str) -> tuple[str, list[Json]]:
        name = self.tenant.bot_name
        tag = f"<at>{name}</at>"
        written, count = re.subn(rf"@{re.escape(name)}\b", tag, text, flags=re.IGNORECASE)
        count += text.count(tag)
        mention = {"type": "mention", "mentioned": self.tenant.as_bot(), "text": tag}
        return written, [mention] * count


def _client_info(sender: Account) -> Json:
    country = sender.locale.partition("-")[2]
    return {
        "type": "clientInfo",
        "locale": sender.locale,
        "country": country,
        "platform": "Windows",
        "timezone": "Europe/Rome",
    }
