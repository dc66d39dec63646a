"""Proposed statements at rest, only as long as their prompt is open or may be opened again."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.proposals import Proposal, ProposalState
from storage.tables.answers import proposals


class Proposals:
    """The proposals as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, proposal: Proposal) -> None:
        """Keep a proposal to a held run."""
        await self._connection.execute(
            insert(proposals).values(
                run_id=proposal.run_id,
                words=proposal.words,
                proposer=proposal.proposer,
                text=proposal.text,
                state=proposal.state,
            )
        )

    async def drop(self, proposal: Proposal) -> None:
        """Take somebody's proposal to a held run back."""
        await self._connection.execute(
            delete(proposals).where(
                proposals.c.run_id == proposal.run_id,
                proposals.c.words == proposal.words,
                proposals.c.proposer == proposal.proposer,
            )
        )

    async def of(self, run_id: str) -> list[Proposal]:
        """Every proposal to a run, in no order that tells who came first."""
        found = await self._connection.execute(
            select(proposals)
            .where(proposals.c.run_id == run_id)
            .order_by(proposals.c.words, proposals.c.proposer)
        )
        return [_proposal(row) for row in found]

    async def judge(self, proposal: Proposal, state: ProposalState) -> None:
        """Keep what became of a proposal to a held run, for all who made it."""
        await self._connection.execute(
            update(proposals)
            .where(proposals.c.run_id == proposal.run_id, proposals.c.words == proposal.words)
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


def _proposal(row: Row[Any]) -> Proposal:
    return Proposal(
        run_id=row.run_id,
        words=row.words,
        proposer=row.proposer,
        text=row.text,
        state=ProposalState(row.state),
    )
