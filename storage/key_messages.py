"""What a language model was asked and what it answered, at rest, for each version of a digest."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from digest.key_messages.asking import Request
from digest.key_messages.messages import Judged
from facilitation.key_messages import Failure, Progress
from storage.moments import Moment
from storage.tables.sessions import key_messages

NOTHING = Judged(kept=(), dropped=())

LEASE = timedelta(seconds=60)
"""For so long nobody else asks the same; an answer takes a third of it at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """One try to get an answer: whoever has it asks, and nobody else meanwhile."""

    session_id: str
    version: int
    tries: int
    """With this one; who comes back after another has begun is not listened to."""
    request: Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What there is of a version's key messages."""

    progress: Progress
    model: str = ""
    judged: Judged = NOTHING
    failure: Failure | None = None


class KeyMessages:
    """The key messages as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def ask(self, session_id: str, version: int, request: Request, *, at: datetime) -> None:
        """Have a held session's question asked, whatever came of it before."""
        await self._connection.execute(delete(key_messages).where(_of(session_id, version)))
        await self._connection.execute(
            insert(key_messages).values(
                session_id=session_id,
                version=version,
                asked_at=at,
                progress=Progress.ASKED,
                tries=0,
                request=request.model_dump_json(),
            )
        )

    async def find(self, session_id: str, version: int) -> Kept | None:
        """What there is of a version's key messages; None where nobody asked for any."""
        table = key_messages.c
        found = await self._connection.execute(
            select(table.progress, table.model, table.judged, table.failure).where(
                _of(session_id, version)
            )
        )
        row = found.one_or_none()
        if row is None:
            return None
        if row.judged is None:
            failure = None if row.failure is None else Failure(row.failure)
            return Kept(progress=Progress(row.progress), failure=failure)
        return Kept(
            progress=Progress(row.progress),
            model=row.model,
            judged=Judged.model_validate_json(row.judged),
        )

    async def answer(self, session_id: str, version: int) -> str | None:
        """What a machine answered about a version; None where nothing came of it."""
        answer: str | None = await self._connection.scalar(
            select(key_messages.c.answer).where(
                _of(session_id, version), key_messages.c.progress == Progress.DONE
            )
        )
        return answer

    async def judge_again(self, session_id: str, version: int, judged: Judged) -> None:
        """Keep what a held session's answer is worth by now."""
        await self._connection.execute(
            update(key_messages)
            .where(_of(session_id, version))
            .values(judged=judged.model_dump_json())
        )

    async def carry(self, session_id: str, version: int, to: int) -> None:
        """Have a held session's new version say what an earlier one of the same words says."""
        columns = [one for one in key_messages.c if one.name != "version"]
        earlier = select(*columns, literal(to)).where(
            _of(session_id, version), key_messages.c.progress == Progress.DONE
        )
        await self._connection.execute(
            insert(key_messages).from_select([*(one.name for one in columns), "version"], earlier)
        )

    async def due(self) -> list[Errand]:
        """What is to be asked, by nobody at the moment, the oldest first; as it was last tried."""
        table = key_messages.c
        found = await self._connection.execute(
            select(table.session_id, table.version, table.tries, table.request)
            .where(_is_free())
            .order_by(table.asked_at, table.session_id)
        )
        return [
            Errand(**row._asdict() | {"request": Request.model_validate_json(row.request)})
            for row in found
        ]

    async def take(self, errand: Errand) -> bool:
        """Be the one who asks; False where another was quicker."""
        return await self._set(errand, _is_free(), tries=errand.tries + 1, held_until=Moment(LEASE))

    async def put_off(self, errand: Errand, pause: timedelta) -> bool:
        """Let it be tried again after a pause; False where another tries by now."""
        return await self._set(errand, held_until=Moment(pause))

    async def answered(self, errand: Errand, *, model: str, answer: str, judged: Judged) -> bool:
        """Keep an answer and what it is worth; False where another has taken over."""
        return await self._set(
            errand,
            progress=Progress.DONE,
            model=model,
            answer=answer,
            judged=judged.model_dump_json(),
        )

    async def failed(self, errand: Errand, failure: Failure, *, answer: str | None) -> bool:
        """Keep that there is none, whatever was answered; False where another has taken over."""
        return await self._set(errand, progress=Progress.FAILED, failure=failure, answer=answer)

    async def leave_out(self, session_id: str, version: int) -> None:
        """Show a version's key messages no more; they stay kept with their question."""
        await self._connection.execute(
            update(key_messages).where(_of(session_id, version)).values(progress=Progress.LEFT_OUT)
        )

    async def drop_before(self, session_id: str, version: int) -> None:
        """Forget what was asked and answered about the versions before one."""
        await self._connection.execute(
            delete(key_messages).where(
                key_messages.c.session_id == session_id, key_messages.c.version < version
            )
        )

    async def _set(self, errand: Errand, *which: ColumnElement[bool], **values: Any) -> bool:
        done = await self._connection.execute(
            update(key_messages)
            .where(
                _of(errand.session_id, errand.version),
                key_messages.c.progress == Progress.ASKED,
                key_messages.c.tries == errand.tries,
                *which,
            )
            .values(**values)
        )
        return done.rowcount == 1


def _of(session_id: str, version: int) -> ColumnElement[bool]:
    return (key_messages.c.session_id == session_id) & (key_messages.c.version == version)


def _is_free() -> ColumnElement[bool]:
    held_until = key_messages.c.held_until
    return (key_messages.c.progress == Progress.ASKED) & or_(
        held_until.is_(None), held_until < Moment()
    )
