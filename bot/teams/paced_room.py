"""Room, for those who have not waited for their turn: it does that for them."""

from bot.teams.limits import Purpose
from bot.teams.pace import Pace
from bot.teams.room import Message, Place, Room


class PacedRoom:
    """Speaks within Teams' limits; waits a little when they are reached."""

    def __init__(self, room: Room, pace: Pace) -> None:
        self._room = room
        self._pace = pace

    async def post(self, place: Place, message: Message) -> str:
        """Say something new; give the id by which it can be updated."""
        await self._pace.take(place, Purpose.ANSWERING)
        return await self._room.post(place, message)

    async def update(self, place: Place, activity_id: str, message: Message) -> None:
        """Replace what was said."""
        await self._pace.take(place, Purpose.ANSWERING)
        await self._room.update(place, activity_id, message)

    async def open_personal(self, place: Place, teams_user_id: str) -> str:
        """Open the 1:1 with somebody met in `place`; give its conversation id."""
        # Teams counts conversations created by the bot as a whole: the nameless place.
        nameless = Place(place.service_url, "", place.tenant_id)
        await self._pace.take(nameless, Purpose.ANSWERING)
        return await self._room.open_personal(place, teams_user_id)
