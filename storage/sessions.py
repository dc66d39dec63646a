"""Sessions at rest."""

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, Select, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.cuts import Cut
from facilitation.plan import Plan
from facilitation.refusals.unknown import NoSuchSession
from facilitation.sessions import Before, LastAct, Leader, Session, SessionState
from storage.tables.people import identities
from storage.tables.sessions import sessions
from storage.upserts import insert_or

CHANGING = (
    "state",
    "started_at",
    "paused_at",
    "ended_at",
    "block_id",
    "block_opened_at",
    "block_ends_at",
    "acts",
    "leader_left_at",
)

LAST_ACTS = TypeAdapter(dict[str, LastAct])
CUTS = TypeAdapter(dict[str, Cut])
UNDOABLE = TypeAdapter(Before | None)
LEADERS = TypeAdapter(tuple[Leader, ...])

# What every answer and refresh asks is written once: writing it took longer than asking it.
GET = select(sessions).where(sessions.c.id == bindparam("session_id"))
GET_MANY = select(sessions).where(sessions.c.id.in_(bindparam("session_ids", expanding=True)))


class Sessions:
    """The sessions as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, session: Session) -> bool:
        """Keep a newly prepared session; False if its conversation has a current one."""
        fixed = ("id", "tenant_id", "conversation_id", "service_url", "meeting_id", "prepared_at")
        added = await self._connection.execute(
            insert_or(self._connection, sessions)
            .values(
                plan=session.plan.model_dump_json(),
                **{name: getattr(session, name) for name in fixed},
                **_changing(session),
            )
            .on_conflict_do_nothing()
        )
        return added.rowcount == 1

    async def hold(self, session_id: str) -> Session:
        """Read a session and keep others from changing it until we commit."""
        # Not FOR UPDATE: rows that refer to a session must be added meanwhile, as votes do.
        return await self._one(GET.with_for_update(key_share=True), session_id)

    async def share(self, session_id: str) -> Session:
        """Read a session and keep it from being changed until we commit."""
        return await self._one(GET.with_for_update(read=True), session_id)

    async def get(self, session_id: str) -> Session:
        """Read a session as it is."""
        return await self._one(GET, session_id)

    async def get_many(self, session_ids: Collection[str]) -> dict[str, Session]:
        """Those sessions by id."""
        found = await self._connection.execute(GET_MANY, {"session_ids": list(session_ids)})
        return {row.id: _session(row) for row in found}

    async def find_current(self, *, tenant_id: str, conversation_id: str) -> Session | None:
        """The session that is prepared or under way in a conversation."""
        return await self._find(tenant_id, conversation_id, state_not=SessionState.ENDED)

    async def find_latest(self, *, tenant_id: str, conversation_id: str) -> Session | None:
        """The newest session of a conversation, ended or not."""
        return await self._find(tenant_id, conversation_id)

    async def find_of_person(self, tenant_id: str, person_key: str) -> Session | None:
        """The newest session that a person of a tenant joined."""
        found = await self._connection.execute(
            select(sessions)
            .join(identities, identities.c.session_id == sessions.c.id)
            .where(sessions.c.tenant_id == tenant_id, identities.c.person_key == person_key)
            .order_by(sessions.c.prepared_at.desc(), sessions.c.id)
            .limit(1)
        )
        row = found.one_or_none()
        return None if row is None else _session(row)

    async def all(self) -> list[Session]:
        """Every session, the newest first."""
        found = await self._connection.execute(
            select(sessions).order_by(sessions.c.prepared_at.desc())
        )
        return [_session(row) for row in found]

    async def save(self, session: Session) -> None:
        """Keep what changed of a session that is held."""
        await self._connection.execute(
            update(sessions).where(sessions.c.id == session.id).values(**_changing(session))
        )

    async def moved(self, session_id: str, service_url: str) -> None:
        """Teams says that the conversation is now reached elsewhere."""
        await self._connection.execute(
            update(sessions).where(sessions.c.id == session_id).values(service_url=service_url)
        )

    async def _one(self, query: Select[Any], session_id: str) -> Session:
        found = await self._connection.execute(query, {"session_id": session_id})
        row = found.one_or_none()
        if row is None:
            raise NoSuchSession
        return _session(row)

    async def _find(
        self, tenant_id: str, conversation_id: str, state_not: SessionState | None = None
    ) -> Session | None:
        query = (
            select(sessions)
            .where(sessions.c.tenant_id == tenant_id, sessions.c.conversation_id == conversation_id)
            .order_by(sessions.c.prepared_at.desc())
            .limit(1)
        )
        if state_not is not None:
            query = query.where(sessions.c.state != state_not)
        row = (await self._connection.execute(query)).one_or_none()
        return None if row is None else _session(row)


def _changing(session: Session) -> dict[str, Any]:
    values = {name: getattr(session, name) for name in CHANGING}
    return values | {
        "last_acts": LAST_ACTS.dump_python(dict(session.last_acts), mode="json"),
        "cuts": CUTS.dump_python(dict(session.cuts), mode="json"),
        "undoable": UNDOABLE.dump_python(session.undoable, mode="json"),
        "leaders": LEADERS.dump_python(session.leaders, mode="json"),
    }


def _session(row: Row[Any]) -> Session:
    read = {
        "plan": _plan(row.plan),
        "state": SessionState(row.state),
        "last_acts": LAST_ACTS.validate_python(row.last_acts),
        "cuts": CUTS.validate_python(row.cuts) if row.cuts else {},
        "undoable": UNDOABLE.validate_python(row.undoable),
        "leaders": LEADERS.validate_python(row.leaders),
    }
    return Session(**row._asdict() | read)


@lru_cache(maxsize=64)
def _plan(text: str) -> Plan:
    return Plan.model_validate_json(text)
