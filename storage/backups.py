"""A copy of an SQLite database, whole and consistent while the bot writes to the original."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

READ_ONLY = "file:{path}?mode=ro"
UNFINISHED = ".unfinished"
SIDE_FILES = ("-wal", "-shm", "-journal")


class NoBackupError(Exception):
    """Nothing was copied; the text says why, to an operator."""


def back_up(database_url: str, to: Path) -> None:
    """Copy the database to a new file that only its owner can read. Raises NoBackupError.

    What was answered to an anonymous prompt that is still open is left out, and its key was never
    in the database: whoever restores the copy elsewhere asks those people again.
    """
    original = _file_of(database_url)
    unfinished = to.with_name(to.name + UNFINISHED)
    if to.exists():
        raise NoBackupError(f"{to} is there already: a backup replaces nothing")
    try:
        _copy(original, unfinished)
        os.link(unfinished, to)
    except (OSError, sqlite3.Error) as error:
        raise NoBackupError(f"{to}: {error}") from error
    finally:
        for leftover in ("", *SIDE_FILES):
            unfinished.with_name(unfinished.name + leftover).unlink(missing_ok=True)


def _file_of(database_url: str) -> Path:
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite":
        raise NoBackupError(
            "PostgreSQL makes its own: pg_dump --format=custom --no-unlogged-table-data"
        )
    path = Path(url.database or "")
    if not path.is_file():
        raise NoBackupError(f"{path} is no database file")
    return path


def _copy(original: Path, to: Path) -> None:
    to.unlink(missing_ok=True)
    # Made by us rather than by SQLite, so that nobody else can read it for a moment.
    os.close(os.open(to, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with (
        closing(sqlite3.connect(READ_ONLY.format(path=original), uri=True)) as source,
        closing(sqlite3.connect(to, isolation_level=None)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        copy.execute("PRAGMA secure_delete=ON")
        copy.execute("DELETE FROM ballots")
        copy.execute("DELETE FROM last_words")
        copy.execute("VACUUM")
        (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
    if verdict != "ok":
        raise NoBackupError(f"the copy is damaged, and so may be the original: {verdict}")
