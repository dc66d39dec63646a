"""PostgreSQL falls silent in mid-session, as if its host had gone: nobody waits for long."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from alembic import command
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from app import build
from rehearsal.teams import Conditions, Teams
from storage import bell as bells
from tests.chaos.relay import Relay
from tests.conftest import MIGRATED
from tests.dialogs.house import a_block, a_plan, a_poll
from tests.postgres import Postgres
from tests.stage import APP_ID, TENANT_ID, Stage, open_stage, settings_for, shows

RECORDED = "✓ Risposta registrata"


@pytest.fixture
async def relay(migrated_postgres: Postgres) -> AsyncIterator[Relay]:
    """Lend the line between the bot and its database."""
    relay = Relay()
    await relay.open(migrated_postgres.port)
    yield relay
    await relay.go_away()


@pytest.fixture
async def stage(
    migrated_postgres: Postgres, relay: Relay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Stage]:
    """Lend a meeting whose bot is at the end of that line, less patient than in earnest."""
    monkeypatch.setattr(bells, "PROBE_SECONDS", 0.1)
    monkeypatch.setattr(bells, "ANSWER_SECONDS", 1.0)
    plan = a_plan(a_block("one", a_poll(minutes=50), minutes=60), language="it")
    async with migrated_postgres.lent_database(MIGRATED) as url:
        through = make_url(url).set(port=relay.port).render_as_string()
        async with open_stage(through, plan, tmp_path / "plans", scale=1) as stage:
            yield stage


async def ready(stage: Stage) -> int:
    """What the bot says to whoever asks whether it can serve."""
    page = stage.teams.bot_url.replace("api/messages", "ready")
    async with aiohttp.ClientSession() as session, session.get(page) as answer:
        return answer.status


async def test_who_answers_meanwhile_is_told_to_come_again_and_everything_goes_on(
    stage: Stage, relay: Relay
) -> None:
    (anna,) = stage.people("Anna")
    await stage.begin()
    await stage.join(anna)
    poll = await stage.find(anna, "Which?")
    before = await ready(stage)

    relay.hang()
    meanwhile = await anna.tap(poll, "vote", option="A")
    silent = await ready(stage)
    relay.go_on()
    while (after := await ready(stage)) != before:
        pass
    again = await anna.tap(poll, "vote", option="B")
    counted = await anna.finds("1 risposta su 1")

    assert (before, silent, after) == (200, 503, 200)
    assert not shows(meanwhile, RECORDED)
    assert "Riprova tra un momento" in (meanwhile.text or "")
    assert shows(again, RECORDED)
    assert counted.id == poll.id


async def test_who_types_meanwhile_is_told_so_in_the_chat(stage: Stage, relay: Relay) -> None:
    await stage.begin()

    relay.hang()
    await stage.giulia.says("@Giro pausa")
    told = await stage.giulia.finds("Non è andata. Riprova tra un momento")
    relay.go_on()

    assert stage.chat.messages[told.id] is told


async def test_who_starts_meanwhile_gives_up_and_may_be_started_again(
    migrated_postgres: Postgres, relay: Relay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bells, "PROBE_SECONDS", 0.1)
    monkeypatch.setattr(bells, "ANSWER_SECONDS", 1.0)
    monkeypatch.setattr(command, "upgrade", lambda *_: relay.hang())
    async with (
        migrated_postgres.lent_database(MIGRATED) as url,
        Teams(Conditions(app_id=APP_ID, tenant_id=TENANT_ID)) as teams,
    ):
        through = make_url(url).set(port=relay.port).render_as_string()
        runner = web.AppRunner(build(settings_for(through, teams, tmp_path, 1)))

        async with asyncio.timeout(30):
            with pytest.raises(DBAPIError):
                await runner.setup()
        await runner.cleanup()
