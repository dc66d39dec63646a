"""Databases whose power can fail, as we keep them and as one must not."""

import asyncio
import os
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from rehearsal.stage.bot_process import ROOT
from tests.chaos.power.power import Power
from tests.chaos.power.voter import CARELESS
from tests.postgres import PATIENCE_SECONDS, Server, prepared_server

SYNCING = ("fsync=on", "full_page_writes=on", "recovery_init_sync_method=syncfs")
"""As a server is by itself, but that after a cut it need not sync every single file: what is there
then is what was synced."""

RECOVERING = b"automatic recovery in progress"
AGAIN = 0.001


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
