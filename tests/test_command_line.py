"""The command line: help, exit codes, and nothing done where something is wrong."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import jsonschema
import pytest
from aiohttp import web
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from bot.command_line.main import command_line
from bot.settings import Settings
from dialogs.commands.ruling import CutWords, Rule, ShowCuts
from dialogs.views.ruling import CutsView
from digest.rulings import Verdict
from facilitation.sessions import Session
from storage.sqlite_files import taken_alone
from storage.store import Store, open_engine
from tests.dialogs.house import House, a_block, a_plan, a_poll, a_round, view
from tests.stage import write_plan

COMMANDS = (
    "serve",
    "rehearse",
    "check",
    "schema",
    "migrate",
    "sessions",
    "digest",
    "audit",
    "backup",
    "trail",
    "outbox",
    "person",
)


def never(_: Settings) -> web.Application:
    raise AssertionError("nothing should start")


def run(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(command_line(never, lambda **_: 7), arguments, env=environment)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_help(command: str) -> None:
    result = run(command, "--help")

    assert result.exit_code == 0
    assert command in result.output


def test_a_sound_plan_passes_its_check() -> None:
    result = run("check", "plans/puglia-2020.yaml")

    assert result.exit_code == 0
    assert "150" in result.output
    assert "rilettura" not in result.output


def test_a_sound_plan_is_told_what_would_do_it_good(tmp_path: Path) -> None:
    write_plan(a_plan(a_block("one", a_round())), tmp_path, "sound")

    result = run("check", str(tmp_path / "sound.yaml"))

    assert result.exit_code == 0
    assert "L’area «Finding companies» raccoglie contributi" in result.output
    assert "«of: session»" in result.output


def test_every_error_of_a_plan_is_told_with_its_line(tmp_path: Path) -> None:
    broken = a_plan(a_block("one", a_poll(roles=["king"]), minutes=1), ends="18:00")
    write_plan(broken, tmp_path, "broken")

    result = run("check", str(tmp_path / "broken.yaml"), "--language", "en")

    assert result.exit_code == 1
    assert result.stderr.count("broken.yaml:") >= 3
    assert "king" in result.stderr


def test_a_plan_that_is_not_there_is_told_so() -> None:
    assert run("check", "plans/none.yaml").exit_code == 1


def test_the_schema_describes_a_plan() -> None:
    result = run("schema")

    jsonschema.Draft202012Validator.check_schema(json.loads(result.output))


def test_wrong_settings_stop_the_start_and_are_named() -> None:
    result = run("serve", PORT="a lot", DEVELOPMENT="1", TIME_SCALE="-1")

    assert result.exit_code == 2
    assert "PORT" in result.stderr
    assert "TIME_SCALE" in result.stderr


def test_a_rehearsal_gives_its_own_exit_code() -> None:
    assert run("rehearse").exit_code == 7


def test_a_database_without_our_schema_is_told_so(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'giro.db'}"

    result = run("sessions", DATABASE_URL=url)

    assert result.exit_code == 1
    assert "migrate" in result.stderr


def test_a_database_is_brought_up_to_date_and_lists_its_sessions(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'giro.db'}"

    migrated = run("migrate", DATABASE_URL=url)
    listed = run("sessions", "--format", "json", DATABASE_URL=url)
    missing = run("digest", "none", DATABASE_URL=url)

    assert (migrated.exit_code, listed.exit_code, missing.exit_code) == (0, 0, 1)
    assert json.loads(listed.output) == []
    assert "none" in missing.stderr


def test_a_file_that_is_served_is_refused_to_whoever_would_write_there(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'giro.db'}"
    run("migrate", DATABASE_URL=url)

    with taken_alone(url):
        refused = [
            run("serve", DEVELOPMENT="1", DATABASE_URL=url),
            run("migrate", DATABASE_URL=url),
            run("person", "erase", "ada@example.org", "--yes", DATABASE_URL=url),
            run("outbox", "retry", "1", DATABASE_URL=url),
            run("outbox", "drop", "1", DATABASE_URL=url),
        ]
        listed = [run(*words, DATABASE_URL=url) for words in (["sessions"], ["outbox", "list"])]

    assert [result.exit_code for result in refused] == [3] * 5
    assert all("another process" in result.stderr for result in refused)
    assert [result.exit_code for result in listed] == [0, 0]


@dataclass(frozen=True)
class Ended:
    """A session that is over, and where it is kept."""

    url: str
    store: Store
    session: Session
    at: datetime


@pytest.fixture
async def ended(tmp_path: Path) -> AsyncIterator[Ended]:
    """Lend a database with a session that has a digest."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"
    store = Store(open_engine(url))
    await store.upgrade()
    (tmp_path / "plans").mkdir()
    house = House(store, tmp_path / "plans")
    session = await house.begin(a_block("one", a_poll(), minutes=3))
    await house.pass_time(minutes=4)
    yield Ended(url, store, session, house.now)
    await store.close()


async def test_an_ended_session_gives_its_digest_in_both_forms(ended: Ended) -> None:
    url, session = ended.url, ended.session

    from_thread = [
        await _in_a_thread("digest", session.id, "--format", form, DATABASE_URL=url)
        for form in ("md", "json")
    ]
    table = await _in_a_thread("sessions", DATABASE_URL=url)
    many = await _in_a_thread("digest", session.id, "--format", "pdf", DATABASE_URL=url)

    assert [result.exit_code for result in from_thread] == [0, 0]
    assert from_thread[0].output.startswith("# ")
    assert json.loads(from_thread[1].output)["session_id"] == session.id
    assert session.id in table.output
    assert many.exit_code == 2


async def test_an_ended_session_is_judged_and_a_spoilt_digest_fails(ended: Ended) -> None:
    url, session = ended.url, ended.session
    good = await _in_a_thread("audit", session.id, DATABASE_URL=url)
    async with ended.store.begin() as work:
        digest = await work.digests.get(session.id)
        await work.digests.put(digest.model_copy(update={"sections": ()}), ended.at)
    spoilt = await _in_a_thread("audit", session.id, DATABASE_URL=url)
    unknown = await _in_a_thread("audit", "none", DATABASE_URL=url)

    assert (good.exit_code, spoilt.exit_code, unknown.exit_code) == (0, 1, 1)
    assert "traceable" in good.output
    assert "coverage: scouting: has no section of its own" in spoilt.stderr


async def test_an_ended_session_gives_the_documents_of_an_edition(
    ended: Ended, tmp_path: Path
) -> None:
    url, session = ended.url, ended.session
    to = tmp_path / "papers"

    command = ("digest", session.id, "--to", str(to), "--edition", "public")
    laid_out = await _in_a_thread(*command, "--format", "pdf", "--format", "md", DATABASE_URL=url)

    names = ["digest-public.pdf", "digest-public.md", "digest-public-cuts.json"]
    assert [Path(line).name for line in laid_out.output.split()] == names
    assert (to / names[0]).read_bytes().startswith(b"%PDF")
    assert "Public edition" in (to / names[1]).read_text(encoding="utf-8")
    assert json.loads((to / names[2]).read_bytes()) == []
    assert {path.stat().st_mode & 0o777 for path in to.iterdir()} == {0o600}


async def test_what_organisers_decided_is_in_the_edition_its_log_and_the_judgement(
    tmp_path: Path,
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"
    store = Store(open_engine(url))
    await store.upgrade()
    (tmp_path / "plans").mkdir()
    house = House(store, tmp_path / "plans")
    session = await house.begin(a_block("one", a_round(minutes=3), minutes=4))
    await house.join("francesca")
    await house.write_point("francesca", "The mill in Lecce is far from Brindisi")
    await house.pass_time(minutes=5)
    who = {**house.who("francesca"), "session_id": session.id}
    shown = view(await house.ask(ShowCuts(**who)), CutsView)
    (lecce,) = (one for one in shown.stretches if one.words == "Lecce")
    await house.ask(Rule(**who, stretch_ids=(lecce.id,), verdict=Verdict.STANDS))
    await house.ask(CutWords(**who, version=1, typed="mill"))
    await store.close()
    to = tmp_path / "papers"

    command = ("digest", session.id, "--to", str(to), "--edition", "public", "--format", "md")
    await _in_a_thread(*command, DATABASE_URL=url)
    judged = await _in_a_thread("audit", session.id, DATABASE_URL=url, COLUMNS="200")

    laid_out = (to / "digest-public.md").read_text(encoding="utf-8")
    log = json.loads((to / "digest-public-cuts.json").read_bytes())
    assert "The […] in Lecce is far from […]" in laid_out
    assert [(one["words"], one["verdict"], one["by"]) for one in log] == [
        ("mill", "cut", "Francesca"),
        ("Brindisi", "cut", None),
        ("Lecce", "stands", "Francesca"),
    ]
    assert judged.exit_code == 0
    assert "1 let stand" in " ".join(judged.output.replace("│", " ").split())


async def test_a_person_is_exported_and_erased(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"
    store = Store(open_engine(url))
    await store.upgrade()
    (tmp_path / "plans").mkdir()
    house = House(store, tmp_path / "plans")
    session = await house.begin(a_block("one", a_poll(), minutes=3))
    await house.join("anna")
    before = await _in_a_thread("person", "erase", "anna@example.org", "--yes", DATABASE_URL=url)
    await house.pass_time(minutes=4)
    await store.close()

    held = await _in_a_thread("person", "export", "anna@example.org", DATABASE_URL=url)
    unsure = await _in_a_thread("person", "erase", "anna@example.org", DATABASE_URL=url)
    erased = await _in_a_thread("person", "erase", "aad-anna", "--words", "--yes", DATABASE_URL=url)
    gone = await _in_a_thread("person", "export", "anna@example.org", DATABASE_URL=url)
    trail = await _in_a_thread("trail", session.id, DATABASE_URL=url)

    assert (before.exit_code, unsure.exit_code) == (1, 1)
    assert json.loads(held.output)["sessions"][0]["names"] == ["Anna", "anna@example.org"]
    assert (held.exit_code, erased.exit_code, gone.exit_code) == (0, 0, 1)
    acts = [json.loads(line)["act"] for line in trail.output.splitlines()]
    assert acts == ["led_prepare", "led_start", "person_exported", "words_erased"]
    assert b"anna@example.org" not in (tmp_path / "giro.db").read_bytes()


async def test_what_is_in_the_way_of_an_upgrade_is_said(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"
    store = Store(open_engine(url))
    await store.upgrade()
    (tmp_path / "plans").mkdir()
    await House(store, tmp_path / "plans").begin(a_block("one", a_poll(anonymous=True)))
    await store.close()
    with closing(sqlite3.connect(tmp_path / "giro.db", isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0011'")

    refused = await _in_a_thread("migrate", DATABASE_URL=url)

    assert refused.exit_code == 1
    assert "an anonymous prompt is open" in refused.output


async def test_a_title_is_shown_as_it_is_written(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"
    store = Store(open_engine(url))
    await store.upgrade()
    (tmp_path / "plans").mkdir()
    await House(store, tmp_path / "plans").prepare(a_block("one"), title="[red]x[/red]")
    await store.close()

    table = await _in_a_thread("sessions", DATABASE_URL=url)

    assert "[red]x[/red]" in table.output


async def _in_a_thread(*arguments: str, **environment: str) -> Result:
    """A command has a loop of its own."""
    return await asyncio.to_thread(run, *arguments, **environment)


ODD = ("", "-", "--", "--help", "--format", "json", "xml", "\x1b[31m", "[red]x[/red]", "\ud800")


@given(st.sampled_from(COMMANDS[2:]), st.lists(st.sampled_from(ODD) | st.text(max_size=8)))
@settings(max_examples=100)
def test_whatever_is_typed_the_command_line_keeps_its_word(command: str, words: list[str]) -> None:
    result = run(command, *words, DATABASE_URL="sqlite:///:memory:", TERM="dumb")

    assert result.exit_code in {0, 1, 2}
    assert result.exception is None or isinstance(result.exception, SystemExit)
