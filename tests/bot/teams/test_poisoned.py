"""An address that somebody wrote into our database is no reason to call it."""

import pytest

from bot.teams.access import AccessTokens
from bot.teams.limits import Limits
from bot.teams.outgoing import Outgoing
from bot.teams.pace import Pace
from bot.teams.paced_room import PacedRoom
from bot.teams.personal import PersonalChats
from bot.teams.room import Impossible, meeting_of
from bot.teams.roster import Roster
from bot.teams.teams_room import TeamsRoom
from storage.people import PersonalChat
from storage.store import Store
from tests.bot.connector import Issuer
from tests.storage.rows import kept_session

EVIL = "https://evil.trafficmanager.net/amer/"


async def test_a_poisoned_reference_gets_neither_a_message_nor_a_token(store: Store) -> None:
    session = await kept_session(store, service_url=EVIL)
    chat = PersonalChat(
        tenant_id=session.tenant_id,
        teams_user_id="29:anna",
        person_key="a-1",
        email="anna@example.org",
        conversation_id="a:1",
        service_url=EVIL,
    )
    async with store.begin() as work:
        await work.people.put_personal_chat(chat)
    issuer = Issuer()
    outgoing, pace = Outgoing(AccessTokens(issuer), development=False), Pace(Limits())
    room, roster = PacedRoom(TeamsRoom(outgoing, "app"), pace), Roster(outgoing, pace)
    async with store.read() as work:
        meeting = meeting_of(await work.sessions.get(session.id))

    async with outgoing.opened():
        alone = await PersonalChats(store, room, roster).of_id(meeting, "29:anna")
        for place in (meeting, alone):
            with pytest.raises(Impossible):
                await room.post(place, {"type": "message"})
            with pytest.raises(Impossible):
                await room.update(place, "1", {"type": "message"})
            with pytest.raises(Impossible):
                await room.open_personal(place, "29:anna")
        known = await roster.of(meeting, "29:anna")

    assert known is None
    assert issuer.asked == 0
