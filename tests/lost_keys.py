"""What a crash of PostgreSQL does to keys, and a lost folder to SQLite's."""

import shutil

from sqlalchemy import text

from storage.anonymity.key_files import key_folder
from storage.store import open_engine


async def lose_keys(database_url: str) -> None:
    """Have no key left."""
    if database_url.startswith("sqlite"):
        shutil.rmtree(key_folder(database_url))
        return
    engine = open_engine(database_url)
    async with engine.begin() as connection:
        await connection.execute(text("TRUNCATE anonymity_keys"))
    await engine.dispose()
