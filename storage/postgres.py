"""What is PostgreSQL's alone: how long it bears with us, and how it is swept."""

import asyncio

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

PATIENCE = {
    "idle_in_transaction_session_timeout": "10s",
    "lock_timeout": "12s",
    "statement_timeout": "30s",
}
"""A process that stands still in mid-transaction is thrown out before those who wait for it give
up, and these before Teams does, after some fifteen seconds. No transaction of ours waits for
anything but the database; nothing it is asked takes long, but for what lifts these limits."""

SWEEPING = 0x7377656570
"""Any number will do, so long as every process of ours uses the same one."""

SCRUBBED = "anonymity_keys, ballots, last_words, proposals"

LOOKS = 20
PAUSE_SECONDS = 0.1

SEEN_BEFORE = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid() AND age(backend_xmin) >= age(CAST(CAST(:mark AS text) AS xid))"
)


async def is_still_seen(connection: AsyncConnection) -> bool:
    """Whether somebody reads, and goes on reading, as of before what has been deleted by now.

    Writing a table anew leaves in it what they may still look at.
    """
    mark = await connection.scalar(text("SELECT CAST(CAST(pg_current_xact_id() AS xid) AS text)"))
    for _ in range(LOOKS):
        if not await connection.scalar(SEEN_BEFORE, {"mark": mark}):
            return False
        await asyncio.sleep(PAUSE_SECONDS)
    return True


async def vacuum(connection: AsyncConnection) -> bool:
    """Write anew the tables in which answers are deleted; False where another process is at it."""
    mine = await connection.scalar(text(f"SELECT pg_try_advisory_lock({SWEEPING})"))
    if not mine:
        return False
    try:
        # Who answers waits behind us while we wait: rather fail soon and be asked again.
        await connection.execute(text("SET lock_timeout = '2s'"))
        await connection.execute(text("SET statement_timeout = 0"))
        await connection.execute(text(f"VACUUM FULL {SCRUBBED}"))
    finally:
        await connection.execute(text("RESET lock_timeout"))
        await connection.execute(text("RESET statement_timeout"))
        await connection.execute(text(f"SELECT pg_advisory_unlock({SWEEPING})"))
    return True
