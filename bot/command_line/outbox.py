"""`app.py outbox`: what did not arrive, or may not have, and what is to become of it."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.table import Column, Table

from bot.command_line.surroundings import FOUND_WRONG, opened_store
from bot.now import utc_now
from dialogs.mending import DONE, Fate, MendingDialog
from storage.outbox.parcels import ROOM, Parcel

Ids = Annotated[
    list[int],
    typer.Argument(
        metavar="ID...", min=1, max=2**31 - 1, help="Parcels, by the ids that `list` shows."
    ),
]

ALONE = {
    "control_shown": "a facilitator",
    "digest_sent": "an organiser",
    "digest_to_sign": "an organiser",
    "person_nudged": "a participant",
}
"""Whom a kind of announcement is for where it does not go to the room."""

FATES: Mapping[Fate, str] = {
    Fate.WAITS: "waits to be sent",
    Fate.DROPPED: "dropped: it will not be sent",
    Fate.NOT_IN_TROUBLE: "nothing to decide: no such parcel, or it is in no trouble any more",
    Fate.MAY_BE_SAID_TWICE: (
        "left as it is: it may be in the chat already, and would then be said twice. Look there; "
        "`retry --even-if-twice` sends it again, `drop` leaves it at that"
    ),
    Fate.PUT_AGAIN: "left as it is: its card was put again since; drop it",
    Fate.TOO_LATE: "left as it is: it reminds of what is closed by now; drop it",
}
"""What is said of each."""

out = Console()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A parcel as its operator sees it: neither what it says nor to whom by name."""

    id: int
    session_id: str
    kind: str
    redraw: bool
    recipient: str
    state: str
    since: datetime
    reason: str


def outbox_commands() -> typer.Typer:
    """What an operator does about announcements in trouble."""
    commands = typer.Typer(help="See, send again or drop what did not arrive.")
    commands.command(name="list")(list_troubles)
    commands.command()(retry)
    commands.command()(drop)
    return commands


def list_troubles(
    form: Annotated[
        Literal["table", "json"], typer.Option("--format", help="For people or for programs.")
    ] = "table",
) -> None:
    """List what could not be delivered and what is in doubt, neither its words nor any name.

    Of what is in doubt nobody knows whether Teams shows it; a tap on it in the chat will tell.
    """
    listed = [_listed(parcel) for parcel in asyncio.run(_troubles())]
    if form == "json":
        typer.echo(json.dumps([asdict(one) for one in listed], indent=2, default=str))
    elif listed:
        out.print(_table(listed))
    else:
        typer.echo("nothing is in trouble")


def retry(
    ids: Ids,
    *,
    even_if_twice: Annotated[
        bool, typer.Option("--even-if-twice", help="What is in doubt, too.")
    ] = False,
) -> None:
    """Have parcels sent again, in their place in line; exit 1 where any is left as it is.

    The parts of a digest go together. On PostgreSQL a running bot sends them at once. A SQLite
    file bears one process: stop the bot, retry, start it again; nothing is lost meanwhile.
    """
    _tell(asyncio.run(_retry(ids, even_if_twice=even_if_twice)))


def drop(ids: Ids) -> None:
    """Have parcels never sent, and told of no more; exit 1 where any is left as it is.

    The parts of a digest go together. A SQLite file bears one process: stop the bot first.
    """
    _tell(asyncio.run(_drop(ids)))


async def _troubles() -> list[Parcel]:
    async with opened_store() as store:
        return await MendingDialog(store).troubles()


async def _retry(ids: list[int], *, even_if_twice: bool) -> dict[int, Fate]:
    async with opened_store(alone=True) as store:
        return await MendingDialog(store).retry(ids, utc_now(), even_if_twice=even_if_twice)


async def _drop(ids: list[int]) -> dict[int, Fate]:
    async with opened_store(alone=True) as store:
        return await MendingDialog(store).drop(ids, utc_now())


def _tell(fates: Mapping[int, Fate]) -> None:
    for parcel_id, fate in sorted(fates.items()):
        typer.echo(f"{parcel_id}: {FATES[fate]}", err=fate not in DONE)
    if any(fate not in DONE for fate in fates.values()):
        raise typer.Exit(FOUND_WRONG)


def _listed(parcel: Parcel) -> Listed:
    kind = parcel.announcement.kind
    return Listed(
        id=parcel.id,
        session_id=parcel.session_id,
        kind=kind,
        redraw=parcel.redraws,
        recipient="the room" if parcel.recipient == ROOM else ALONE.get(kind, "one person"),
        state=parcel.state,
        since=parcel.sent_at or parcel.put_at,
        reason=parcel.reason or "",
    )


def _table(listed: list[Listed]) -> Table:
    # What one copies must stand whole even where the terminal is narrow.
    table = Table(Column("id", no_wrap=True), "session", "what", "to", "state", "since", "reason")
    for one in listed:
        table.add_row(
            str(one.id),
            one.session_id,
            f"{one.kind}, redrawn" if one.redraw else one.kind,
            one.recipient,
            one.state,
            f"{one.since:%Y-%m-%d %H:%M}",
            one.reason,
        )
    return table
