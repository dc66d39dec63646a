"""PostgreSQL's keys: a table that is kept out of its log, which a crash of it therefore empties."""

from collections.abc import Collection

from sqlalchemy import LargeBinary, column, delete, select, table, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.anonymity.keys import Key

anonymity_keys = table("anonymity_keys", column("run_id"), column("secret", LargeBinary))

# Made by the server, so that a server that logs its statements logs no key.
ADD = text(
    "INSERT INTO anonymity_keys (run_id, secret) SELECT :run_id, string_agg("
    "sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), '')"
    " FROM generate_series(1, 2)"
)


class KeyTable:
    """The keys as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, run_id: str) -> None:
        """Make a key that nobody but the server has seen."""
        await self._connection.execute(ADD, {"run_id": run_id})

    async def of(self, run_ids: Collection[str]) -> dict[str, Key]:
        """Those keys that are there."""
        found = await self._connection.execute(
            select(anonymity_keys).where(anonymity_keys.c.run_id.in_(run_ids))
        )
        return {row.run_id: Key(row.secret) for row in found}

    async def forget(self, run_id: str) -> None:
        """Delete it with what else this transaction does; the sweep rewrites the table."""
        await self._connection.execute(
            delete(anonymity_keys).where(anonymity_keys.c.run_id == run_id)
        )
