"""The power fails while people vote: what was not synced is gone, what was confirmed is not."""

import asyncio
import os
import shutil
import subprocess
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Protocol

from rehearsal.stage.bot_process import ROOT
from storage.store import Store, open_engine
from tests.chaos.power.voter import CARELESS
from tests.postgres import PATIENCE_SECONDS, Server, prepared_server
from tests.storage.rows import kept_run, kept_session

SOURCE = Path(__file__).with_name("shim.c")
COMPILE = ("cc", "-Wall", "-Wextra", "-Werror", "-O1", "-shared", "-fPIC")

SYNCING = ("fsync=on", "full_page_writes=on", "recovery_init_sync_method=syncfs")
"""As a server is by itself, but that after a cut it need not sync every single file: what is there
then is what was synced."""

RECOVERING = b"automatic recovery in progress"
AGAIN = 0.001

AT_LEAST = 5
"""Votes that are confirmed before the power fails."""


@dataclass(frozen=True, slots=True)
class Power:
    """A folder of files, and beside it what of them would outlive a power cut."""

    shim: Path
    files: Path

    @property
    def synced(self) -> Path:
        """Where what was synced is kept."""
        return self.files.with_name(f"{self.files.name}.synced")

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs so that it is kept."""
        return {
            "LD_PRELOAD": str(self.shim),
            "GIRO_FILES": str(self.files),
            "GIRO_SYNCED": str(self.synced),
        }

    def settle(self) -> None:
        """Take everything that is there for synced; nobody must be at it."""
        _replace(self.synced, self.files)

    def fail(self) -> None:
        """Leave what was synced and nothing else; whoever was at it must be dead."""
        for unfinished in self.synced.rglob("*~"):
            unfinished.unlink()
        _replace(self.files, self.synced)


class Bench(Protocol):
    """A database whose power can fail."""

    @property
    def power(self) -> Power:
        """What can fail."""
        ...

    @property
    def url(self) -> str:
        """Where it is reached."""
        ...

    async def start(self) -> None:
        """Switch it on."""
        ...

    async def voter(self, first: int) -> Process:
        """Let somebody vote."""
        ...

    async def cut(self, voter: Process) -> None:
        """Kill everything that writes, at once."""
        ...


@contextmanager
def built_shim() -> Iterator[Path]:
    """Lend the shim, where anybody can read it."""
    with TemporaryDirectory(prefix="giro-shim-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        shim = folder / "shim.so"
        subprocess.run([*COMPILE, "-o", str(shim), str(SOURCE), "-ldl"], check=True)
        yield shim


@asynccontextmanager
async def sqlite(shim: Path, *, is_careful: bool = True) -> AsyncIterator[Bench]:
    """Lend a SQLite file, as we keep one or as one must not."""
    with TemporaryDirectory(prefix="giro-power-") as name:
        files = Path(name) / "files"
        files.mkdir()
        yield SqliteBench(Power(shim, files), is_careful)


@asynccontextmanager
async def postgresql(shim: Path, *, is_careful: bool = True) -> AsyncIterator[Bench]:
    """Lend a server, as it is by itself or as it must not be."""
    confirms = f"synchronous_commit={'on' if is_careful else 'off'}"
    with prepared_server((*SYNCING, confirms)) as server:
        yield PostgresBench(server, Power(shim, server.cluster))


ENGINES = {"SQLite": sqlite, "PostgreSQL": postgresql}


async def lost_votes(bench: Bench, cuts: int, seed: int) -> set[str]:
    """Cut the power again and again; gives the first confirmed votes that are gone."""
    chance = Random(seed)  # noqa: S311  no secret
    await bench.start()
    await _open_poll(bench.url)
    confirmed: set[str] = set()
    for _ in range(cuts):
        confirmed |= await _vote_until_cut(bench, len(confirmed), chance)
        bench.power.fail()
        await bench.start()
        lost = confirmed - await _votes(bench.url)
        if lost:
            return lost
    return set()


async def _vote_until_cut(bench: Bench, first: int, chance: Random) -> set[str]:
    voter = await bench.voter(first)
    assert voter.stdout is not None
    told = [await voter.stdout.readline() for _ in range(AT_LEAST)]
    await asyncio.sleep(chance.uniform(0, 0.1))
    await bench.cut(voter)
    # What it wrote before it died was confirmed; half a line was not.
    told += (await voter.stdout.read()).splitlines(keepends=True)
    await voter.wait()
    return {f"voter {int(line)}" for line in told if line.endswith(b"\n")}


async def _open_poll(url: str) -> None:
    store = Store(open_engine(url))
    await store.upgrade()
    await kept_session(store)
    await kept_run(store)
    await store.close()


async def _votes(url: str) -> set[str]:
    store = Store(open_engine(url))
    async with store.read() as work:
        found = {answer.voter for answer in await work.votes.of("r1")}
    await store.close()
    return found


@dataclass(eq=False)
class SqliteBench:
    """A file, written by whoever votes."""

    power: Power
    is_careful: bool = True

    @property
    def url(self) -> str:
        """Where the file is."""
        return f"sqlite+aiosqlite:///{self.power.files / 'giro.db'}"

    async def start(self) -> None:
        """There is nothing to be switched on."""

    async def voter(self, first: int) -> Process:
        """Start whoever votes, and writes."""
        # Whatever we read there meanwhile was written by us, with the power on.
        self.power.settle()
        careless = () if self.is_careful else (CARELESS,)
        return await _start_voter(self.url, first, *careless, environment=self.power.environment)

    async def cut(self, voter: Process) -> None:
        """Kill who writes."""
        voter.kill()


@dataclass(eq=False)
class PostgresBench:
    """A server of our own; it alone writes."""

    server: Server
    power: Power
    _is_made: bool = field(default=False, init=False)

    @property
    def url(self) -> str:
        """Where the server is."""
        return self.server.postgres.url("postgres")

    async def start(self) -> None:
        """Start the server; after a cut it recovers, and the power fails again meanwhile."""
        if self._is_made:
            await asyncio.to_thread(self._break_recovery)
            self.power.fail()
        else:
            self.power.settle()
            self.server.environment = self.power.environment
            self._is_made = True
        await asyncio.to_thread(self.server.start)

    def _break_recovery(self) -> None:
        """Kill the server as soon as it tells that it begins to recover."""
        so_far = self.server.log.stat().st_size
        self.server.begin()
        give_up_at = time.monotonic() + PATIENCE_SECONDS
        while RECOVERING not in self.server.log.read_bytes()[so_far:]:
            assert time.monotonic() < give_up_at, "it does not recover"
            time.sleep(AGAIN)
        self.server.kill()

    async def voter(self, first: int) -> Process:
        """Start whoever votes."""
        return await _start_voter(self.url, first, environment={})

    async def cut(self, voter: Process) -> None:  # noqa: ARG002  they see for themselves
        """Kill the server, all of it."""
        await asyncio.to_thread(self.server.kill)


async def _start_voter(url: str, first: int, *more: str, environment: dict[str, str]) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.chaos.power.voter",
        url,
        str(first),
        *more,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )


def _replace(old: Path, new: Path) -> None:
    shutil.rmtree(old, ignore_errors=True)
    subprocess.run(["cp", "--archive", str(new), str(old)], check=True)  # noqa: S607  of coreutils
