"""What every command needs: the settings, the database, and where it complains."""

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from typing import TypeVar

import typer
from rich.console import Console

from bot.settings import DatabaseSettings, SettingsError, load_settings
from storage.schema import MigrationRefusedError
from storage.sqlite_files import MENDED, DatabaseIsTakenError, outdated_sqlite, taken_alone
from storage.store import Store, open_engine

WRONG_SETTINGS = 2
FOUND_WRONG = 1
TAKEN = 3

Chosen = TypeVar("Chosen", bound=DatabaseSettings)

complaints = Console(stderr=True)

logger = logging.getLogger(__name__)


def settings_or_exit(kind: type[Chosen]) -> Chosen:
    """The settings of a kind; where any is wrong, each is named and nothing starts."""
    try:
        return load_settings(kind)
    except SettingsError as error:
        complaints.print(str(error), markup=False, highlight=False)
        raise typer.Exit(WRONG_SETTINGS) from error


@contextmanager
def alone_or_exit(database_url: str) -> Iterator[None]:
    """Be the only one who writes to a SQLite file.

    Nothing is done where it is served already, or where the database cannot be brought up to date.
    """
    try:
        with taken_alone(database_url):
            yield
    except DatabaseIsTakenError as error:
        complaints.print(
            f"another process works on {error}: SQLite bears one at a time, PostgreSQL many",
            markup=False,
            highlight=False,
            soft_wrap=True,
        )
        raise typer.Exit(TAKEN) from error
    except MigrationRefusedError as error:
        complaints.print(str(error), markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(FOUND_WRONG) from error


def warn_of_sqlite(database_url: str) -> None:
    """Tell the operator of a SQLite that would bear no second writer."""
    version = outdated_sqlite(database_url)
    if version is not None:
        logger.warning("sqlite_is_old", extra={"version": version, "mended_in": MENDED})


@asynccontextmanager
async def opened_store(*, alone: bool = False) -> AsyncIterator[Store]:
    """The database, where it has our schema; who is to write to a file needs it `alone`."""
    url = settings_or_exit(DatabaseSettings).DATABASE_URL
    with alone_or_exit(url) if alone else nullcontext():
        async with _opened(url) as store:
            yield store


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Store]:
    store = Store(open_engine(url))
    try:
        if not await store.is_current():
            complaints.print("the database is not up to date: run `app.py migrate` first")
            raise typer.Exit(FOUND_WRONG)
        yield store
    finally:
        await store.close()
