"""Has documents made by a process of their own, so that nobody's tap waits for a page."""

import asyncio
import sys
from datetime import timedelta
from pathlib import Path

from digest.documents.forms import Form

ROOT = Path(__file__).parent.parent
PATIENCE = timedelta(minutes=2)
"""Ten thousand contributions take a tenth of it."""


class PressError(Exception):
    """A document could not be made."""


class Press:
    """Makes documents, one at a time: there are meetings to serve meanwhile."""

    def __init__(self, *, patience: timedelta = PATIENCE) -> None:
        self._patience = patience
        self._turn = asyncio.Semaphore(1)

    async def document(self, form: Form, told: bytes) -> bytes:
        """What an order asks for, the same bytes for the same order. Raises PressError."""
        async with self._turn:
            return await self._made(form, told)

    async def _made(self, form: Form, told: bytes) -> bytes:
        # It is given no setting and no secret: it needs none.
        press = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "digest.documents.press",
            form,
            cwd=ROOT,
            env={},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            async with asyncio.timeout(self._patience.total_seconds()):
                made, _ = await press.communicate(told)
        except TimeoutError as error:
            raise PressError(f"{form}: not done within {self._patience}") from error
        finally:
            if press.returncode is None:
                press.kill()
                await press.wait()
        if press.returncode:
            # What it complained of may hold people's words: it is not repeated.
            raise PressError(f"{form}: the press gave up with {press.returncode}")
        return made
