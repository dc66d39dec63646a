"""Digests at rest."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from digest.digest import Digest
from facilitation.refusals.unknown import NoSuchSession
from storage.tables.sessions import digests
from storage.upserts import insert_or


class Digests:
    """The digests as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def put(self, digest: Digest, at: datetime) -> None:
        """Keep a session's digest, in place of an earlier one."""
        values = {"content": digest.model_dump_json(), "composed_at": at}
        await self._connection.execute(
            insert_or(self._connection, digests)
            .values(session_id=digest.session_id, **values)
            .on_conflict_do_update(index_elements=[digests.c.session_id], set_=values)
        )

    async def find(self, session_id: str) -> Digest | None:
        """A session's digest, if it was composed."""
        content = await self._connection.scalar(
            select(digests.c.content).where(digests.c.session_id == session_id)
        )
        return None if content is None else Digest.model_validate_json(content)

    async def get(self, session_id: str) -> Digest:
        """A session's digest. Raises NoSuchSession where none was composed."""
        digest = await self.find(session_id)
        if digest is None:
            raise NoSuchSession
        return digest
