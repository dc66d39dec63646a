"""`app.py rehearse`: plays a whole session with the real bot and without Teams, then checks it."""

import asyncio
import json
import shutil
from pathlib import Path

from rich.console import Console
from rich.markdown import Markdown
from rich.progress import BarColumn, Progress, TextColumn

from rehearsal.cast.casting import Cast
from rehearsal.cast.scenes import Scene
from rehearsal.oracle.answers import (
    answers,
    contributions,
    in_the_chat,
    on_the_spot,
    supports,
)
from rehearsal.oracle.discretion import discretion
from rehearsal.oracle.due import told_once
from rehearsal.oracle.floors import floors
from rehearsal.oracle.keeping import anonymity
from rehearsal.oracle.lateness import shared_out
from rehearsal.oracle.leading import acts, leaders
from rehearsal.oracle.mishaps import mishaps
from rehearsal.oracle.owned import own_pages
from rehearsal.oracle.proposed import proposals
from rehearsal.oracle.reminded import reminders
from rehearsal.oracle.reported import reports
from rehearsal.oracle.ruled import rulings
from rehearsal.oracle.shelf import plans_by_chat
from rehearsal.oracle.telling import announcements, punctuality, replies
from rehearsal.oracle.verdicts import Row, plain, table
from rehearsal.oracle.ways import objections, orders, pages_read
from rehearsal.stage.performance import Played, Programme, perform
from rehearsal.stage.plan_file import read_plan, shelve
from rehearsal.telling.chronicle import Chronicle
from rehearsal.telling.transcript import transcript
from rehearsal.telling.turns import Turns

SCALE = 40.0
"""So much quicker than life: 150 minutes in four."""

EDITIONS = ("internal", "public")


def rehearse(
    *, plan: Path, out: Path, seed: int, database_url: str = "", scale: float = SCALE
) -> int:
    """Play the plan, leave everything in `out`, and give the exit code: 1 if anything differs.

    Without a `database_url` a new SQLite file in `out` is used.
    """
    out.mkdir(parents=True, exist_ok=True)
    programme = Programme(
        plan=read_plan(plan),
        plans=shelve(plan.parent, out / "plans"),
        out=out,
        database_url=database_url or fresh_database(out),
        seed=seed,
        scale=scale,
    )
    console = Console()
    played, chronicle = _play(programme, console)
    rows = [*_judge(played, out), plans_by_chat(played.scene, plan, out / "plans")]
    title = f"Rehearsal: {programme.plan.title}"
    _leave(out, rows, transcript(title, chronicle.moments))
    for edition in EDITIONS:
        with console.status(f"Laying out the {edition} edition"):
            asyncio.run(played.lay_out(out.resolve(), edition))
    console.print(Markdown(played.digest_markdown))
    console.print(played.audit, markup=False, highlight=False)
    console.print(table(rows))
    console.print(f"Left in {out}/: transcript.md, the digest's documents, verdict.md, giro.log")
    return 0 if all(row.holds for row in rows) else 1


def _play(programme: Programme, console: Console) -> tuple[Played, Chronicle]:
    """Play it, showing the chat as it happens."""
    chronicles: list[Chronicle] = []
    columns = (TextColumn("{task.fields[at]}"), BarColumn(), TextColumn("{task.fields[given]}"))
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=programme.plan.minutes, at="", given="")

        def watch(scene: Scene, cast: Cast) -> None:
            speaker = next(part for part in cast.parts if not part.role.observer)
            watched = (speaker.person, *cast.facilitators[:1], *cast.organisers)
            chronicle = Chronicle(
                scene=scene,
                watched=watched,
                progress=progress,
                task=task,
                turns=Turns(scene.plan),
            )
            scene.teams.ledger.listen(chronicle.note)
            chronicles.append(chronicle)

        played = asyncio.run(perform(programme, watch))
    return played, chronicles[0]


def _judge(played: Played, out: Path) -> list[Row]:
    scene, digest = played.scene, json.loads(played.digest_json)
    return [
        *answers(scene.books, scene.plan, digest),
        on_the_spot(scene.books, digest),
        *contributions(scene.books, digest),
        in_the_chat(scene.books, digest),
        supports(scene.books, digest),
        reports(scene.books, digest),
        proposals(scene, digest),
        reminders(scene),
        own_pages(scene),
        orders(scene.books, scene.plan, digest),
        pages_read(scene.books, scene.plan),
        objections(scene.books, digest),
        *floors(scene, digest),
        rulings(scene.books, json.loads(played.public_json)),
        acts(scene),
        *leaders(scene),
        *shared_out(scene),
        *announcements(scene, played.outbox),
        *told_once(scene, out / "giro.log"),
        *punctuality(out / "giro.log"),
        *replies(scene),
        *mishaps(scene),
        *discretion(scene),
        *anonymity(scene, out / "giro.db"),
    ]


def _leave(out: Path, rows: list[Row], written: str) -> None:
    (out / "transcript.md").write_text(written, encoding="utf-8")
    (out / "verdict.md").write_text(plain(rows), encoding="utf-8")


def fresh_database(out: Path) -> str:
    """The address of a new database in a folder, where nothing is left of an earlier one."""
    for leftover in out.glob("giro.db*"):
        # The keys of anonymous answers have a folder of their own.
        shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
    return f"sqlite:///{(out / 'giro.db').resolve()}"
