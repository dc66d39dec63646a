"""`make chaos`: rounds on both engines until enough processes were killed; 1 if anything is wrong.

CHAOS_KILLS says how many, CHAOS_SEED which chance, CHAOS_ENGINES on what, CHAOS_SECONDS how long
each round's trouble lasts, CHAOS_PACE the seconds from one trouble to the next, on average. Then
the power is cut CHAOS_CUTS times. CHAOS_LATE says how many seconds a deadline may be late in peace,
for a machine that has other things to do. What a round leaves in which something is wrong is kept
in out/.
"""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import count
from pathlib import Path

from tests.chaos.judging import Verdict
from tests.chaos.oracle import MAY_BE_LATE
from tests.chaos.power.benches import ENGINES as POWERED
from tests.chaos.power.cuts import lost_votes
from tests.chaos.power.power import built_shim
from tests.chaos.rounds import Setting, play
from tests.postgres import prepared_server

KILLS = int(os.environ.get("CHAOS_KILLS", "200"))
SEED = int(os.environ.get("CHAOS_SEED", "2020"))
SECONDS = float(os.environ.get("CHAOS_SECONDS", "30"))
LATE = float(os.environ.get("CHAOS_LATE", str(MAY_BE_LATE)))
CUTS = int(os.environ.get("CHAOS_CUTS", "30"))
ENGINES = os.environ.get("CHAOS_ENGINES", "SQLite,PostgreSQL").split(",")
PACE = float(os.environ.get("CHAOS_PACE", "1"))

KEEPING = ("fsync=off",)
"""The machine's power stays on: what was committed must outlive the server, not the machine."""


def main() -> int:
    """Play rounds, tell of each, and sum up."""
    print(  # noqa: T201  it is what a command says
        f"chaos: commit {_commit()}, CHAOS_SEED={SEED} CHAOS_KILLS={KILLS} "
        f"CHAOS_ENGINES={','.join(ENGINES)} CHAOS_SECONDS={SECONDS:g} CHAOS_PACE={PACE:g} "
        f"CHAOS_LATE={LATE:g} CHAOS_CUTS={CUTS}",
        flush=True,
    )
    verdicts: list[Verdict] = []
    for number in count():
        if sum(verdict.kills for verdict in verdicts) >= KILLS:
            break
        engine = ENGINES[number % len(ENGINES)]
        verdict = asyncio.run(_round(engine, SEED + number))
        verdicts.append(verdict)
        _tell(number, engine, verdict)
    with built_shim() as shim:
        wrong = [asyncio.run(_cut_power(shim, engine)) for engine in ENGINES]
    return _sum_up(verdicts) | any(wrong)


async def _cut_power(shim: Path, engine: str) -> bool:
    """Cut the power many times; wrong if a vote is lost, or none where one must be."""
    async with POWERED[engine](shim) as bench:
        lost = await lost_votes(bench, CUTS, SEED)
    async with POWERED[engine](shim, is_careful=False) as bench:
        control = await lost_votes(bench, CUTS, SEED)
    print(  # noqa: T201  as above
        f"{time.strftime('%H:%M:%S')} {CUTS} power cuts on {engine}: {len(lost)} confirmed votes "
        f"lost; confirmed before they were synced: {len(control)} lost, as must be",
        flush=True,
    )
    return bool(lost) or not control


async def _round(engine: str, seed: int) -> Verdict:
    with tempfile.TemporaryDirectory(prefix="giro-chaos-") as name:
        async with set_up(
            engine, Path(name), seed=seed, seconds=SECONDS, pace=PACE, may_be_late=LATE
        ) as setting:
            verdict = await play(setting)
        if verdict.violations:
            shutil.copytree(name, Path("out") / f"chaos-{seed}", dirs_exist_ok=True)
        return verdict


@asynccontextmanager
async def set_up(
    engine: str,
    folder: Path,
    *,
    seed: int,
    seconds: float,
    pace: float,
    may_be_late: float,
) -> AsyncIterator[Setting]:
    """Lend a round's setting: a file for one process, or a server for three."""
    async with AsyncExitStack() as stack:
        server = None
        url = f"sqlite+aiosqlite:///{folder / 'giro.db'}"
        if engine == "PostgreSQL":
            server = stack.enter_context(prepared_server(KEEPING))
            await asyncio.to_thread(server.start)
            url = await server.postgres.make_database("chaos")
        yield Setting(
            database_url=url,
            server=server,
            processes=3 if server else 1,
            folder=folder,
            seed=seed,
            seconds=seconds,
            pace=pace,
            may_be_late=may_be_late,
        )


def _tell(number: int, engine: str, verdict: Verdict) -> None:
    print(  # noqa: T201  as above
        f"{time.strftime('%H:%M:%S')} round {number} {engine}: {verdict.kills} killed, "
        f"{_listed(verdict.struck)}; {_listed(verdict.figures)}; latest deadline "
        f"{verdict.latest:.1f} s, quiet after {verdict.quiet_after:.1f} s, "
        f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, "
        f"{len(verdict.violations)} violations",
        flush=True,
    )
    for violation in verdict.violations:
        print(f"  VIOLATION {violation}", flush=True)  # noqa: T201  as above


def _sum_up(verdicts: list[Verdict]) -> int:
    struck = sum((verdict.struck for verdict in verdicts), Counter[str]())
    figures = sum((verdict.figures for verdict in verdicts), Counter[str]())
    violations = sum(len(verdict.violations) for verdict in verdicts)
    quiet_after = max((verdict.quiet_after for verdict in verdicts), default=0.0)
    print(  # noqa: T201  as above
        f"chaos: {sum(one.kills for one in verdicts)} processes killed in {len(verdicts)} rounds "
        f"({_listed(struck)}); {_listed(figures)}; quiet after {quiet_after:.1f} s at most; "
        f"{violations} violations"
    )
    return 1 if violations else 0


def _listed(numbers: Counter[str]) -> str:
    return ", ".join(f"{number} × {what}" for what, number in sorted(numbers.items()))


def _commit() -> str:
    asked = ["git", "describe", "--always", "--dirty"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
