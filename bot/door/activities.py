"""Reading an activity from JSON: only what we use, and by hand."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from botbuilder.schema import (
    Activity,
    Attachment,
    ChannelAccount,
    ConversationAccount,
    Entity,
    MessageReaction,
)

from bot.teams.room import Place

Wire = Mapping[str, Any]


class NotAnActivity(ValueError):
    """The body is JSON, but no activity."""


def read_activity(body: object) -> Activity:
    """Read what Teams sent, or raise NotAnActivity.

    The SDK's `deserialize` does the same for any field there is, and costs a third of a turn.
    """
    wire = _mapping(body)
    return Activity(
        type=_required_text(wire, "type"),
        id=_text(wire, "id"),
        timestamp=_instant(wire.get("timestamp")),
        name=_text(wire, "name"),
        action=_text(wire, "action"),
        service_url=_text(wire, "serviceUrl"),
        channel_id=_text(wire, "channelId"),
        from_property=_account(wire.get("from")),
        recipient=_account(wire["recipient"]) if wire.get("recipient") else None,
        conversation=_conversation(wire.get("conversation")),
        reply_to_id=_text(wire, "replyToId"),
        locale=_text(wire, "locale"),
        text=_text(wire, "text"),
        text_format=_text(wire, "textFormat"),
        value=wire.get("value"),
        channel_data=_mapping(wire.get("channelData") or {}),
        entities=_list(wire, "entities", _entity),
        attachments=_list(wire, "attachments", _attachment),
        members_added=_list(wire, "membersAdded", _account),
        members_removed=_list(wire, "membersRemoved", _account),
        reactions_added=_list(wire, "reactionsAdded", _reaction),
        reactions_removed=_list(wire, "reactionsRemoved", _reaction),
    )


def place_of(activity: Activity) -> Place:
    """Give the place that an activity came from."""
    tenant = _mapping(activity.channel_data.get("tenant") or {})
    return Place(
        service_url=activity.service_url,
        conversation_id=activity.conversation.id,
        tenant_id=activity.conversation.tenant_id or str(tenant.get("id") or ""),
    )


def _account(wire: object) -> ChannelAccount:
    account = _mapping(wire)
    return ChannelAccount(
        id=_required_text(account, "id"),
        name=_text(account, "name"),
        aad_object_id=_text(account, "aadObjectId"),
        role=_text(account, "role"),
    )


def _conversation(wire: object) -> ConversationAccount:
    conversation = _mapping(wire)
    return ConversationAccount(
        id=_required_text(conversation, "id"),
        name=_text(conversation, "name"),
        conversation_type=_text(conversation, "conversationType"),
        is_group=conversation.get("isGroup") is True,
        tenant_id=_text(conversation, "tenantId"),
    )


def _entity(wire: object) -> Entity:
    content = _mapping(wire)
    entity = Entity(type=_text(content, "type"))
    # Entities differ by type; whoever reads a mention finds the rest as it came.
    entity.additional_properties = content
    return entity


def _attachment(wire: object) -> Attachment:
    attachment = _mapping(wire)
    return Attachment(
        content_type=_text(attachment, "contentType"),
        content=attachment.get("content"),
        name=_text(attachment, "name"),
    )


def _reaction(wire: object) -> MessageReaction:
    return MessageReaction(type=_text(_mapping(wire), "type"))


def _mapping(wire: object) -> dict[str, Any]:
    if not isinstance(wire, dict):
        raise NotAnActivity("an object was expected")
    return wire


def _list(wire: Wire, key: str, read: Callable[[object], Any]) -> list[Any] | None:
    items = wire.get(key)
    if items is None:
        return None
    if not isinstance(items, list):
        raise NotAnActivity(f"{key} should be a list")
    return [read(item) for item in items]


def _text(wire: Wire, key: str) -> Any:
    """Give text or None; `Any`, because the SDK says `str` where it takes None."""
    text = wire.get(key)
    if text is None or isinstance(text, str):
        return text
    raise NotAnActivity(f"{key} should be text")


def _instant(stamp: object) -> datetime | None:
    """When it happened, by Teams' clock; None where that cannot be read, which harms nobody."""
    if not isinstance(stamp, str):
        return None
    try:
        at = datetime.fromisoformat(stamp)
        return at.astimezone(UTC) if at.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _required_text(wire: Wire, key: str) -> str:
    text: str | None = _text(wire, key)
    if not text:
        raise NotAnActivity(f"{key} is missing")
    return text
