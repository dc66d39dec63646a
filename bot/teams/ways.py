"""The ways to Teams: whom we may call, how often, and who is where."""

from dataclasses import dataclass

from bot.now import ScaledClock
from bot.settings import Settings
from bot.teams.access import AccessTokens, open_credential
from bot.teams.limits import Limits
from bot.teams.outgoing import Outgoing
from bot.teams.pace import Pace
from bot.teams.paced_room import PacedRoom
from bot.teams.personal import PersonalChats
from bot.teams.roster import Roster
from bot.teams.teams_room import TeamsRoom
from storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Everything by which something is said or asked there."""

    outgoing: Outgoing
    pace: Pace
    unpaced: TeamsRoom
    room: PacedRoom
    roster: Roster
    personal: PersonalChats


def ways_to_teams(settings: Settings, store: Store, time: ScaledClock) -> Ways:
    """Lay them out; nothing is called yet."""
    credential = open_credential(settings)
    tokens = AccessTokens(credential) if credential else None
    outgoing = Outgoing(tokens, hosts=settings.SERVICE_HOSTS, development=settings.DEVELOPMENT)
    # Limits are of the session's time too, or a quick rehearsal could not say all it has to.
    pace = Pace(Limits(), monotonic=time.monotonic, later=time.later)
    unpaced = TeamsRoom(outgoing, settings.MICROSOFT_APP_ID)
    room = PacedRoom(unpaced, pace)
    roster = Roster(outgoing, pace)
    return Ways(
        outgoing=outgoing,
        pace=pace,
        unpaced=unpaced,
        room=room,
        roster=roster,
        personal=PersonalChats(store, room, roster),
    )
