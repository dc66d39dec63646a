"""One performance: the stage is set, the session is played to its end, the digest fetched."""

import asyncio
import json
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from facilitation.plan import Plan
from rehearsal.cast import mischief, prompters, reading
from rehearsal.cast.besides import Besides
from rehearsal.cast.casting import Cast, cast
from rehearsal.cast.crowd import Crowd
from rehearsal.cast.happenings import happenings
from rehearsal.cast.leading import Lead, lead_through, prepare
from rehearsal.cast.players import Player
from rehearsal.cast.scenes import Scene
from rehearsal.cast.shelving import make_a_plan, send_a_plan
from rehearsal.cast.signing import sign_off
from rehearsal.chats import Chat
from rehearsal.stage.bot_process import BotProcess
from rehearsal.stage.ports import reserve_port
from rehearsal.stage.stage_time import StageTime
from rehearsal.teams import Conditions, Teams
from rehearsal.wire import utc_now

APP_ID = "5c0ffee5-0000-4000-8000-00000000a11a"
STARTS_AFTER = timedelta(seconds=3)
"""Real time for the bot to start before the first facilitator comes."""
BEFORE = timedelta(minutes=5)
"""Session time between the first facilitator and the planned start."""
DIGEST_WITHIN = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """What is to be played, where it leaves its traces, how fast, by which chance."""

    plan: Plan
    plans: Path
    out: Path
    database_url: str
    seed: int
    scale: float


# Without a repr: asyncio writes out the result of what it ran, and this one is the whole ledger.
@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Played:
    """What a performance leaves: the scene as it ended, who was in it, and the digest."""

    scene: Scene
    cast: Cast
    players: list[Player]
    session_id: str
    digest_json: str
    digest_markdown: str
    public_json: str
    audit: str
    """By which measures the digest stands, as the bot's own judge says; it has no fault."""
    outbox: dict[str, int]
    """How many announcements are in each state, as the bot's own list of sessions says."""

    async def lay_out(self, folder: Path, edition: str) -> None:
        """Have the bot's command line leave every document of an edition in a folder."""
        await self.scene.bot.run(
            "digest", self.session_id, "--to", str(folder), "--edition", edition
        )


async def perform(programme: Programme, watch: Callable[[Scene, Cast], None]) -> Played:
    """Play the whole session with a real bot; `watch` is told who plays before it begins."""
    async with _set(programme) as (scene, everybody):
        watch(scene, everybody)
        players = [Player(part, scene) for part in everybody.parts]
        crowd = Crowd(scene, players)
        crowd.gather()
        lead = Lead(scene=scene, first=everybody.facilitators[0], second=everybody.facilitators[-1])
        Besides(lead=lead, crowd=crowd).attend()
        crowd.do(send_a_plan(scene, lead.second))
        crowd.do(make_a_plan(scene, lead.first))
        await scene.time.until(programme.plan.starts_at - BEFORE)
        await _come_together(scene, everybody)
        await prepare(lead)
        crowd.do(crowd.come_late())
        await lead_through(lead, happenings(programme.plan), players)
        await crowd.leave()
        await _end(lead, everybody, players)
        await scene.bot.stop()
        return await _looked_back_on(scene, everybody, players)


@asynccontextmanager
async def _set(programme: Programme) -> AsyncIterator[tuple[Scene, Cast]]:
    """Open Teams and start the bot against it; both are closed again whatever happens."""
    plan = programme.plan
    time = StageTime(
        real_origin=utc_now() + STARTS_AFTER,
        session_origin=plan.starts_at - BEFORE,
        scale=programme.scale,
        zone=plan.zone,
    )
    tenant_id = str(uuid.UUID(int=0x0F4E1C60))
    conditions = Conditions(app_id=APP_ID, tenant_id=tenant_id, limits_scale=programme.scale)
    async with Teams(conditions) as teams:
        bot = BotProcess(
            environment=_environment(programme, time, teams, tenant_id),
            log=programme.out / "giro.log",
            port=reserve_port(),
        )
        everybody = cast(plan, teams, programme.seed)
        chat = teams.meeting(plan.title, everybody.in_time)
        scene = Scene(teams=teams, chat=chat, plan=plan, time=time, bot=bot, seed=programme.seed)
        teams.bot_url = bot.door
        try:
            await bot.start()
            yield scene, everybody
        finally:
            await bot.stop()


def _environment(
    programme: Programme, time: StageTime, teams: Teams, tenant_id: str
) -> dict[str, str]:
    return {
        "DATABASE_URL": programme.database_url,
        "DEVELOPMENT": "1",
        "LOG_LEVEL": "INFO",
        "MICROSOFT_APP_ID": APP_ID,
        "MICROSOFT_APP_TENANT_ID": tenant_id,
        "MICROSOFT_APP_TYPE": "SingleTenant",
        "OPENID_METADATA_URL": teams.openid_metadata_url,
        "PLANS_DIR": str(programme.plans.resolve()),
        "TIME_ORIGIN": time.origin,
        "TIME_SCALE": str(programme.scale),
    }


async def _come_together(scene: Scene, everybody: Cast) -> None:
    """The app is added, the meeting starts, people enter it."""
    teams, chat = scene.teams, scene.chat
    await teams.apps.add(chat, everybody.facilitators[0])
    await teams.meetings.start(chat)
    await teams.meetings.enter(chat, everybody.in_time)


async def _end(lead: Lead, everybody: Cast, players: list[Player]) -> None:
    """Somebody answers too late; the organisers' digest waits until they install the app.

    One of them signs it off.
    """
    scene = lead.scene
    await mischief.after_the_end(scene, players)
    if everybody.organisers:
        await lead.sees("Il digest non è arrivato a tutti")
    for organiser in everybody.organisers:
        await scene.teams.apps.add(organiser.personal, organiser)
        await _digest_arrives(scene, organiser.personal)
    for organiser in everybody.organisers[:1]:
        await sign_off(scene, organiser)
    await prompters.settle(scene)


async def _digest_arrives(scene: Scene, chat: Chat) -> None:
    """Wait for as many parts as the first one announces."""

    def is_whole() -> bool:
        parts = reading.digest_parts(chat)
        return bool(parts) and len(parts) >= parts[0][1]

    await scene.teams.ledger.until(is_whole, within=DIGEST_WITHIN)


async def _looked_back_on(scene: Scene, everybody: Cast, players: list[Player]) -> Played:
    """Ask the bot's command line for the digest, and for what became of its announcements."""
    session_id = _session_id(scene)
    digest_json, digest_markdown, public_json, audit, sessions = await asyncio.gather(
        scene.bot.run("digest", session_id, "--format", "json"),
        scene.bot.run("digest", session_id, "--format", "md"),
        scene.bot.run("digest", session_id, "--format", "json", "--edition", "public"),
        scene.bot.run("audit", session_id),
        scene.bot.run("sessions", "--format", "json"),
    )
    found = next(each for each in json.loads(sessions) if each["id"] == session_id)
    return Played(
        scene=scene,
        cast=everybody,
        players=players,
        session_id=session_id,
        digest_json=digest_json,
        digest_markdown=digest_markdown,
        public_json=public_json,
        audit=audit,
        outbox=dict(found["announcements"]),
    )


def _session_id(scene: Scene) -> str:
    """Give the session's id, which every card of it carries."""
    for card in scene.chat.cards():
        action = card.get("refresh", {}).get("action", {})
        session_id = (action.get("data") or {}).get("session")
        if session_id:
            return str(session_id)
    raise LookupError("no card of the session is in the chat")
