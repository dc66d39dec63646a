"""Digests at rest, every version of each."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from digest.digest import Digest
from facilitation.refusals.unknown import NoSuchSession
from facilitation.signing import DigestState
from storage.tables.sessions import digest_versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a session's digest, without what it says."""

    session_id: str
    number: int
    """Counted from 1."""
    composed_at: datetime
    state: DigestState
    rulings_until: int | None
    """The number of the last ruling that counts in it; None while it is a draft: all do."""


class Digests:
    """The digests as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def put(self, digest: Digest, at: datetime, *, signed_like: Version | None = None) -> int:
        """Keep a held session's digest after its earlier versions; gives its number, from 1.

        It is a draft, or has come as far as the version that it replaces.
        """
        version = await self.versions(digest.session_id) + 1
        await self._connection.execute(
            insert(digest_versions).values(
                session_id=digest.session_id,
                version=version,
                composed_at=at,
                content=digest.model_dump_json(),
                state=signed_like.state if signed_like else DigestState.DRAFT,
                rulings_until=signed_like.rulings_until if signed_like else None,
            )
        )
        return version

    async def latest(self, session_id: str) -> Version:
        """A session's latest version. Raises NoSuchSession where none was composed."""
        versions = await self._versions(session_id)
        if not versions:
            raise NoSuchSession
        return versions[0]

    async def version(self, session_id: str, number: int) -> Version:
        """The version of that number, or the latest where that one is forgotten."""
        versions = await self._versions(session_id)
        return next((one for one in versions if one.number == number), versions[0])

    async def published(self, session_id: str) -> Version | None:
        """The latest of a session's versions that the room may read, if there is one."""
        published = DigestState.PUBLISHED
        return next(
            (one for one in await self._versions(session_id) if one.state is published), None
        )

    async def _versions(self, session_id: str) -> list[Version]:
        """A session's versions, the latest first."""
        found = await self._connection.execute(
            select(
                digest_versions.c.session_id,
                digest_versions.c.version.label("number"),
                digest_versions.c.composed_at,
                digest_versions.c.state,
                digest_versions.c.rulings_until,
            )
            .where(digest_versions.c.session_id == session_id)
            .order_by(digest_versions.c.version.desc())
        )
        return [Version(**row._asdict() | {"state": DigestState(row.state)}) for row in found]

    async def sign(self, version: Version, state: DigestState, *, rulings_until: int) -> None:
        """Keep how far a version has come, and which rulings are its own for good."""
        await self._connection.execute(
            update(digest_versions)
            .where(
                digest_versions.c.session_id == version.session_id,
                digest_versions.c.version == version.number,
            )
            .values(state=state, rulings_until=rulings_until)
        )

    async def withdraw(self, session_id: str) -> None:
        """Make drafts of all versions."""
        await self._connection.execute(
            update(digest_versions)
            .where(digest_versions.c.session_id == session_id)
            .values(state=DigestState.DRAFT, rulings_until=None)
        )

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

    async def read(self, version: Version) -> Digest:
        """What one version says."""
        content = await self._connection.execute(
            select(digest_versions.c.content).where(
                digest_versions.c.session_id == version.session_id,
                digest_versions.c.version == version.number,
            )
        )
        return Digest.model_validate_json(content.scalar_one())

    async def drop_before(self, session_id: str, version: int) -> None:
        """Forget what the versions before one said."""
        await self._connection.execute(
            delete(digest_versions).where(
                digest_versions.c.session_id == session_id, digest_versions.c.version < version
            )
        )
