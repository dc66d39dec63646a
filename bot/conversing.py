"""From the door to the dialogs: whoever answers what Teams brings, put together."""

from botbuilder.core import InvokeResponse
from botbuilder.schema import Activity

from bot.answering import Answering
from bot.asides import Asides
from bot.chatting import Chatting
from bot.comings import Comings
from bot.door.adapter import TeamsAdapter
from bot.door.security import Doorkeeper
from bot.door.server import Converse
from bot.door.signing_keys import SigningKeys
from bot.file_offers import FileOffers
from bot.handler import MeetingHandler
from bot.house import House
from bot.plan_uploads import PlanUploads
from bot.press import Press
from bot.replying import apologise
from bot.teams.downloads import Downloads
from bot.teams.uploads import Uploads


def conversing(house: House, keys: SigningKeys) -> Converse:
    """Let in what is signed with these keys, and have it answered."""
    settings, handler = house.settings, _handler(house)
    doorkeeper = Doorkeeper(
        settings.MICROSOFT_APP_ID,
        keys,
        hosts=settings.SERVICE_HOSTS,
        tenant_id=settings.MICROSOFT_APP_TENANT_ID,
        development=settings.DEVELOPMENT,
    )
    adapter = TeamsAdapter(doorkeeper, house.ways.room, apologise)

    async def converse(auth_header: str, activity: Activity) -> InvokeResponse | None:
        response: InvokeResponse | None = await adapter.process_activity(
            auth_header, activity, handler.on_turn
        )
        return response

    return converse


def _handler(house: House) -> MeetingHandler:
    settings, ways, dialogs = house.settings, house.ways, house.dialogs
    answering = Answering(
        reception=dialogs.reception,
        controlling=dialogs.controlling,
        roster=ways.roster,
        now=house.time.now,
        metrics=house.metrics,
    )
    asides = Asides(ways.room, ways.roster, ways.personal)
    return MeetingHandler(
        answering=answering,
        asides=asides,
        chatting=Chatting(answering, asides),
        comings=Comings(
            returning=dialogs.returning,
            closing=dialogs.closing,
            room=ways.room,
            roster=ways.roster,
            now=house.time.now,
        ),
        doubts=house.doubts,
        offers=FileOffers(
            answering=answering,
            asides=asides,
            room=ways.room,
            uploads=Uploads(development=settings.DEVELOPMENT),
            press=Press(),
            plans=settings.PLANS_DIR,
        ),
        uploads=PlanUploads(answering, Downloads(development=settings.DEVELOPMENT)),
    )
