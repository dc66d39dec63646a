"""SQLite's keys: a file each, in a folder beside the database that no backup of ours takes."""

import asyncio
import os
import secrets
import tempfile
from collections.abc import Collection
from pathlib import Path

from sqlalchemy import URL

from storage.anonymity.keys import SECRET_BYTES, Key
from storage.sqlite_files import file_of


class KeyFiles:
    """The keys of one database file, which one process serves.

    A file is not part of a transaction: it is there before what opens its run is committed, and
    destroyed after what closes it is. What a crash leaves in between, the next sweep destroys.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def add(self, run_id: str) -> None:
        """Make a key that only we can read, on the disk for good."""
        await asyncio.to_thread(self._write, run_id)

    async def of(self, run_ids: Collection[str]) -> dict[str, Key]:
        """Those keys that are there."""
        found = {run_id: self._read(run_id) for run_id in run_ids}
        return {run_id: Key(secret) for run_id, secret in found.items() if secret}

    async def forget(self, run_id: str) -> None:
        """Leave it to the sweep that follows: the transaction may still fail."""

    async def destroy_all_but(self, run_ids: Collection[str]) -> None:
        """Overwrite and remove every key but those of runs that are open."""
        await asyncio.to_thread(self._destroy_all_but, run_ids)

    def _write(self, run_id: str) -> None:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        path = self._folder / run_id
        _put(path, secrets.token_bytes(SECRET_BYTES), os.O_CREAT | os.O_EXCL)
        _sync(self._folder)
        _sync(self._folder.parent)

    def _read(self, run_id: str) -> bytes | None:
        try:
            secret = (self._folder / run_id).read_bytes()
        except FileNotFoundError:
            return None
        # Cut short by a crash, it never was the key of anything that was committed.
        return secret if len(secret) == SECRET_BYTES else None

    def _destroy_all_but(self, run_ids: Collection[str]) -> None:
        if not self._folder.is_dir():
            return
        doomed = [path for path in self._folder.iterdir() if path.name not in run_ids]
        for path in doomed:
            _put(path, bytes(SECRET_BYTES), 0)
            path.unlink()
        if doomed:
            _sync(self._folder)


def key_folder(database_url: URL | str) -> Path:
    """Where a database file's keys are; those of one in memory go where nobody looks for them."""
    path = file_of(database_url)
    if path is None:
        return Path(tempfile.gettempdir(), f"giro-keys-{secrets.token_hex(8)}")
    return path.with_name(f"{path.name}.keys")


def _put(path: Path, content: bytes, how: int) -> None:
    """Write a file's first bytes, on the disk for good and for its owner alone."""
    descriptor = os.open(path, os.O_WRONLY | how, 0o600)
    try:
        os.write(descriptor, content)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync(folder: Path) -> None:
    """Have what was made or removed in a folder outlast a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
