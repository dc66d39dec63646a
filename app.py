"""Builds everything, and is the command line."""

from aiohttp import web

from bot.command_line.main import command_line
from bot.conversing import conversing
from bot.door.pages import Pages
from bot.door.probe import Probe
from bot.door.readiness import Readiness
from bot.door.server import build_server
from bot.door.serving import PROBE
from bot.door.signing_keys import SigningKeys
from bot.doubts import Doubts
from bot.house import House
from bot.living import counting, living
from bot.metrics.kept import Kept
from bot.metrics.metrics import Metrics
from bot.metrics.page import Page
from bot.now import ScaledClock
from bot.settings import Settings
from bot.teams.ways import ways_to_teams
from bot.wording.words import words_of, words_spoken
from dialogs.dialogs import all_dialogs
from rehearsal.play import rehearse
from storage.plan_files import PlanShelf
from storage.store import open_engine
from storage.timed_store import TimedStore


def build(settings: Settings) -> web.Application:
    """Build the service; nothing is opened until it starts."""
    house = _house(settings)
    store, time, metrics = house.store, house.time, house.metrics
    keys = SigningKeys(settings.OPENID_METADATA_URL, development=settings.DEVELOPMENT)
    page = Page(metrics, Kept(metrics, store, time).read, time.monotonic)
    server = build_server(conversing(house, keys), Readiness(store, time).checks, page)
    server.cleanup_ctx.extend([counting(house), living(house)])
    if settings.pages:
        Pages(house.dialogs.reading, time.now, settings.PLANS_DIR).add_to(server)
    if settings.MICROSOFT_APP_ID:
        server[PROBE] = Probe(
            app_id=settings.MICROSOFT_APP_ID,
            tenant_id=settings.MICROSOFT_APP_TENANT_ID,
            service_url=f"https://{settings.SERVICE_HOSTS[0]}/",
            keys=keys,
        )
    return server


def _house(settings: Settings) -> House:
    metrics = Metrics()
    store = TimedStore(open_engine(settings.DATABASE_URL), metrics.time_database)
    time = ScaledClock(settings.TIME_SCALE, settings.time_origin)
    return House(
        settings=settings,
        metrics=metrics,
        store=store,
        time=time,
        ways=ways_to_teams(settings, store, time),
        dialogs=all_dialogs(
            store,
            PlanShelf(settings.PLANS_DIR),
            wording=words_of,
            spoken=words_spoken,
            pages=settings.pages,
            has_model=bool(settings.MODEL_URL),
        ),
        doubts=Doubts(store, time.now),
    )


if __name__ == "__main__":
    command_line(build, rehearse)()
