"""Answers to anonymous prompts at rest: sealed, and only as long as their prompt is open."""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import groupby

import orjson
from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.dialects.postgresql import Insert
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.prompts import Asking
from facilitation.runs import Answered, PromptRun
from storage.anonymity.keys import Key
from storage.anonymity.padding import padded, room
from storage.tables.answers import ballots
from storage.upserts import insert_into

# What every batch of answers asks is written once: writing it took longer than asking it.
COUNTS = (
    select(ballots.c.run_id, func.count().label("people"))
    .where(ballots.c.run_id.in_(bindparam("run_ids", expanding=True)), ballots.c.counts)
    .group_by(ballots.c.run_id)
)


class Ballots:
    """The sealed answers as one transaction sees them; all of one voter's are one ballot."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def put(self, run: PromptRun, key: Key, answers: Iterable[Answered]) -> None:
        """Keep each voter's whole ballot in place of their earlier one."""
        # In one order, so that two who keep the same voters' ballots never wait for each other.
        in_order = sorted(answers, key=lambda one: one.voter)
        rows = [
            {
                "run_id": run.id,
                "voter": voter,
                "sealed": _sealed(run.asking, key, voter, given),
                "counts": any(one.whole for one in given),
            }
            for voter, given in _by_voter(in_order)
        ]
        if rows:
            await self._connection.execute(_keeping(self._connection.dialect.name), rows)

    async def remove(self, run_id: str, voters: Collection[str]) -> None:
        """Drop what those voters answered."""
        if voters:
            await self._connection.execute(
                delete(ballots).where(ballots.c.run_id == run_id, ballots.c.voter.in_(voters))
            )

    async def of(self, run_id: str, key: Key) -> list[Answered]:
        """Every answer that counts, in no order that tells who came first."""
        found = await self._connection.execute(
            select(ballots).where(ballots.c.run_id == run_id).order_by(ballots.c.voter)
        )
        return [
            answer
            for row in found
            for answer in _opened(key, run_id, row.voter, row.sealed)
            if answer.whole
        ]

    async def of_voters(
        self, run_id: str, key: Key, voters: Collection[str]
    ) -> dict[str, dict[str, tuple[str, ...]]]:
        """What those voters answered, by question id, whether it counts already or not."""
        found = await self._connection.execute(
            select(ballots).where(ballots.c.run_id == run_id, ballots.c.voter.in_(voters))
        )
        return {
            row.voter: {
                answer.question_id: answer.chosen
                for answer in _opened(key, run_id, row.voter, row.sealed)
            }
            for row in found
        }

    async def counts(self, run_ids: Collection[str]) -> dict[str, int]:
        """How many people answered each of those runs."""
        found = await self._connection.execute(COUNTS, {"run_ids": list(run_ids)})
        return dict.fromkeys(run_ids, 0) | {row.run_id: row.people for row in found}

    async def forget(self, run_id: str) -> None:
        """Drop every ballot of a run."""
        await self._connection.execute(delete(ballots).where(ballots.c.run_id == run_id))


def _by_voter(in_order: list[Answered]) -> Iterator[tuple[str, list[Answered]]]:
    for voter, given in groupby(in_order, key=lambda one: one.voter):
        yield voter, list(given)


def _sealed(prompt: Asking, key: Key, voter: str, given: list[Answered]) -> bytes:
    answers = [(one.question_id, one.whole, one.chosen) for one in given]
    content = orjson.dumps([given[0].role_id, answers])
    return key.seal(padded(content, room(prompt)), of=voter)


def _opened(key: Key, run_id: str, voter: str, sealed: bytes) -> list[Answered]:
    # The padding is white space, which JSON passes over.
    role_id, answers = orjson.loads(key.open(sealed, of=voter))
    return [
        Answered(
            run_id=run_id,
            question_id=question_id,
            voter=voter,
            role_id=role_id,
            chosen=tuple(chosen),
            whole=whole,
        )
        for question_id, whole, chosen in answers
    ]


@lru_cache
def _keeping(dialect: str) -> Insert:
    """Keep a ballot in place of the same voter's earlier one."""
    added = insert_into(dialect, ballots)
    return added.on_conflict_do_update(
        index_elements=[ballots.c.run_id, ballots.c.voter],
        set_={name: added.excluded[name] for name in ("sealed", "counts")},
    )
