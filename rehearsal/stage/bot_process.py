"""The real bot, in a process of its own: started, killed, started again, asked for its digest."""

import asyncio
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO

import aiohttp

from rehearsal.wire import utc_now

ROOT = Path(__file__).parents[2]
READY_WITHIN = 60.0
STOPS_WITHIN = 30.0
ASK_EVERY = 0.05


class BotFailedError(Exception):
    """The bot did not start, or a command of its did not succeed."""


@dataclass(eq=False, kw_only=True)
class BotProcess:
    """`app.py serve` with the given environment; what it logs goes to `log`."""

    environment: Mapping[str, str]
    log: Path
    port: int
    downtimes: list[tuple[datetime, datetime | None]] = field(default_factory=list)
    """When it was killed, and when it was ready again."""
    _process: asyncio.subprocess.Process | None = None
    _written: BinaryIO | None = None

    @property
    def door(self) -> str:
        """Give the address that Teams sends activities to."""
        return f"{self._address}/api/messages"

    @property
    def pid(self) -> int:
        """Give the number of the process that runs now."""
        if self._process is None:
            raise BotFailedError("it was not started")
        return self._process.pid

    @property
    def is_up(self) -> bool:
        """Say whether it runs and has said that it is ready."""
        return not self.downtimes or self.downtimes[-1][1] is not None

    def was_down_since(self, moment: datetime) -> bool:
        """Say whether it was killed, or not ready yet, at any time since then."""
        return any(back is None or back >= moment for _, back in self.downtimes)

    async def start(self) -> None:
        """Start it and wait until it says that it is ready.

        Raises BotFailedError if it ends instead, and if it takes too long: then it is killed.
        """
        self._written = self._written or self.log.open("wb")
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            str(ROOT / "app.py"),
            "serve",
            cwd=ROOT,
            env=self._env,
            stdout=self._written,
            stderr=self._written,
        )
        await self._be_ready(self._process)
        if not self.is_up:
            self.downtimes[-1] = (self.downtimes[-1][0], utc_now())

    async def ended(self) -> int:
        """Wait until it has ended, for whatever reason; gives its exit code."""
        if self._process is None:
            raise BotFailedError("it was not started")
        return await self._process.wait()

    async def kill(self) -> None:
        """Kill it as `kill -9` does: it has no chance to say goodbye."""
        self.downtimes.append((utc_now(), None))
        if self._process is not None:
            self._process.kill()
            await self._process.wait()

    async def stop(self) -> None:
        """Ask it to stop, and see to it that it does."""
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
            try:
                await asyncio.wait_for(self._process.wait(), STOPS_WITHIN)
            except TimeoutError:
                self._process.kill()
                await self._process.wait()
        if self._written is not None:
            self._written.close()

    async def run(self, *arguments: str) -> str:
        """Run another command of app.py in the same environment, and give what it prints."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            str(ROOT / "app.py"),
            *arguments,
            cwd=ROOT,
            env=self._env,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        printed, complained = await process.communicate()
        if process.returncode:
            raise BotFailedError(f"{' '.join(arguments)}: {complained.decode()[-2000:]}")
        return printed.decode()

    @property
    def _address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def _env(self) -> dict[str, str]:
        return {**os.environ, **self.environment, "HOST": "127.0.0.1", "PORT": str(self.port)}

    async def _be_ready(self, process: asyncio.subprocess.Process) -> None:
        try:
            async with asyncio.timeout(READY_WITHIN), aiohttp.ClientSession() as session:
                while not await self._says_ready(session):
                    if process.returncode is not None:
                        raise BotFailedError(f"it ended with {process.returncode}{self._tail()}")
                    await asyncio.sleep(ASK_EVERY)
        except TimeoutError as error:
            process.kill()
            await process.wait()
            raise BotFailedError(f"not ready in {READY_WITHIN:.0f} s{self._tail()}") from error

    async def _says_ready(self, session: aiohttp.ClientSession) -> bool:
        try:
            async with session.get(f"{self._address}/ready") as answer:
                return answer.status == HTTPStatus.OK
        except aiohttp.ClientError:
            return False

    def _tail(self) -> str:
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join([f"; see {self.log}:", *lines[-15:]])
