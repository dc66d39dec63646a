"""What organisers decided about the public edition's cuts, at rest: only added to, and undone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, insert, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from digest.rulings import Ruling, Verdict
from facilitation.erasure import GONE
from storage.tables.sessions import rulings


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRuling:
    """One line of the log: a ruling by the key of whoever made it, with others by the same act."""

    number: int
    """Of its act, from 1."""
    line: int
    act_id: str
    by: str
    at: datetime
    ruling: Ruling
    """Without a name: who was called what is kept elsewhere."""


class Rulings:
    """The log of rulings as one transaction sees it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self, session_id: str, act_id: str, several: Sequence[Ruling], *, by: str, at: datetime
    ) -> None:
        """Keep what one act decided on a held session's texts, after all earlier ones."""
        number = await self.last(session_id) + 1
        rows = [
            {
                "session_id": session_id,
                "number": number,
                "line": line,
                "act_id": act_id,
                "place": one.place,
                "words": one.words,
                "verdict": one.verdict,
                "text_mark": one.text_mark,
                "by": by,
                "at": at,
            }
            for line, one in enumerate(several)
        ]
        await self._connection.execute(insert(rulings), rows)

    async def last(self, session_id: str) -> int:
        """The number of the last thing that was done, undoing included; 0 before the first."""
        found = await self._connection.execute(
            select(func.max(rulings.c.number), func.max(rulings.c.undone)).where(
                rulings.c.session_id == session_id
            )
        )
        number, undone = found.one()
        return max(number or 0, undone or 0)

    async def of(self, session_id: str, until: int | None = None) -> list[KeptRuling]:
        """What holds of a session's rulings, or held when those up to a number were made."""
        table = rulings.c
        held: ColumnElement[bool] = table.undone.is_(None)
        if until is not None:
            held = (table.number <= until) & or_(held, table.undone > until)
        return [one for one in await self._found(session_id, held) if one.ruling.words]

    async def ever(self, session_id: str) -> list[KeptRuling]:
        """Everything that was ever decided on a session's texts and has its words still."""
        return await self._found(session_id, rulings.c.words != "")

    async def undo(self, session_id: str, act_id: str) -> None:
        """Have a held session's act hold no more from now on; versions signed before keep it."""
        await self._connection.execute(
            update(rulings)
            .where(
                rulings.c.session_id == session_id,
                rulings.c.act_id == act_id,
                rulings.c.undone.is_(None),
            )
            .values(undone=await self.last(session_id) + 1)
        )

    async def forget_words(self, session_id: str, lines: Collection[KeptRuling]) -> None:
        """Keep only that something was decided, not on which words."""
        await self._connection.execute(
            update(rulings)
            .where(
                rulings.c.session_id == session_id,
                tuple_(rulings.c.number, rulings.c.line).in_(
                    [(one.number, one.line) for one in lines]
                ),
            )
            .values(place="", words="", text_mark="")
        )

    async def forget(self, session_id: str, person_keys: Collection[str]) -> None:
        """Say no more that it was somebody who is known by one of those keys."""
        await self._connection.execute(
            update(rulings)
            .where(rulings.c.session_id == session_id, rulings.c.by.in_(sorted(person_keys)))
            .values(by=GONE)
        )

    async def forget_in(self, session_id: str) -> None:
        """Say no more who it was."""
        await self._connection.execute(
            update(rulings).where(rulings.c.session_id == session_id).values(by=GONE)
        )

    async def _found(self, session_id: str, which: ColumnElement[bool]) -> list[KeptRuling]:
        found = await self._connection.execute(
            select(rulings)
            .where(rulings.c.session_id == session_id, which)
            .order_by(rulings.c.number, rulings.c.line)
        )
        return [_kept(row) for row in found]


def _kept(row: Row[Any]) -> KeptRuling:
    return KeptRuling(
        number=row.number,
        line=row.line,
        act_id=row.act_id,
        by=row.by,
        at=row.at,
        ruling=Ruling(
            place=row.place,
            words=row.words,
            verdict=Verdict(row.verdict),
            text_mark=row.text_mark,
        ),
    )
