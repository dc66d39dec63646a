"""Answers to prompts that are not anonymous, at rest."""

from collections import Counter
from collections.abc import Collection
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    Subquery,
    TableValuedAlias,
    bindparam,
    column,
    delete,
    func,
    select,
    true,
    tuple_,
)
from sqlalchemy.dialects.postgresql import Insert
from sqlalchemy.ext.asyncio import AsyncConnection

from digest.facts import Recount
from facilitation.questions import Question
from facilitation.runs import Answered
from storage.tables.answers import votes
from storage.upserts import insert_into

# What every answer and refresh asks is written once: writing it took longer than asking it.
OF_VOTERS = (
    select(votes)
    .where(tuple_(votes.c.run_id, votes.c.voter).in_(bindparam("voters", expanding=True)))
    .order_by(votes.c.question_id)
)
COUNTS = (
    select(votes.c.run_id, func.count(votes.c.voter.distinct()).label("people"))
    .where(votes.c.run_id.in_(bindparam("run_ids", expanding=True)), votes.c.whole)
    .group_by(votes.c.run_id)
)


class Votes:
    """The answers as one transaction sees them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def put(self, answers: Collection[Answered]) -> None:
        """Keep each answer in place of the same voter's earlier one."""
        if not answers:
            return
        # In one order, so that two who keep the same voters' answers never wait for each other.
        in_order = sorted(answers, key=lambda one: (one.run_id, one.voter, one.question_id))
        await self._connection.execute(
            _keeping(self._connection.dialect.name),
            [
                {
                    "run_id": answer.run_id,
                    "voter": answer.voter,
                    "question_id": answer.question_id,
                    "role_id": answer.role_id,
                    "chosen": list(answer.chosen),
                    "whole": answer.whole,
                }
                for answer in in_order
            ],
        )

    async def remove(self, voters: Collection[tuple[str, str]]) -> None:
        """Drop everything that those (run id, voter) answered."""
        if voters:
            await self._connection.execute(
                delete(votes).where(tuple_(votes.c.run_id, votes.c.voter).in_(voters))
            )

    async def of(self, run_id: str) -> list[Answered]:
        """Every answer to a run that counts, in no order that tells who came first."""
        found = await self._connection.execute(
            select(votes)
            .where(votes.c.run_id == run_id, votes.c.whole)
            .order_by(votes.c.voter, votes.c.question_id)
        )
        return [_answered(row) for row in found]

    async def of_voters(
        self, voters: Collection[tuple[str, str]]
    ) -> dict[tuple[str, str], dict[str, tuple[str, ...]]]:
        """What those (run id, voter) answered, by question id."""
        found = await self._connection.execute(OF_VOTERS, {"voters": list(voters)})
        answers: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
        for row in found:
            mine = answers.setdefault((row.run_id, row.voter), {})
            mine[row.question_id] = tuple(row.chosen)
        return answers

    async def counts(self, run_ids: Collection[str]) -> dict[str, int]:
        """How many people answered each of those runs."""
        found = await self._connection.execute(COUNTS, {"run_ids": list(run_ids)})
        return dict.fromkeys(run_ids, 0) | {row.run_id: row.people for row in found}

    async def counts_by_role(self, run_id: str) -> dict[str, int]:
        """How many people of each role answered."""
        found = await self._connection.execute(
            select(votes.c.role_id, func.count(votes.c.voter.distinct()).label("people"))
            .where(votes.c.run_id == run_id, votes.c.whole)
            .group_by(votes.c.role_id)
        )
        return {row.role_id: row.people for row in found}

    async def recount(self, run_id: str, question: Question) -> Recount:
        """Count a question's answers in SQL: how many people, how many in each slot."""
        mine = (votes.c.run_id == run_id, votes.c.question_id == question.id, votes.c.whole)
        people = await self._connection.scalar(select(func.count()).where(*mine))
        named = self._named(mine)
        found = await self._connection.execute(
            select(*named.c["option", "place", "times"], func.count().label("people")).group_by(
                *named.c["option", "place", "times"]
            )
        )
        counted: Counter[str] = Counter()
        for row in found:
            slot = question.slot(row.option, place=row.place, times=row.times)
            counted[slot] += row.people
        return people or 0, tuple((slot.id, counted[slot.id]) for slot in question.slots)

    def _named(self, mine: tuple[ColumnElement[bool], ...]) -> Subquery:
        """Each option that each voter named, at which place first and how often."""
        each, place = self._each_chosen()
        return (
            select(
                each.c.value.label("option"),
                func.min(place).label("place"),
                func.count().label("times"),
            )
            .select_from(votes.join(each, true()))
            .where(*mine)
            .group_by(votes.c.voter, each.c.value)
            .subquery()
        )

    def _each_chosen(self) -> tuple[TableValuedAlias, ColumnElement[int]]:
        """The chosen options of an answer, a row each, and their places counted from 1."""
        if self._connection.dialect.name == "sqlite":
            each = func.json_each(votes.c.chosen).table_valued("value", column("key", Integer))
            return each, each.c.key + 1
        each = (
            func.json_array_elements_text(votes.c.chosen)
            .table_valued("value", with_ordinality="place")
            .render_derived()
        )
        return each, each.c.place


@lru_cache
def _keeping(dialect: str) -> Insert:
    """Keep an answer in place of the same voter's earlier one."""
    added = insert_into(dialect, votes)
    return added.on_conflict_do_update(
        index_elements=[votes.c.run_id, votes.c.voter, votes.c.question_id],
        set_={name: added.excluded[name] for name in ("chosen", "role_id", "whole")},
    )


def _answered(row: Row[Any]) -> Answered:
    return Answered(
        run_id=row.run_id,
        question_id=row.question_id,
        voter=row.voter,
        role_id=row.role_id,
        chosen=tuple(row.chosen),
        whole=row.whole,
    )
