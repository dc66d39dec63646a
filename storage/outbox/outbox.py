"""What is to be told, kept with what caused it until Teams has it."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import Insert
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.announcements import ANNOUNCEMENTS, ActAnnounced, AnyAnnouncement
from storage.bell import Ring
from storage.outbox.parcels import CAN_BE_SENT, IS_MISSED, ROOM, Parcel, ParcelState, read_parcel
from storage.tables.parcels import WAITS_TO_BE_REDRAWN, parcels
from storage.tables.sessions import sessions
from storage.upserts import insert_into


class Outbox:
    """The outbox as one transaction sees it."""

    def __init__(self, connection: AsyncConnection, ring: Ring) -> None:
        self._connection = connection
        self._ring = ring

    async def put(
        self, announcement: AnyAnnouncement, *, at: datetime, recipient: str = ROOM
    ) -> None:
        """Have something told once, after whatever the recipient is still to be told."""
        await self._connection.execute(
            insert(parcels).values(
                session_id=announcement.session_id,
                recipient=recipient,
                card=announcement.card,
                redraws=False,
                announcement=announcement.model_dump(mode="json"),
                state=ParcelState.WAITING,
                put_at=at,
            )
        )
        self._ring.want()

    async def is_put(self, announcement: AnyAnnouncement) -> bool:
        """Whether its card was put before, wherever it is by now."""
        found = await self._connection.scalar(
            select(parcels.c.id)
            .where(
                parcels.c.session_id == announcement.session_id,
                parcels.c.card == announcement.card,
                parcels.c.redraws.is_(False),
            )
            .limit(1)
        )
        return found is not None

    async def redraw(self, announcements: Iterable[AnyAnnouncement], *, at: datetime) -> None:
        """Have cards shown as they are by then; many askings make one redraw."""
        rows = sorted(
            (
                {
                    "session_id": announcement.session_id,
                    "recipient": announcement.belongs_to or ROOM,
                    "card": announcement.card,
                    "redraws": True,
                    "announcement": announcement.model_dump(mode="json"),
                    "state": ParcelState.WAITING,
                    "put_at": at,
                }
                for announcement in announcements
            ),
            # In one order, so that two who ask for the same cards never wait for each other: what
            # hangs in somebody's own chat last, as where it is asked for by itself.
            key=lambda row: (row["recipient"] != ROOM, row["card"]),
        )
        if not rows:
            return
        # Written even where it is there already: who is about to take it waits for our commit,
        # and so draws what we are changing.
        await self._connection.execute(_redrawing(self._connection.dialect.name), rows)

    async def retry(self, *, tenant_id: str, recipient: str, at: datetime) -> set[str]:
        """Somebody can now be reached who could not before: what they missed waits again.

        Gives the sessions that it was of.
        """
        theirs = select(sessions.c.id).where(sessions.c.tenant_id == tenant_id)
        missed = (
            func.lower(parcels.c.recipient) == recipient.lower(),
            parcels.c.session_id.in_(theirs),
            parcels.c.state == ParcelState.UNDELIVERABLE,
        )
        found = await self._connection.scalars(
            update(parcels)
            .where(*missed, parcels.c.redraws.is_(False))
            # They wait from now on: an old wait would look like an outbox that stands still.
            .values(state=ParcelState.WAITING, holder=None, put_at=at)
            .returning(parcels.c.session_id)
        )
        told = set(found)
        # Of a card that waits to be redrawn already, one redraw is enough.
        given_up = await self._connection.scalars(
            delete(parcels)
            .where(*missed, parcels.c.redraws.is_(True))
            .returning(parcels.c.announcement)
        )
        redrawn = [ANNOUNCEMENTS.validate_python(one) for one in given_up]
        await self.redraw(redrawn, at=at)
        self._ring.want()
        return told | {one.session_id for one in redrawn}

    async def state_of(self, announcement: AnyAnnouncement) -> ParcelState | None:
        """What came of the latest parcel that was to post a card, if there ever was one."""
        state = await self._connection.scalar(
            select(parcels.c.state)
            .where(
                parcels.c.session_id == announcement.session_id,
                parcels.c.card == announcement.card,
                parcels.c.redraws.is_(False),
            )
            .order_by(parcels.c.id.desc())
            .limit(1)
        )
        return None if state is None else ParcelState(state)

    async def misses(self, session_id: str, recipient: str, *, kind: str) -> bool:
        """Whether somebody has not got all that is told of a kind, as far as we know."""
        found = await self._connection.scalars(
            select(parcels.c.state).where(
                parcels.c.session_id == session_id,
                parcels.c.recipient == recipient,
                parcels.c.announcement["kind"].as_string() == kind,
            )
        )
        states = set(found)
        return not states or not states <= {ParcelState.DELIVERED, ParcelState.DOUBTFUL}

    async def states_of(self, kind: str, session_id: str, run_id: str) -> dict[str, int]:
        """How many announcements of a kind about one run are in each state."""
        found = await self._connection.execute(
            select(parcels.c.state, func.count().label("number"))
            .where(
                parcels.c.session_id == session_id,
                parcels.c.announcement["kind"].as_string() == kind,
                parcels.c.announcement["run_id"].as_string() == run_id,
            )
            .group_by(parcels.c.state)
        )
        return {row.state: row.number for row in found}

    async def counts(self, session_id: str) -> dict[str, int]:
        """How many of a session's announcements are in each state, but for redraws and asides."""
        found = await self._connection.execute(
            select(parcels.c.state, func.count().label("number"))
            .where(
                parcels.c.session_id == session_id,
                IS_MISSED,
            )
            .group_by(parcels.c.state)
            .order_by(parcels.c.state)
        )
        return {row.state: row.number for row in found}

    async def reword(self, session_id: str, say: Callable[[str], str]) -> None:
        """Say otherwise what a held session's room was told that something was done to."""
        for one in await self.of(session_id):
            if isinstance(one.announcement, ActAnnounced) and one.announcement.heading:
                heading = say(one.announcement.heading)
                told = one.announcement.model_copy(update={"heading": heading})
                await self._connection.execute(
                    update(parcels)
                    .where(parcels.c.id == one.id)
                    .values(announcement=told.model_dump(mode="json"))
                )

    async def of(self, session_id: str) -> list[Parcel]:
        """Everything a session had to tell, in order."""
        found = await self._connection.execute(
            select(parcels).where(parcels.c.session_id == session_id).order_by(parcels.c.id)
        )
        return [read_parcel(row) for row in found]

    async def oldest_waiting(self) -> datetime | None:
        """Since when the longest waiting of those that can be sent waits."""
        first: datetime | None = await self._connection.scalar(
            select(func.min(parcels.c.put_at)).where(
                parcels.c.state == ParcelState.WAITING, CAN_BE_SENT
            )
        )
        return first


@lru_cache
def _redrawing(dialect: str) -> Insert:
    """Have a card wait to be redrawn, or go on waiting; written once, as every answer asks it."""
    return insert_into(dialect, parcels).on_conflict_do_update(
        index_elements=[parcels.c.card],
        index_where=WAITS_TO_BE_REDRAWN,
        set_={"put_at": parcels.c.put_at},
    )
