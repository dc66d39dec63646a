"""Comings and goings: the bot in a chat, the meeting itself, a person's own chat with us."""

from collections.abc import Callable
from datetime import datetime

from botbuilder.schema import Activity

from bot.cards.greeting import greeting_card
from bot.inbound import Origin, origin_of
from bot.teams.messages import card_message
from bot.teams.room import Room
from bot.teams.roster import Roster
from bot.wording.words import words_for
from dialogs.closing import ClosingDialog
from dialogs.returning import ReturningDialog
from storage.people import PersonalChat

CAME, LEFT = "ParticipantJoin", "ParticipantLeave"


class Comings:
    """Takes up a conversation where it was left."""

    def __init__(
        self,
        *,
        returning: ReturningDialog,
        closing: ClosingDialog,
        room: Room,
        roster: Roster,
        now: Callable[[], datetime],
    ) -> None:
        self._returning = returning
        self._closing = closing
        self._room = room
        self._roster = roster
        self._now = now

    async def added(self, activity: Activity) -> None:
        """We were added: by one person for themselves, or to a meeting's chat."""
        origin = origin_of(activity)
        if origin.is_personal:
            await self._met_alone(origin)
        elif not await self._returning.added(
            tenant_id=origin.place.tenant_id,
            conversation_id=origin.place.conversation_id,
            service_url=origin.place.service_url,
            now=self._now(),
        ):
            card = greeting_card(words_for(activity.locale, None))
            await self._room.post(origin.place, card_message(card))

    async def in_meeting(self, event: str, origin: Origin) -> None:
        """The meeting ended, perhaps for good, or is on again."""
        where = {
            "tenant_id": origin.place.tenant_id,
            "conversation_id": origin.place.conversation_id,
        }
        if event == "End":
            await self._closing.meeting_ended(**where, now=self._now())
        elif event == "Start":
            await self._closing.meeting_started(**where)

    async def moved(self, event: str, activity: Activity) -> None:
        """People came into the meeting or left it."""
        origin, keys = origin_of(activity), _keys(activity.value)
        await self._returning.moved(
            tenant_id=origin.place.tenant_id,
            conversation_id=origin.place.conversation_id,
            left=keys if event == LEFT else frozenset(),
            came=keys if event == CAME else frozenset(),
            now=self._now(),
        )

    def left_chat(self, activity: Activity) -> None:
        """Somebody was removed from a chat: what they may do there is over at once."""
        self._roster.forget(origin_of(activity).place)

    async def _met_alone(self, origin: Origin) -> None:
        member = await self._roster.of(origin.place, origin.sender.teams_user_id)
        await self._returning.met_alone(
            PersonalChat(
                tenant_id=origin.place.tenant_id,
                teams_user_id=origin.sender.teams_user_id,
                person_key=origin.sender.key,
                email=member.email if member else None,
                conversation_id=origin.place.conversation_id,
                service_url=origin.place.service_url,
            ),
            self._now(),
        )


def _keys(value: object) -> frozenset[str]:
    """The directory ids, or else the chat ids, of the people whom an event is about."""
    members = value.get("members") if isinstance(value, dict) else None
    listed = members if isinstance(members, list) else []
    users = [one.get("user") for one in listed if isinstance(one, dict)]
    keys = [one.get("aadObjectId") or one.get("id") for one in users if isinstance(one, dict)]
    return frozenset(key for key in keys if isinstance(key, str))
