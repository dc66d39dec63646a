"""Proposed statements at rest, only as long as their prompt is open or may be opened again."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.proposals import LONGEST, Proposal, ProposalState, known_by
from storage.anonymity.keys import Key
from storage.anonymity.padding import padded
from storage.tables.answers import proposals

ROOM = 4 * LONGEST
"""In bytes: the longest proposal there can be."""


class Proposals:
    """The proposals as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, proposal: Proposal, key: Key | None) -> None:
        """Keep a proposal to a held run, sealed where the run has a key."""
        await self._connection.execute(
            insert(proposals).values(
                run_id=proposal.run_id,
                words=_words(proposal, key),
                proposer=proposal.proposer,
                text=_sealed(proposal, key),
                state=proposal.state,
            )
        )

    async def drop(self, proposal: Proposal, key: Key | None) -> None:
        """Take somebody's proposal to a held run back."""
        await self._connection.execute(
            delete(proposals).where(
                proposals.c.run_id == proposal.run_id,
                proposals.c.words == _words(proposal, key),
                proposals.c.proposer == proposal.proposer,
            )
        )

    async def of(self, run_id: str, key: Key | None) -> list[Proposal]:
        """Every proposal to a run, in no order that tells who came first."""
        found = await self._connection.execute(
            select(proposals)
            .where(proposals.c.run_id == run_id)
            .order_by(proposals.c.words, proposals.c.proposer)
        )
        return [_proposal(row, key) for row in found]

    async def judge(self, proposal: Proposal, key: Key | None, state: ProposalState) -> None:
        """Keep what became of a proposal to a held run, for all who made it."""
        await self._connection.execute(
            update(proposals)
            .where(
                proposals.c.run_id == proposal.run_id, proposals.c.words == _words(proposal, key)
            )
            .values(state=state)
        )

    async def waiting(self, run_ids: Collection[str]) -> int:
        """How many proposals to those runs are still to be judged."""
        each = (
            select(proposals.c.run_id, proposals.c.words)
            .where(proposals.c.run_id.in_(run_ids), proposals.c.state == ProposalState.WAITING)
            .distinct()
            .subquery()
        )
        found = await self._connection.scalar(select(func.count()).select_from(each))
        return found or 0

    async def forget(self, run_ids: Collection[str]) -> None:
        """Drop the proposals to those runs; what was admitted stands among their statements."""
        await self._connection.execute(delete(proposals).where(proposals.c.run_id.in_(run_ids)))


def _words(proposal: Proposal, key: Key | None) -> str:
    return key.words(proposal.words) if key else proposal.words


def _sealed(proposal: Proposal, key: Key | None) -> str:
    if key is None:
        return proposal.text
    return key.seal(padded(proposal.text.encode(), ROOM), of=proposal.proposer).hex()


def _proposal(row: Row[Any], key: Key | None) -> Proposal:
    text: str = row.text
    if key is not None:
        text = key.open(bytes.fromhex(text), of=row.proposer).decode().rstrip(" ")
    return Proposal(
        run_id=row.run_id,
        words=known_by(text),
        proposer=row.proposer,
        text=text,
        state=ProposalState(row.state),
    )
