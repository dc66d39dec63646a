"""Prompts as they were put to a room, at rest."""

from collections.abc import Collection
from datetime import datetime
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, Select, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.kinds import AnyPrompt
from facilitation.privacy import QuestionResult
from facilitation.prompts import Prompt
from facilitation.refusals.unknown import NoSuchPrompt
from facilitation.runs import PromptRun
from storage.tables.sessions import prompt_runs

PROMPTS: TypeAdapter[AnyPrompt] = TypeAdapter(AnyPrompt)
RESULTS = TypeAdapter(tuple[QuestionResult, ...])

# What every answer and refresh asks is written once: writing it took longer than asking it.
GET = select(prompt_runs).where(prompt_runs.c.id == bindparam("run_id"))
SHARE_MANY = (
    select(prompt_runs)
    .where(prompt_runs.c.id.in_(bindparam("run_ids", expanding=True)))
    .order_by(prompt_runs.c.id)
    .with_for_update(read=True)
)


class Runs:
    """The prompt runs as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, run: PromptRun) -> None:
        """Keep a prompt that has just been opened."""
        await self._connection.execute(
            insert(prompt_runs).values(
                id=run.id,
                session_id=run.session_id,
                block_id=run.block_id,
                prompt_id=run.prompt.id,
                prompt=run.prompt.model_dump_json(),
                opened_at=run.opened_at,
                closes_at=run.closes_at,
                groups=run.groups,
                results=[],
            )
        )

    async def hold(self, run_id: str) -> PromptRun:
        """Read a run and keep answers and other closings out until we commit."""
        return await self._one(GET.with_for_update(key_share=True), run_id)

    async def share(self, run_id: str) -> PromptRun:
        """Read a run and keep it from being closed until we commit."""
        return await self._one(GET.with_for_update(read=True), run_id)

    async def get(self, run_id: str) -> PromptRun:
        """Read a run as it is."""
        return await self._one(GET, run_id)

    async def share_many(self, run_ids: Collection[str]) -> dict[str, PromptRun]:
        """Those runs by id, kept from being closed; locked in the order of their ids."""
        found = await self._connection.execute(SHARE_MANY, {"run_ids": list(run_ids)})
        return {row.id: _run(row) for row in found}

    async def hold_open(self, session_id: str) -> list[PromptRun]:
        """The session's open runs, held; locked in the order of their ids."""
        found = await self._connection.execute(
            select(prompt_runs)
            .where(prompt_runs.c.session_id == session_id, prompt_runs.c.closed_at.is_(None))
            .order_by(prompt_runs.c.id)
            .with_for_update(key_share=True)
        )
        return sorted((_run(row) for row in found), key=lambda run: run.opened_at)

    async def of(self, session_id: str) -> list[PromptRun]:
        """Every run of a session that was not retracted, in the order of opening."""
        found = await self._connection.execute(
            select(prompt_runs)
            .where(prompt_runs.c.session_id == session_id, ~prompt_runs.c.retracted)
            .order_by(prompt_runs.c.opened_at, prompt_runs.c.id)
        )
        return [_run(row) for row in found]

    async def ever(self, session_id: str) -> list[PromptRun]:
        """Every run of a session, in no order that means anything; those retracted too."""
        found = await self._connection.execute(
            select(prompt_runs)
            .where(prompt_runs.c.session_id == session_id)
            .order_by(prompt_runs.c.id)
        )
        return [_run(row) for row in found]

    async def taken_back(self, session_id: str, block_id: str | None) -> list[PromptRun]:
        """The runs of a block that were retracted, in the order of opening."""
        found = await self._connection.execute(
            select(prompt_runs)
            .where(
                prompt_runs.c.session_id == session_id,
                prompt_runs.c.block_id == block_id,
                prompt_runs.c.retracted,
            )
            .order_by(prompt_runs.c.opened_at, prompt_runs.c.id)
        )
        return [_run(row) for row in found]

    async def all_open(self) -> list[PromptRun]:
        """The open runs of every session."""
        found = await self._connection.execute(
            select(prompt_runs).where(prompt_runs.c.closed_at.is_(None)).order_by(prompt_runs.c.id)
        )
        return [_run(row) for row in found]

    async def close(self, run: PromptRun) -> None:
        """Keep a held run's end, how many had answered and what is published of it."""
        await self._set(
            run.id,
            closed_at=run.closed_at,
            answered=run.answered,
            results=[one.model_dump(mode="json") for one in run.results],
        )

    async def reopen(self, run: PromptRun, *, closes_at: datetime) -> None:
        """Let a held run take answers again until `closes_at`."""
        await self._set(run.id, closed_at=None, closes_at=closes_at, answered=None, results=[])

    async def retract(self, run: PromptRun, *, at: datetime) -> None:
        """Take a held run back: it counts for nothing, and its prompt can be put anew."""
        retracted = f"retracted-{run.id}"
        await self._set(run.id, prompt_id=retracted, closed_at=at, answered=0, retracted=True)

    async def move(self, run: PromptRun, *, closes_at: datetime) -> None:
        """Give a held run another deadline."""
        await self._set(run.id, closes_at=closes_at)

    async def rewrite(self, run: PromptRun, prompt: Prompt) -> None:
        """Keep a held run's prompt in other words."""
        await self._set(run.id, prompt=prompt.model_dump_json())

    async def _one(self, query: Select[Any], run_id: str) -> PromptRun:
        row = (await self._connection.execute(query, {"run_id": run_id})).one_or_none()
        if row is None:
            raise NoSuchPrompt
        return _run(row)

    async def _set(self, run_id: str, **values: Any) -> None:
        await self._connection.execute(
            update(prompt_runs).where(prompt_runs.c.id == run_id).values(**values)
        )


def _run(row: Row[Any]) -> PromptRun:
    return PromptRun(
        id=row.id,
        session_id=row.session_id,
        block_id=row.block_id,
        prompt=_prompt(row.prompt),
        opened_at=row.opened_at,
        closes_at=row.closes_at,
        closed_at=row.closed_at,
        groups=tuple(map(tuple, row.groups)),
        results=RESULTS.validate_python(row.results),
        answered=row.answered,
    )


@lru_cache(maxsize=256)
def _prompt(text: str) -> Prompt:
    return PROMPTS.validate_json(text)
