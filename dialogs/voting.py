"""Voting: answers come in by the hundred, and none is confirmed before it is durable."""

import asyncio
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from dialogs.ballots import Ballot, keep
from dialogs.commands.taking_part import CastVote, WithdrawVote
from dialogs.progress import break_off
from dialogs.receipts import Receipts
from dialogs.replies import Reply
from dialogs.sittings import Sitting, with_standing
from storage.store import Store

AT_ONCE = 200
"""The most answers that one transaction takes: who comes while it runs waits for it."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    command: CastVote | WithdrawVote
    now: datetime
    reply: asyncio.Future[Reply]


class VotingDialog:
    """Takes answers, many in one transaction: a commit costs the same for one as for hundreds."""

    takes = (CastVote, WithdrawVote)

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[_Waiting] = []
        self._writing: asyncio.Task[None] | None = None

    async def answer(self, command: CastVote | WithdrawVote, now: datetime) -> Reply:
        """Record an answer, durably, or say why not."""
        reply: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(command, now, reply))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        return await reply

    async def finish(self) -> None:
        """Wait until whoever waits has their reply."""
        if self._writing is not None:
            await self._writing

    async def _write(self) -> None:
        while self._waiting:
            in_turns = _in_turns(self._waiting)
            batch, self._waiting = in_turns[:AT_ONCE], in_turns[AT_ONCE:]
            try:
                replies = await self._record(batch)
            except Exception as error:  # noqa: BLE001 - each caller gets it, none is left waiting
                _fail(batch, error)
            else:
                _settle(batch, replies)
        self._writing = None

    async def _record(self, batch: list[_Waiting]) -> list[Reply]:
        async with self._store.begin() as work:
            sitting = await Sitting.open(work, [waiting.command for waiting in batch])
            judged = [sitting.judge(waiting.command, waiting.now) for waiting in batch]
            ballots = await keep(
                work, [one for one in judged if isinstance(one, Ballot)], sitting.keys
            )
            kept = iter(ballots)
            for run in sitting.broken_off.values():
                await break_off(work, run, at=max(waiting.now for waiting in batch))
            receipts = await Receipts.count(work, ballots)
            return [
                receipts.receipt(next(kept))
                if isinstance(one, Ballot)
                else await with_standing(work, sitting, waiting.command, one)
                for waiting, one in zip(batch, judged, strict=True)
            ]


def _in_turns(waiting: Iterable[_Waiting]) -> list[_Waiting]:
    """One from each meeting, then a second from each: a crowd holds up nobody but itself."""
    so_far: Counter[str] = Counter()
    ranked = []
    for one in waiting:
        ranked.append((so_far[one.command.conversation_id], one))
        so_far[one.command.conversation_id] += 1
    return [one for _, one in sorted(ranked, key=itemgetter(0))]


def _settle(batch: list[_Waiting], replies: Iterable[Reply]) -> None:
    for waiting, reply in zip(batch, replies, strict=True):
        # A caller may have gone away meanwhile; what they gave stays recorded.
        if not waiting.reply.done():
            waiting.reply.set_result(reply)


def _fail(batch: list[_Waiting], error: Exception) -> None:
    for waiting in batch:
        if not waiting.reply.done():
            waiting.reply.set_exception(error)
