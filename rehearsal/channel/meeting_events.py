"""Activities about who comes and goes: members, the app, the meeting and its participants."""

from collections.abc import Iterable
from typing import Literal

from rehearsal.accounts import Account
from rehearsal.channel.activities import Envelope
from rehearsal.chats import Chat, Meeting
from rehearsal.wire import Json, stamp

InstallationAction = Literal["add", "remove", "add-upgrade", "remove-upgrade"]

_PREFIX = "application/vnd.microsoft.meeting"


def members_changed(
    envelope: Envelope,
    chat: Chat,
    sender: Account,
    *,
    added: Iterable[Json] = (),
    removed: Iterable[Json] = (),
) -> Json:
    """Give a conversationUpdate; members are written as `{"id": …}`, the bot among them."""
    activity = envelope.around(chat, sender, "conversationUpdate")
    lists = {"membersAdded": list(added), "membersRemoved": list(removed)}
    return activity | {name: members for name, members in lists.items() if members}


def installation(
    envelope: Envelope, chat: Chat, sender: Account, action: InstallationAction
) -> Json:
    """Give an installationUpdate."""
    return envelope.around(
        chat,
        sender,
        "installationUpdate",
        action=action,
        channelData=envelope.channel_data(
            chat, settings={"selectedChannel": {"id": chat.id}}, source={"name": "message"}
        ),
    )


def meeting_started(envelope: Envelope, chat: Chat, meeting: Meeting) -> Json:
    """Give meetingStart, whose value alone is in PascalCase."""
    value = _about(meeting) | {"StartTime": stamp(envelope.clock())}
    return envelope.around(chat, meeting.organizer, "event", name=f"{_PREFIX}Start", value=value)


def meeting_ended(envelope: Envelope, chat: Chat, meeting: Meeting) -> Json:
    """Give meetingEnd."""
    value = _about(meeting) | {"EndTime": stamp(envelope.clock())}
    return envelope.around(chat, meeting.organizer, "event", name=f"{_PREFIX}End", value=value)


def participants_moved(
    envelope: Envelope, chat: Chat, people: Iterable[Account], way: Literal["Join", "Leave"]
) -> Json:
    """Give meetingParticipantJoin or meetingParticipantLeave."""
    moved = list(people)
    members = [
        {
            "user": person.as_member(envelope.tenant.id),
            "meeting": {"inMeeting": way == "Join", "role": person.role},
        }
        for person in moved
    ]
    name = f"{_PREFIX}Participant{way}"
    return envelope.around(chat, moved[0], "event", name=name, value={"members": members})


def _about(meeting: Meeting) -> Json:
    return {
        "MeetingType": "Scheduled",
        "Title": meeting.title,
        "Id": meeting.graph_id,
        "JoinUrl": meeting.join_url,
    }
