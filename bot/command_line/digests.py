"""`app.py digest`: a session's digest, printed or laid out in files."""

import asyncio
from pathlib import Path
from typing import Annotated, NamedTuple

import typer
from pydantic import TypeAdapter
from rich.console import Console
from rich.table import Table

from bot.command_line.surroundings import (
    FOUND_WRONG,
    complaints,
    opened_store,
    settings_or_exit,
)
from bot.looks import look_of
from bot.press import Press, PressError
from bot.settings import ShelfSettings
from bot.wording.words import words_of
from dialogs.editions import edition_of
from dialogs.signatures import imprint
from digest.digest import Digest
from digest.documents.blocks import Look
from digest.documents.forms import Form, order
from digest.documents.imprint import Imprint
from digest.documents.markdown import markdown
from digest.documents.report import report
from digest.editions import Decided
from digest.scorecard import Score, scorecard
from facilitation.links import Edition
from facilitation.plan import Plan
from facilitation.refusals.unknown import NoSuchSession
from facilitation.sessions import Session
from storage.facts import facts_of
from storage.logos import LogoError

PRINTED = (Form.MD, Form.JSON)
LOG = TypeAdapter(tuple[Decided, ...])


def print_digest(
    session: Annotated[str, typer.Argument(help="A session's id, as `sessions` lists it.")],
    forms: Annotated[
        list[Form] | None,
        typer.Option("--format", help="May be given several times; with --to, all unless given."),
    ] = None,
    to: Annotated[
        Path | None, typer.Option(help="A folder for the files, which only their owner will read.")
    ] = None,
    edition: Annotated[
        Edition, typer.Option(help="All of it for organisers, or what everybody may read.")
    ] = Edition.INTERNAL,
) -> None:
    """Print a session's digest (md or json) or lay it out in files; exit 1 if there is none.

    The public edition comes with a file for organisers that lists what was cut, what was let
    stand, and who decided so.
    """
    if to is not None:
        to.mkdir(parents=True, exist_ok=True)
        asyncio.run(_lay_out(session, edition, forms or [*Form], to))
        return
    form = (forms or [Form.MD])[0]
    if form not in PRINTED or len(forms or ()) > 1:
        raise typer.BadParameter("only one of md and json is printed; --to takes every form")
    found = asyncio.run(_edition(session, edition))
    words = words_of(found.session.plan)
    if form is Form.JSON:
        typer.echo(order(form, found.digest, words, imprint=found.imprint))
    else:
        typer.echo(markdown(report(found.digest, words, found.imprint)))


def audit(session: Annotated[str, typer.Argument(help="A session's id.")]) -> None:
    """Judge a session's digest by the measures of its craft; exit 1 where a promise is broken."""
    scores = asyncio.run(_scores(session))
    table = Table("criterion", "what was looked at", "faults")
    for score in scores:
        table.add_row(score.criterion, score.measured, str(len(score.faults)))
    Console().print(table)
    found = [fault for score in scores for fault in score.faults]
    for fault in found:
        complaints.print(str(fault), markup=False)
    if found:
        raise typer.Exit(FOUND_WRONG)


async def _scores(session_id: str) -> tuple[Score, ...]:
    async with opened_store() as store, store.read() as work:
        try:
            session = await work.sessions.get(session_id)
            version = await work.digests.latest(session_id)
        except NoSuchSession as refusal:
            complaints.print(f"no digest of session {session_id}", markup=False)
            raise typer.Exit(FOUND_WRONG) from refusal
        edition = await edition_of(work, session, version)
        digest = await work.digests.read(version)
        return scorecard(await facts_of(work, session), digest, edition)


async def _lay_out(session_id: str, edition: Edition, forms: list[Form], to: Path) -> None:
    found = await _edition(session_id, edition)
    words = words_of(found.session.plan)
    look = _look(found.session.plan)
    name = "digest" if edition is Edition.INTERNAL else "digest-public"
    press = Press()
    for form in forms:
        path = to / f"{name}.{form}"
        try:
            with complaints.status(f"Laying out {path}"):
                told = order(form, found.digest, words, look, found.imprint)
                _keep(path, await press.document(form, told))
        except PressError as error:
            complaints.print(str(error), markup=False)
            raise typer.Exit(FOUND_WRONG) from error
        typer.echo(path)
    if edition is Edition.PUBLIC:
        path = to / f"{name}-cuts.json"
        _keep(path, LOG.dump_json(found.log, indent=2))
        typer.echo(path)


class _Told(NamedTuple):
    """An edition of a digest."""

    session: Session
    digest: Digest
    imprint: Imprint
    log: tuple[Decided, ...] = ()


async def _edition(session_id: str, edition: Edition) -> _Told:
    """What a machine worded goes to everybody once an organiser has approved it."""
    async with opened_store() as store, store.read() as work:
        try:
            session = await work.sessions.get(session_id)
            version = await work.digests.latest(session_id)
        except NoSuchSession as refusal:
            complaints.print(f"no digest of session {session_id}", markup=False)
            raise typer.Exit(FOUND_WRONG) from refusal
        told = await imprint(work, version)
        if edition is Edition.INTERNAL:
            return _Told(session, await work.digests.read(version), told)
        made = await edition_of(work, session, version)
    if told.key_messages and not told.key_messages.is_approved:
        told = told.model_copy(update={"key_messages": None})
    return _Told(session, made.digest, told, made.log)


def _look(plan: Plan) -> Look:
    """The plan's look; a logo that is there no more is told of, and left out."""
    folder = settings_or_exit(ShelfSettings).PLANS_DIR
    try:
        return look_of(plan, folder)
    except LogoError as error:
        complaints.print(f"the logo {error} cannot be read from {folder}: left out", markup=False)
        plain = plan.digest.model_copy(update={"logo": None})
        return look_of(plan.model_copy(update={"digest": plain}), folder)


def _keep(path: Path, written: bytes) -> None:
    """Write a file anew, for its owner's eyes."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(written)
