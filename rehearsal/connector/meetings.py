"""The connector's meetings: their details, people's roles in them, notices on the stage."""

from dataclasses import dataclass

from aiohttp import web

from rehearsal.chats import NOTIFIES, SEES_MEETING, Chat, Meeting
from rehearsal.connector.conversations import body_of
from rehearsal.connector.errors import ConnectorError, answered, bad_request, not_in_roster
from rehearsal.ledger import Ledger, Sight
from rehearsal.tenants import Tenant
from rehearsal.wire import Clock, Json, stamp


@dataclass(eq=False)
class Meetings:
    """Answers the bot's requests about meetings."""

    tenant: Tenant
    ledger: Ledger
    clock: Clock

    async def details(self, request: web.Request) -> web.Response:
        """Give title, times and organizer, where the app may know them."""
        chat, meeting = self._meeting(request)
        _require(chat, SEES_MEETING)
        organizer = meeting.organizer
        return answered(
            {
                "details": {
                    "id": meeting.id,
                    "msGraphResourceId": meeting.graph_id,
                    "scheduledStartTime": stamp(meeting.starts_at),
                    "scheduledEndTime": stamp(meeting.ends_at),
                    "joinUrl": meeting.join_url,
                    "title": meeting.title,
                    "type": "Scheduled",
                },
                "conversation": _conversation(chat),
                "organizer": organizer.as_sender() | {"tenantId": self.tenant.id},
            }
        )

    async def participant(self, request: web.Request) -> web.Response:
        """Give one person's role, by directory id; guests have none and are not found."""
        chat, _ = self._meeting(request)
        if request.query.get("tenantId") != self.tenant.id:
            raise bad_request("tenantId is missing or not this tenant's.")
        key = request.match_info["participant_id"]
        for person in chat.members.values():
            if person.aad_object_id == key:
                meeting = {"role": person.role, "inMeeting": person.in_meeting}
                user = person.as_member(self.tenant.id)
                conversation = _conversation(chat)
                return answered({"user": user, "meeting": meeting, "conversation": conversation})
        raise ConnectorError(404, "ParticipantNotFound", "Participant not found in the meeting.")

    async def notify(self, request: web.Request) -> web.Response:
        """Show a targeted notice to some of those in the meeting; 207 where not to all."""
        chat, _ = self._meeting(request)
        _require(chat, NOTIFIES)
        notice = await body_of(request)
        value = notice.get("value") or {}
        wanted = [str(recipient) for recipient in value.get("recipients") or ()]
        present = {id_ for id_, each in chat.members.items() if each.in_meeting}
        self._show(chat, notice, frozenset(present.intersection(wanted)))
        failed = [_failure(id_) for id_ in wanted if id_ not in present]
        if failed:
            return answered({"recipientsFailureInfo": failed}, status=207)
        return web.Response(status=202)

    def _meeting(self, request: web.Request) -> tuple[Chat, Meeting]:
        chat = self.tenant.find_meeting_chat(request.match_info["meeting_id"])
        if chat is None or chat.meeting is None:
            raise ConnectorError(404, "MeetingNotFound", "Meeting not found.")
        if not chat.has_bot:
            raise not_in_roster()
        return chat, chat.meeting

    def _show(self, chat: Chat, notice: Json, audience: frozenset[str]) -> None:
        self.ledger.add(
            Sight(
                at=self.clock(),
                what="notified",
                chat_id=chat.id,
                message_id="",
                author_id=self.tenant.bot_id,
                audience=audience,
                shown=notice,
            )
        )


def _require(chat: Chat, permission: str) -> None:
    if permission not in chat.permissions:
        raise ConnectorError(403, "Forbidden", f"{permission} was not granted.")


def _conversation(chat: Chat) -> Json:
    return {"isGroup": True, "conversationType": "groupChat", "id": chat.id}


def _failure(teams_id: str) -> Json:
    return {
        "recipientMri": teams_id,
        "errorCode": "MemberNotFound",
        "failureReason": "The user is not in the meeting.",
    }
