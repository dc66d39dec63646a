"""The command line: every command with its help, and exit codes that scripts can rely on."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer
from aiohttp import web
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from bot.command_line.digests import audit, print_digest
from bot.command_line.outbox import outbox_commands
from bot.command_line.person import person_commands
from bot.command_line.surroundings import (
    FOUND_WRONG,
    alone_or_exit,
    complaints,
    opened_store,
    settings_or_exit,
    warn_of_sqlite,
)
from bot.door.probe import DoorIsOpenError
from bot.door.serving import run_server
from bot.logs import set_up_logs
from bot.settings import DatabaseSettings, Settings
from bot.wording.findings_text import located_sentence, sentence
from bot.wording.words import Words
from digest.documents.imprint import DigestFile
from facilitation.plan import Plan
from facilitation.plan_notes import notes
from facilitation.plan_shapes import schema
from storage.backups import NoBackupError, back_up
from storage.plan_files import read_plan
from storage.store import Store, open_engine
from storage.trail import Step

DOOR_OPEN = 4

Language = Annotated[Literal["it", "en"], typer.Option(help="The language of what is printed.")]

out = Console()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A session as its operator sees it."""

    id: str
    title: str
    state: str
    started_at: datetime | None
    ended_at: datetime | None
    announcements: Mapping[str, int]
    """How many are in each state; of those in doubt nobody knows whether Teams showed them."""


def command_line(
    build: Callable[[Settings], web.Application], rehearse: Callable[..., int]
) -> typer.Typer:
    """Every command, with `build` and `rehearse` for the two that need the whole house."""
    commands = typer.Typer(
        help="Giro facilitates focus groups in a Microsoft Teams meeting.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )

    @commands.command()
    def serve() -> None:
        """Serve the bot with the settings of the environment and of .env."""
        settings = settings_or_exit(Settings)
        with alone_or_exit(settings.DATABASE_URL):
            set_up_logs(settings.LOG_LEVEL)
            warn_of_sqlite(settings.DATABASE_URL)
            try:
                run_server(build(settings), host=settings.HOST, port=settings.PORT)
            except DoorIsOpenError as error:
                complaints.print(f"the door does not hold, nobody is served: {error}", markup=False)
                raise typer.Exit(DOOR_OPEN) from error

    @commands.command(name="rehearse")
    def rehearse_session(
        plan: Annotated[Path, typer.Option(help="The plan to play.")] = Path(
            "plans/puglia-2020.yaml"
        ),
        into: Annotated[Path, typer.Option(help="Where the transcript goes.")] = Path("out"),
        seed: Annotated[int, typer.Option(help="Another seed, other answers.")] = 2020,
        database_url: Annotated[
            str, typer.Option(envvar="DATABASE_URL", help="Empty: a new file in that folder.")
        ] = "",
    ) -> None:
        """Play a whole session without Teams; exit 1 if anything does not add up."""
        raise typer.Exit(rehearse(plan=plan, out=into, seed=seed, database_url=database_url))

    for command in (
        check,
        print_schema,
        migrate,
        sessions,
        print_digest,
        audit,
        backup,
        print_trail,
    ):
        commands.command(name=command.__name__.removeprefix("print_"))(command)
    commands.add_typer(outbox_commands(), name="outbox")
    commands.add_typer(person_commands(), name="person")
    return commands


def check(
    plan: Annotated[Path, typer.Argument(help="A plan's YAML file.")],
    language: Language = "it",
) -> None:
    """Say all that is wrong with a plan, and exit 1; of a sound one what would do it good."""
    read = read_plan(plan)
    words = Words(language, "UTC")
    if isinstance(read, Plan):
        typer.echo(words("check_passed", blocks=len(read.agenda), minutes=read.minutes))
        for note in notes(read):
            typer.echo(sentence(words, note))
        return
    for located in read:
        typer.echo(located_sentence(words, located), err=True)
    raise typer.Exit(FOUND_WRONG)


def print_schema(
    of: Annotated[Literal["plan", "digest"], typer.Option(help="Of which file.")] = "plan",
) -> None:
    """Print a JSON Schema: of plans, for editors that help while one writes, or of digests."""
    told = schema() if of == "plan" else DigestFile.model_json_schema(mode="serialization")
    typer.echo(json.dumps(told, ensure_ascii=False, indent=2))


def migrate() -> None:
    """Bring the database up to date; serving does so too."""
    asyncio.run(_migrate())


def sessions(
    form: Annotated[
        Literal["table", "json"], typer.Option("--format", help="For people or for programs.")
    ] = "table",
) -> None:
    """List the sessions of the database, the newest first, and how their announcements fared."""
    listed = asyncio.run(_sessions())
    if form == "json":
        typer.echo(json.dumps([asdict(one) for one in listed], indent=2, default=str))
    else:
        out.print(_table(listed))


def backup(
    file: Annotated[Path, typer.Argument(help="A new file, which only its owner will read.")],
) -> None:
    """Copy an SQLite database while the bot runs; exit 1 where nothing was copied.

    Answers to an anonymous poll that is still open are left out. To restore one, stop the bot and
    put the file where DATABASE_URL says.
    """
    try:
        with complaints.status("Copying the database"):
            back_up(settings_or_exit(DatabaseSettings).DATABASE_URL, file)
    except NoBackupError as error:
        complaints.print(str(error), markup=False, highlight=False)
        raise typer.Exit(FOUND_WRONG) from error


def print_trail(
    session: Annotated[str, typer.Argument(help="A session's id; without one, all.")] = "",
) -> None:
    """Print what was done to sessions and to their data, a JSON line each, nobody named."""
    for step in asyncio.run(_trail(session)):
        typer.echo(json.dumps(asdict(step), default=str))


async def _trail(session_id: str) -> list[Step]:
    async with opened_store() as store, store.read() as work:
        return await work.trail.of(session_id or None)


async def _migrate() -> None:
    url = settings_or_exit(DatabaseSettings).DATABASE_URL
    with alone_or_exit(url), complaints.status("Bringing the database up to date"):
        store = Store(open_engine(url))
        try:
            await store.upgrade()
        finally:
            await store.close()


async def _sessions() -> list[Listed]:
    async with opened_store() as store, store.read() as work:
        return [
            Listed(
                id=session.id,
                title=session.plan.title,
                state=session.state,
                started_at=session.started_at,
                ended_at=session.ended_at,
                announcements=await work.outbox.counts(session.id),
            )
            for session in await work.sessions.all()
        ]


def _table(listed: list[Listed]) -> Table:
    # The id is what one copies: it must stand whole even where the terminal is narrow.
    table = Table(Column("id", no_wrap=True, min_width=16), "title", "state", "started", "ended")
    table.add_column("announcements")
    for one in listed:
        table.add_row(
            one.id,
            Text(one.title),
            one.state,
            f"{one.started_at:%Y-%m-%d %H:%M}" if one.started_at else "",
            f"{one.ended_at:%Y-%m-%d %H:%M}" if one.ended_at else "",
            ", ".join(f"{number} {state}" for state, number in one.announcements.items()),
        )
    return table
