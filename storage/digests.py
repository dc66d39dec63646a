"""Digests at rest, every version of each."""

from datetime import datetime

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from digest.digest import Digest
from facilitation.refusals.unknown import NoSuchSession
from storage.tables.sessions import digest_versions


class Digests:
    """The digests as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def put(self, digest: Digest, at: datetime) -> int:
        """Keep a held session's digest after its earlier versions; gives its number, from 1."""
        version = await self.versions(digest.session_id) + 1
        await self._connection.execute(
            insert(digest_versions).values(
                session_id=digest.session_id,
                version=version,
                composed_at=at,
                content=digest.model_dump_json(),
            )
        )
        return version

    async def versions(self, session_id: str) -> int:
        """The number of a session's latest version; 0 where there is none."""
        latest = await self._connection.scalar(
            select(func.max(digest_versions.c.version)).where(
                digest_versions.c.session_id == session_id
            )
        )
        return latest or 0

    async def find(self, session_id: str) -> Digest | None:
        """A session's digest in its latest version, if it was composed."""
        content = await self._connection.scalar(
            select(digest_versions.c.content)
            .where(digest_versions.c.session_id == session_id)
            .order_by(digest_versions.c.version.desc())
            .limit(1)
        )
        return None if content is None else Digest.model_validate_json(content)

    async def get(self, session_id: str) -> Digest:
        """A session's digest. Raises NoSuchSession where none was composed."""
        digest = await self.find(session_id)
        if digest is None:
            raise NoSuchSession
        return digest

    async def drop_before(self, session_id: str, version: int) -> None:
        """Forget what the versions before one said."""
        await self._connection.execute(
            delete(digest_versions).where(
                digest_versions.c.session_id == session_id, digest_versions.c.version < version
            )
        )
