"""Where one person is reached alone: the 1:1 that is known, or one opened for them."""

from bot.teams.room import Impossible, Place, Room
from bot.teams.roster import Member, Roster, unknown_member
from storage.people import PersonalChat
from storage.store import Store


class PersonalChats:
    """Finds, opens and remembers 1:1 conversations."""

    def __init__(self, store: Store, room: Room, roster: Roster) -> None:
        self._store = store
        self._room = room
        self._roster = roster

    async def of_recipient(self, meeting: Place, recipient: str) -> Place:
        """The 1:1 with whom a parcel is for: an address, or an id of Teams'. Raises DeliveryError.

        An address bears an @, which no id of a person's does.
        """
        if "@" in recipient:
            return await self.of_email(meeting, recipient)
        return await self.of_id(meeting, recipient)

    async def of_id(self, meeting: Place, teams_user_id: str) -> Place:
        """The 1:1 with whom Teams knows by that id. Raises DeliveryError."""
        async with self._store.read() as work:
            known = await work.people.find_chat_of(
                tenant_id=meeting.tenant_id, teams_user_id=teams_user_id
            )
        if known is not None:
            return Place(known.service_url, known.conversation_id, known.tenant_id)
        member = await self._roster.of(meeting, teams_user_id)
        return await self.of_member(meeting, member or unknown_member(teams_user_id))

    async def of_email(self, meeting: Place, email: str) -> Place:
        """The 1:1 with whom an e-mail address belongs to. Raises DeliveryError."""
        async with self._store.read() as work:
            known = await work.people.find_personal_chat(tenant_id=meeting.tenant_id, email=email)
        if known is not None:
            return Place(known.service_url, known.conversation_id, known.tenant_id)
        member = await self._roster.of_email(meeting, email)
        if member is None:
            raise Impossible(404, "NotInTheMeeting")
        return await self.of_member(meeting, member)

    async def of_member(self, meeting: Place, member: Member) -> Place:
        """The 1:1 with somebody of the meeting. Raises DeliveryError."""
        conversation_id = await self._room.open_personal(meeting, member.teams_user_id)
        chat = PersonalChat(
            tenant_id=meeting.tenant_id,
            teams_user_id=member.teams_user_id,
            person_key=member.aad_object_id or member.teams_user_id,
            email=member.email,
            conversation_id=conversation_id,
            service_url=meeting.service_url,
        )
        async with self._store.begin() as work:
            await work.people.put_personal_chat(chat)
        return Place(meeting.service_url, conversation_id, meeting.tenant_id)
