"""Who comes and goes: invited to the chat, in the meeting, and the meeting itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rehearsal.accounts import Account
from rehearsal.channel.meeting_events import (
    meeting_ended,
    meeting_started,
    members_changed,
    participants_moved,
)
from rehearsal.chats import SEES_JOINS, SEES_MEETING, Chat, Meeting
from rehearsal.people.desks import Desk
from rehearsal.wire import Json


@dataclass(eq=False)
class Gatherings:
    """Does what Teams does when a meeting lives; tells the app what it may know."""

    desk: Desk

    async def invite(self, chat: Chat, people: Sequence[Account]) -> None:
        """Let people into the chat."""
        chat.add(people)
        added = [person.as_sender() for person in people]
        envelope = self.desk.envelope
        await self._tell(chat, members_changed(envelope, chat, people[0], added=added))

    async def dismiss(self, chat: Chat, people: Sequence[Account]) -> None:
        """Take people out of the chat."""
        for person in people:
            del chat.members[person.teams_id]
        removed = [person.as_sender() for person in people]
        envelope = self.desk.envelope
        await self._tell(chat, members_changed(envelope, chat, people[0], removed=removed))

    async def start(self, chat: Chat) -> None:
        """Start the meeting."""
        meeting = _meeting_of(chat)
        meeting.is_running = True
        if SEES_MEETING in chat.permissions:
            await self._tell(chat, meeting_started(self.desk.envelope, chat, meeting))

    async def end(self, chat: Chat) -> None:
        """End the meeting; nobody is in it any more."""
        meeting = _meeting_of(chat)
        meeting.is_running = False
        for person in chat.members.values():
            person.in_meeting = False
        if SEES_MEETING in chat.permissions:
            await self._tell(chat, meeting_ended(self.desk.envelope, chat, meeting))

    async def enter(self, chat: Chat, people: Sequence[Account]) -> None:
        """Let people into the meeting."""
        await self._move(chat, people, "Join")

    async def leave(self, chat: Chat, people: Sequence[Account]) -> None:
        """Let people leave the meeting; they stay in the chat."""
        await self._move(chat, people, "Leave")

    async def _move(
        self, chat: Chat, people: Sequence[Account], way: Literal["Join", "Leave"]
    ) -> None:
        for person in people:
            person.in_meeting = way == "Join"
        if SEES_JOINS in chat.permissions:
            await self._tell(chat, participants_moved(self.desk.envelope, chat, people, way))

    async def _tell(self, chat: Chat, activity: Json) -> None:
        if chat.has_bot:
            await self.desk.courier.deliver(activity)


def _meeting_of(chat: Chat) -> Meeting:
    if chat.meeting is None:
        raise LookupError("this chat belongs to no meeting")
    return chat.meeting
