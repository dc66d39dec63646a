"""What every command needs: the settings, the database, and where it complains."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

import typer
from rich.console import Console

from bot.settings import DatabaseSettings, SettingsError, load_settings
from storage.store import Store, open_engine

WRONG_SETTINGS = 2
FOUND_WRONG = 1

Chosen = TypeVar("Chosen", bound=DatabaseSettings)

complaints = Console(stderr=True)


def settings_or_exit(kind: type[Chosen]) -> Chosen:
    """The settings of a kind; where any is wrong, each is named and nothing starts."""
    try:
        return load_settings(kind)
    except SettingsError as error:
        complaints.print(str(error), markup=False, highlight=False)
        raise typer.Exit(WRONG_SETTINGS) from error


@asynccontextmanager
async def opened_store() -> AsyncIterator[Store]:
    """The database, where it has our schema."""
    store = Store(open_engine(settings_or_exit(DatabaseSettings).DATABASE_URL))
    try:
        if not await store.is_current():
            complaints.print("the database is not up to date: run `app.py migrate` first")
            raise typer.Exit(FOUND_WRONG)
        yield store
    finally:
        await store.close()
