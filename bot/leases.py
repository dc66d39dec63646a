"""Which sessions this process delivers for: each is one process's, until it falls silent."""

import time
from collections.abc import Set as AbstractSet
from datetime import datetime

from bot.doubts import log_doubts
from dialogs.controls import redraw_controls
from storage.ids import new_id
from storage.outbox.couriers import LEASE
from storage.outbox.doubts import BROKEN_OFF
from storage.store import Store
from storage.work import Work

RENEW_EVERY = 1.0
"""In seconds, like what follows."""

IDLE_FOR = 30.0
"""Who spoke last in a chat goes on for so long: what Teams bears in a chat is counted here."""


class Leases:
    """The leases of one process, taken under a name that no other ever had."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.holder = new_id()
        self._until: dict[str, float] = {}
        self._used_at: dict[str, float] = {}
        self._renewed_at = 0.0

    async def start(self, now: datetime) -> None:
        """Begin; where nobody but us can be there, whoever had a session is gone.

        What they were sending may be in the chat, or may not.
        """
        if self._store.is_shared:
            return
        async with self._store.begin_aside() as work:
            await work.couriers.dismiss()
            lines = await work.lines.lines(self.holder)
            doubted = [one for line in lines for one in await work.doubts.own_up(line)]
            if doubted:
                await redraw_controls(work, {line.session_id for line in lines}, at=now)
        log_doubts(doubted, BROKEN_OFF)

    async def take(self, work: Work, session_id: str) -> bool:
        """Become or stay the one who delivers for a session; False if another does."""
        # Taken before the database is asked, so that we never believe in it for too long.
        now = time.monotonic()
        if not await work.couriers.take(session_id, self.holder):
            self._forget(session_id)
            return False
        self._used_at[session_id] = now
        self._until[session_id] = now + LEASE.total_seconds()
        return True

    def holds(self, session_id: str) -> bool:
        """Whether it is certain that nobody else delivers for a session just now."""
        return time.monotonic() < self._until.get(session_id, 0)

    async def renew(self, busy: AbstractSet[str]) -> None:
        """Stay with the sessions that we have, and leave those that were idle for long."""
        now = time.monotonic()
        if not self._until or now < self._renewed_at + RENEW_EVERY:
            return
        self._used_at |= dict.fromkeys(busy & self._until.keys(), now)
        idle = [key for key, used_at in self._used_at.items() if used_at < now - IDLE_FOR]
        async with self._store.begin_aside() as work:
            await work.couriers.release(self.holder, idle)
            renewed = await work.couriers.renew(self.holder)
        self._renewed_at = now
        for session_id in self._until.keys() - renewed:
            self._forget(session_id)
        self._until |= dict.fromkeys(renewed & self._until.keys(), now + LEASE.total_seconds())

    async def release(self) -> None:
        """Leave every session, so that another process goes on at once."""
        if self._until:
            async with self._store.begin_aside() as work:
                await work.couriers.release(self.holder, self._until)
                work.ring.want()
        self._until, self._used_at = {}, {}

    def _forget(self, session_id: str) -> None:
        self._until.pop(session_id, None)
        self._used_at.pop(session_id, None)
