"""`app.py rehearse`: plays a whole session with the real bot and without Teams, then checks it."""

import asyncio
from pathlib import Path

from rehearsal.stage.performance import Programme, perform
from rehearsal.stage.plan_file import read_plan

SCALE = 75.0
"""So much quicker than life: 150 minutes in two."""


def rehearse(
    *, plan: Path, out: Path, seed: int, database_url: str = "", scale: float = SCALE
) -> int:
    """Play the plan, leave everything in `out`, and give the exit code: 1 if anything differs.

    Without a `database_url` a new SQLite file in `out` is used.
    """
    out.mkdir(parents=True, exist_ok=True)
    programme = Programme(
        plan=read_plan(plan),
        plans=plan.parent,
        out=out,
        database_url=database_url or _fresh_database(out),
        seed=seed,
        scale=scale,
    )
    played = asyncio.run(perform(programme, lambda scene, cast: None))
    b = played.scene.books
    print(b.complaints, len(b.answers), b.receipts, len(b.written), b.refusals, b.unsure)
    print(played.digest_markdown[:3000])
    return 0


def _fresh_database(out: Path) -> str:
    for leftover in out.glob("giro.db*"):
        leftover.unlink()
    return f"sqlite:///{(out / 'giro.db').resolve()}"
