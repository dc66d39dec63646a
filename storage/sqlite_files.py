"""A database file has one process that serves it, and one connection that writes."""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, make_url

MENDED = "3.51.3"
"""Before it, two connections that write or checkpoint at once can corrupt a write-ahead log."""


class DatabaseIsTakenError(Exception):
    """Another process serves the file."""


@contextmanager
def taken_alone(database_url: str) -> Iterator[None]:
    """Be the one process that works on a SQLite file; it is left however we end.

    Raises DatabaseIsTakenError. Elsewhere, and in memory, nobody can be in the way.
    """
    path = file_of(database_url)
    if path is None:
        yield
        return
    # Beside the file, since SQLite's own locks on it end when any connection of ours is closed.
    with path.with_name(f"{path.name}.lock").open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DatabaseIsTakenError(str(path)) from error
        yield


def file_of(database_url: URL | str) -> Path | None:
    """The file that a URL names, by the one path that all its names lead to."""
    url = make_url(database_url)
    name = url.database or ""
    if not url.drivername.startswith("sqlite") or name in {"", ":memory:"} or name[:5] == "file:":
        return None
    return Path(name).resolve()


def outdated_sqlite(database_url: str) -> str | None:
    """SQLite's version, if the database is one and it is from before it was mended."""
    mended = tuple(int(part) for part in MENDED.split("."))
    if file_of(database_url) is None or sqlite3.sqlite_version_info >= mended:
        return None
    return sqlite3.sqlite_version
