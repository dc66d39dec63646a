"""Links to digests at rest: never their secrets."""

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.links import Edition, Link
from storage.tables.sessions import links


class Links:
    """The links as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, link: Link) -> None:
        """Keep a new link; whoever had one to the same edition has this one instead."""
        await self._connection.execute(
            delete(links).where(
                links.c.session_id == link.session_id,
                links.c.person_key == link.person_key,
                links.c.edition == link.edition,
            )
        )
        await self._connection.execute(
            insert(links).values(
                mark=link.mark,
                session_id=link.session_id,
                person_key=link.person_key,
                edition=link.edition,
                expires_at=link.expires_at,
                browser=link.browser,
            )
        )

    async def find(self, mark: str) -> Link | None:
        """The link whose secret leaves that mark."""
        found = await self._connection.execute(select(links).where(links.c.mark == mark))
        row = found.one_or_none()
        return None if row is None else Link(**row._asdict() | {"edition": Edition(row.edition)})

    async def claim(self, link: Link) -> bool:
        """Keep which browser opens a link; False where another was quicker."""
        done = await self._connection.execute(
            update(links)
            .where(links.c.mark == link.mark, links.c.browser.is_(None))
            .values(browser=link.browser)
        )
        return done.rowcount == 1

    async def revoke(self, session_id: str, edition: Edition) -> None:
        """Have every link to one edition of a session's digest open no more."""
        await self._connection.execute(
            delete(links).where(links.c.session_id == session_id, links.c.edition == edition)
        )
