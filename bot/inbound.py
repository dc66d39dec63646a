"""Who sent an activity, and from where; identity comes from Teams, never from a card."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from botbuilder.schema import Activity

from bot.door.activities import place_of
from bot.teams.room import Place
from bot.teams.roster import Member
from facilitation.contributions import clean
from facilitation.people import Sender

NAME_LENGTH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who acted and where, as the verified activity says."""

    sender: Sender
    place: Place
    meeting_id: str | None
    is_personal: bool = False
    """Whether it is a 1:1 with us."""
    acted_at: datetime | None = None
    """When, by Teams' clock."""

    @property
    def who(self) -> Mapping[str, Any]:
        """What every command begins with."""
        return {
            "sender": self.sender,
            "tenant_id": self.place.tenant_id,
            "conversation_id": self.place.conversation_id,
            "acted_at": self.acted_at,
        }


def origin_of(activity: Activity) -> Origin:
    """Where an activity comes from; the sender's e-mail and meeting role are not in it."""
    account = activity.from_property
    return Origin(
        sender=Sender(
            key=account.aad_object_id or account.id,
            teams_user_id=account.id,
            name=_shown(account.name or ""),
            guest=account.aad_object_id is None,
        ),
        place=place_of(activity),
        meeting_id=_meeting_id(activity),
        is_personal=activity.conversation.conversation_type == "personal",
        acted_at=activity.timestamp,
    )


def _meeting_id(activity: Activity) -> str | None:
    # Teams' own event value carries another id that its endpoints do not know.
    meeting = activity.channel_data.get("meeting")
    found = meeting.get("id") if isinstance(meeting, dict) else None
    return found if isinstance(found, str) else None


def _shown(name: str) -> str:
    return clean(name)[:NAME_LENGTH]


def known_sender(sender: Sender, member: Member | None, meeting_role: str | None) -> Sender:
    """The sender with what the roster knows of them."""
    return Sender(
        key=sender.key,
        teams_user_id=sender.teams_user_id,
        name=sender.name or (_shown(member.name) if member else ""),
        guest=sender.guest or (member is not None and member.guest),
        email=member.email if member else None,
        meeting_role=meeting_role,
    )
