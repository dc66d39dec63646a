"""What the database keeps: of an anonymous answer nothing that leads to a person."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from facilitation.prompts import Asking
from rehearsal.cast.scenes import Scene
from rehearsal.oracle.verdicts import Row


def anonymity(scene: Scene, database: Path) -> Iterator[Row]:
    """Once they are closed, anonymous prompts have neither votes nor keys; SQLite only."""
    if not database.exists():
        return
    anonymous = {
        each.id for each in scene.plan.prompts if isinstance(each, Asking) and each.anonymous
    }
    connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    try:
        votes = connection.execute(
            "SELECT prompt_id FROM prompt_runs JOIN votes ON run_id = prompt_runs.id"
        ).fetchall()
        sealed = connection.execute("SELECT count(*) FROM ballots").fetchone()[0]
    finally:
        connection.close()
    left = sealed + sum(prompt_id in anonymous for (prompt_id,) in votes)
    keys = len(list(database.with_name(f"{database.name}.keys").glob("*")))
    yield Row(
        claim="traces of anonymous answers after the close",
        told="0",
        found=f"{left} votes, {keys} keys",
        holds=not left and not keys,
    )
