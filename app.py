"""Builds everything; the only place that wires; the command line."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from aiohttp import web
from botbuilder.core import InvokeResponse
from botbuilder.schema import Activity

from bot.answering import Answering
from bot.asides import Asides
from bot.chatting import Chatting
from bot.clock import Clock
from bot.comings import Comings
from bot.command_line.main import command_line
from bot.delivery import Delivery
from bot.dispatch import Dispatch
from bot.door.adapter import TeamsAdapter
from bot.door.pages import Pages
from bot.door.probe import Probe
from bot.door.readiness import Readiness
from bot.door.security import Doorkeeper
from bot.door.server import Converse, build_server
from bot.door.serving import PROBE
from bot.door.signing_keys import SigningKeys
from bot.doubts import Doubts
from bot.file_offers import FileOffers
from bot.handler import MeetingHandler
from bot.leases import Leases
from bot.metrics.faults import counting_faults
from bot.metrics.kept import Kept
from bot.metrics.metrics import Metrics
from bot.metrics.page import Page
from bot.model.endpoint import open_endpoint
from bot.model.errands import Errands
from bot.now import ScaledClock
from bot.plan_uploads import PlanUploads
from bot.press import Press
from bot.replying import apologise
from bot.settings import Settings
from bot.teams.access import AccessTokens, open_credential
from bot.teams.downloads import Downloads
from bot.teams.limits import Limits
from bot.teams.outgoing import Outgoing
from bot.teams.pace import Pace
from bot.teams.paced_room import PacedRoom
from bot.teams.personal import PersonalChats
from bot.teams.roster import Roster
from bot.teams.teams_room import TeamsRoom
from bot.teams.uploads import Uploads
from bot.wording.words import words_of, words_spoken
from dialogs.arranging import ArrangingDialog
from dialogs.asking import AskingDialog
from dialogs.closing import ClosingDialog
from dialogs.contributing import ContributingDialog
from dialogs.controlling import ControllingDialog
from dialogs.facilitating import FacilitatingDialog
from dialogs.joining import JoiningDialog
from dialogs.key_messages import KeyMessagesDialog
from dialogs.listening import ListeningDialog
from dialogs.nudging import NudgingDialog
from dialogs.outlining import OutliningDialog
from dialogs.preparing import PreparingDialog
from dialogs.proposing import ProposingDialog
from dialogs.reading import ReadingDialog
from dialogs.reception import Reception
from dialogs.reporting import ReportingDialog
from dialogs.returning import ReturningDialog
from dialogs.rights import RightsDialog
from dialogs.ruling import RulingDialog
from dialogs.shelving import ShelvingDialog
from dialogs.showing import ShowingDialog
from dialogs.signing import SigningDialog
from dialogs.speaking import SpeakingDialog
from dialogs.supporting import SupportingDialog
from dialogs.timing import TimingDialog
from dialogs.voting import VotingDialog
from rehearsal.play import rehearse
from storage.plan_files import PlanShelf
from storage.store import Store, open_engine
from storage.timed_store import TimedStore


def build(settings: Settings) -> web.Application:
    """Build the service; nothing is opened until it starts."""
    ground = _ground(settings)
    store, time, metrics = ground.store, ground.time, ground.metrics
    dialogs = _dialogs(ground)
    doubts = Doubts(store, time.now)
    keys = SigningKeys(settings.OPENID_METADATA_URL, development=settings.DEVELOPMENT)
    page = Page(metrics, Kept(metrics, store, time).read, time.monotonic)

    server = build_server(
        _converse(ground, keys, _handler(ground, dialogs, doubts)),
        Readiness(store, time).checks,
        page,
    )
    server.cleanup_ctx.extend([_counting(ground), _living(ground, dialogs, doubts)])
    if settings.pages:
        Pages(dialogs.reading, time.now, settings.PLANS_DIR).add_to(server)
    if settings.MICROSOFT_APP_ID:
        server[PROBE] = Probe(
            app_id=settings.MICROSOFT_APP_ID,
            tenant_id=settings.MICROSOFT_APP_TENANT_ID,
            service_url=f"https://{settings.SERVICE_HOSTS[0]}/",
            keys=keys,
        )
    return server


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What all else stands on: time, the database, and the way to Teams."""

    settings: Settings
    metrics: Metrics
    store: Store
    time: ScaledClock
    outgoing: Outgoing
    pace: Pace
    unpaced: TeamsRoom
    room: PacedRoom
    roster: Roster
    personal: PersonalChats


def _ground(settings: Settings) -> _Ground:
    metrics = Metrics()
    store = TimedStore(open_engine(settings.DATABASE_URL), metrics.time_database)
    time = ScaledClock(settings.TIME_SCALE, settings.time_origin)
    credential = open_credential(settings)
    tokens = AccessTokens(credential) if credential else None
    outgoing = Outgoing(tokens, hosts=settings.SERVICE_HOSTS, development=settings.DEVELOPMENT)
    # Limits are of the session's time too, or a quick rehearsal could not say all it has to.
    pace = Pace(Limits(), monotonic=time.monotonic, later=time.later)
    unpaced = TeamsRoom(outgoing, settings.MICROSOFT_APP_ID)
    room = PacedRoom(unpaced, pace)
    roster = Roster(outgoing, pace)
    return _Ground(
        settings=settings,
        metrics=metrics,
        store=store,
        time=time,
        outgoing=outgoing,
        pace=pace,
        unpaced=unpaced,
        room=room,
        roster=roster,
        personal=PersonalChats(store, room, roster),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dialogs:
    """The reception, and those dialogs that are asked by others as well."""

    reception: Reception
    closing: ClosingDialog
    reading: ReadingDialog
    controlling: ControllingDialog
    key_messages: KeyMessagesDialog
    showing: ShowingDialog
    voting: VotingDialog


def _delivery(ground: _Ground, dialogs: _Dialogs, doubts: Doubts) -> Delivery:
    leases = Leases(ground.store)
    dispatch = Dispatch(
        store=ground.store,
        showing=dialogs.showing,
        closing=dialogs.closing,
        room=ground.unpaced,
        roster=ground.roster,
        personal=ground.personal,
        doubts=doubts,
        leases=leases,
        pace=ground.pace,
        now=ground.time.now,
        metrics=ground.metrics,
    )
    return Delivery(
        store=ground.store,
        dispatch=dispatch,
        doubts=doubts,
        leases=leases,
        now=ground.time.now,
    )


def _handler(ground: _Ground, dialogs: _Dialogs, doubts: Doubts) -> MeetingHandler:
    settings, room, now = ground.settings, ground.room, ground.time.now
    answering = Answering(
        reception=dialogs.reception,
        controlling=dialogs.controlling,
        roster=ground.roster,
        now=now,
        metrics=ground.metrics,
    )
    asides = Asides(room, ground.roster, ground.personal)
    return MeetingHandler(
        answering=answering,
        asides=asides,
        chatting=Chatting(answering, asides),
        comings=Comings(
            returning=ReturningDialog(ground.store),
            closing=dialogs.closing,
            room=room,
            roster=ground.roster,
            now=now,
        ),
        doubts=doubts,
        offers=FileOffers(
            answering=answering,
            asides=asides,
            room=room,
            uploads=Uploads(development=settings.DEVELOPMENT),
            press=Press(),
            plans=settings.PLANS_DIR,
        ),
        uploads=PlanUploads(answering, Downloads(development=settings.DEVELOPMENT)),
    )


def _converse(ground: _Ground, keys: SigningKeys, handler: MeetingHandler) -> Converse:
    adapter = TeamsAdapter(_doorkeeper(ground.settings, keys), ground.room, apologise)

    async def converse(auth_header: str, activity: Activity) -> InvokeResponse | None:
        response: InvokeResponse | None = await adapter.process_activity(
            auth_header, activity, handler.on_turn
        )
        return response

    return converse


Life = Callable[[web.Application], AsyncIterator[None]]
"""What is begun with the service, and ended with it."""


def _counting(ground: _Ground) -> Life:
    async def counted(_: web.Application) -> AsyncIterator[None]:
        with counting_faults(ground.metrics.house.faults):
            yield

    return counted


def _living(ground: _Ground, dialogs: _Dialogs, doubts: Doubts) -> Life:
    store, time = ground.store, ground.time
    delivery = _delivery(ground, dialogs, doubts)
    timing = TimingDialog(store, dialogs.closing)
    clock = Clock(timing, time, ground.metrics)
    errands = Errands(dialogs.key_messages, open_endpoint(ground.settings), time.now)

    async def lifetime(_: web.Application) -> AsyncIterator[None]:
        await store.upgrade()
        store.bell.hang(delivery.wake, clock.wake, errands.wake)
        async with ground.outgoing.opened(), store.listening(), errands.running():
            await delivery.start()
            await clock.agree()
            await timing.break_off_lost(time.now())
            clock.start()
            yield
            await clock.stop()
            await dialogs.voting.finish()
            await delivery.stop()
        await store.close()

    return lifetime


def _dialogs(ground: _Ground) -> _Dialogs:
    store, pages = ground.store, ground.settings.pages
    shelf = PlanShelf(ground.settings.PLANS_DIR)
    has_model = bool(ground.settings.MODEL_URL)
    closing = ClosingDialog(store, words_of)
    controlling = ControllingDialog(store)
    showing = ShowingDialog(store, closing, has_pages=bool(pages), has_model=has_model)
    reading = ReadingDialog(store, closing, pages=pages, has_model=has_model)
    key_messages = KeyMessagesDialog(store, words_of, has_pages=bool(pages), has_model=has_model)
    voting = VotingDialog(store)
    contributing = ContributingDialog(store)
    shelving = ShelvingDialog(store, shelf)
    reception = Reception(
        ArrangingDialog(store, closing),
        AskingDialog(store),
        contributing,
        controlling,
        FacilitatingDialog(store),
        JoiningDialog(store, voting, contributing),
        key_messages,
        ListeningDialog(store),
        NudgingDialog(store),
        OutliningDialog(shelving, words_spoken),
        PreparingDialog(store, shelf),
        ProposingDialog(store),
        reading,
        ReportingDialog(store),
        RightsDialog(store, closing),
        RulingDialog(store, words_of),
        shelving,
        showing,
        SigningDialog(store, has_pages=bool(pages), has_model=has_model),
        SpeakingDialog(store),
        SupportingDialog(store),
        voting,
    )
    return _Dialogs(
        reception=reception,
        closing=closing,
        controlling=controlling,
        key_messages=key_messages,
        reading=reading,
        showing=showing,
        voting=voting,
    )


def _doorkeeper(settings: Settings, keys: SigningKeys) -> Doorkeeper:
    return Doorkeeper(
        settings.MICROSOFT_APP_ID,
        keys,
        hosts=settings.SERVICE_HOSTS,
        tenant_id=settings.MICROSOFT_APP_TENANT_ID,
        development=settings.DEVELOPMENT,
    )


if __name__ == "__main__":
    command_line(build, rehearse)()
