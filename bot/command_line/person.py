"""`app.py person`: everything about one person, to be handed over or to be forgotten."""

import asyncio
from typing import Annotated

import typer

from bot.command_line.surroundings import FOUND_WRONG, complaints, opened_store
from bot.now import utc_now
from bot.wording.words import words_of
from dialogs.closing import ClosingDialog
from dialogs.rights import Erased, RightsDialog
from facilitation.person_data import PersonData
from storage.store import ScrubError, Store

Who = Annotated[str, typer.Argument(help="An e-mail address, or an id by which Teams knows them.")]


def person_commands() -> typer.Typer:
    """What is asked by or for one person."""
    commands = typer.Typer(help="Export or erase one person.", no_args_is_help=True)
    commands.command()(export)
    commands.command()(erase)
    return commands


def export(who: Who) -> None:
    """Print everything that is held about somebody, as JSON; exit 1 where there is nothing."""
    data = asyncio.run(_export(who))
    typer.echo(data.model_dump_json(indent=2))
    if not data.sessions and not data.personal_chats:
        raise typer.Exit(FOUND_WRONG)


def erase(
    who: Who,
    *,
    words: Annotated[
        bool, typer.Option("--words", help="What they wrote too; the digests are made anew.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Forget who somebody is in every session that is over; exit 1 while one is under way.

    Published counts stay, and so do answers that nobody's name leads to. It cannot be undone.
    """
    if not yes:
        typer.confirm("This cannot be undone. Erase?", abort=True)
    erased = asyncio.run(_erase(who, words=words))
    typer.echo(f"erased from {erased.sessions} sessions")
    if erased.under_way:
        complaints.print(f"{erased.under_way} not over yet: erase again when they are")
        raise typer.Exit(FOUND_WRONG)


async def _export(who: str) -> PersonData:
    async with opened_store(alone=True) as store:
        return await RightsDialog(store, ClosingDialog(store, words_of)).export(who, utc_now())


async def _erase(who: str, *, words: bool) -> Erased:
    async with opened_store(alone=True) as store:
        rights = RightsDialog(store, ClosingDialog(store, words_of))
        erased = await rights.erase(who, utc_now(), words=words)
        if not await _wiped(store):
            complaints.print("traces may stay in the database's log until the bot next wipes it")
    return erased


async def _wiped(store: Store) -> bool:
    try:
        return await store.scrub()
    except ScrubError:
        return False
