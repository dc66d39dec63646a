"""Outbox → Room: everything is told once and in order, and doubts are recorded as such."""

import asyncio
import logging
import random
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

from bot.cards.render import announcement_card
from bot.faults import log_fault
from bot.teams.messages import card_message
from bot.teams.personal import PersonalChats
from bot.teams.room import DeliveryError, Impossible, InDoubt, Message, Place, Room, TryLater
from bot.teams.roster import Roster
from bot.wording.words import words_of
from dialogs.closing import ClosingDialog
from dialogs.showing import ShowingDialog
from dialogs.views import View
from storage.outbox import ROOM, Line, Parcel, ParcelState
from storage.store import Store

OWN_VIEWS = 60
"""The most people whom Teams gives their own view of a card."""

REDRAW_EVERY = timedelta(seconds=3)
"""A card's count may be this old; Teams bears 1,800 messages an hour in a chat."""

LOOK_EVERY = timedelta(seconds=1)
PATIENCE = timedelta(seconds=30)

logger = logging.getLogger(__name__)


class Delivery:
    """Empties the outbox, each line in its own order, all lines side by side."""

    def __init__(  # noqa: PLR0913  what it tells, where, and by whom
        self,
        *,
        store: Store,
        showing: ShowingDialog,
        closing: ClosingDialog,
        room: Room,
        roster: Roster,
        personal: PersonalChats,
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._showing = showing
        self._closing = closing
        self._room = room
        self._roster = roster
        self._personal = personal
        self._now = now
        self._woken = asyncio.Event()
        self._draining: dict[Line, asyncio.Task[None]] = {}
        self._redrawn: dict[str, float] = {}
        self._running: asyncio.Task[None] | None = None
        self._is_stopping = False

    def start(self) -> None:
        """Begin to deliver."""
        self._running = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Finish what is being sent and begin nothing more."""
        self._is_stopping = True
        if self._running is not None:
            self._running.cancel()
            with suppress(asyncio.CancelledError):
                await self._running
        await asyncio.gather(*self._draining.values(), return_exceptions=True)

    def wake(self) -> None:
        """Look at once: something may have been put."""
        self._woken.set()

    async def _run(self) -> None:
        await self._own_up_to_doubts()
        while True:
            try:
                await self._look()
            except Exception as error:  # noqa: BLE001  the next look may succeed
                log_fault(logger, "outbox_unreadable", error)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), LOOK_EVERY.total_seconds())
            self._woken.clear()

    async def _own_up_to_doubts(self) -> None:
        """What was on its way when we were stopped may be in the chat, or may not."""
        async with self._store.begin() as work:
            for parcel in await work.outbox.interrupted():
                if parcel.redraws:
                    await work.outbox.put_back(parcel)
                else:
                    await work.outbox.settle(parcel, ParcelState.DOUBTFUL, "stopped while sending")
                    logger.warning("delivery_in_doubt", extra={"parcel_id": parcel.id})

    async def _look(self) -> None:
        async with self._store.read() as work:
            lines = await work.outbox.lines()
        for line in lines:
            if line not in self._draining:
                task = asyncio.create_task(self._drain(line))
                self._draining[line] = task
                task.add_done_callback(partial(self._drained, line))

    async def _drain(self, line: Line) -> None:
        waits = 0
        while not self._is_stopping and (parcel := await self._take(line)) is not None:
            try:
                await self._deliver(parcel)
                waits = 0
            except TryLater as error:
                await self._put_back(parcel)
                waits += 1
                await asyncio.sleep(_pause(error.retry_after, waits))
            except Exception as error:  # noqa: BLE001  one parcel among independent ones
                log_fault(logger, "delivery_failed", error, parcel_id=parcel.id)
                await self._settle(parcel, ParcelState.UNDELIVERABLE, type(error).__name__)

    def _drained(self, line: Line, _: asyncio.Task[None]) -> None:
        del self._draining[line]

    async def _take(self, line: Line) -> Parcel | None:
        async with self._store.begin() as work:
            if not line.redraws:
                return await work.outbox.take(line.session_id, line.recipient, self._now())
            resting = self._resting()
            return await work.outbox.take_redraw(line.session_id, self._now(), resting=resting)

    async def _deliver(self, parcel: Parcel) -> None:
        view = await self._showing.view(parcel.announcement, self._now())
        place = Place(
            view.session.service_url, view.session.conversation_id, view.session.tenant_id
        )
        if parcel.redraws:
            await self._redraw(parcel, place, await self._message(view, place))
        else:
            await self._post(parcel, place, await self._message(view, place))

    async def _message(self, view: View, place: Place) -> Message:
        own_views = await self._roster.size(place) <= OWN_VIEWS
        return card_message(
            announcement_card(view, words_of(view.session.plan), own_views=own_views)
        )

    async def _post(self, parcel: Parcel, meeting: Place, message: Message) -> None:
        try:
            place = meeting
            if parcel.recipient != ROOM:
                place = await self._personal.of_email(meeting, parcel.recipient)
            activity_id = await self._room.post(place, message)
        except InDoubt as error:
            logger.warning("delivery_in_doubt", extra={"parcel_id": parcel.id})
            await self._settle(parcel, ParcelState.DOUBTFUL, str(error))
        except Impossible as error:
            await self._give_up(parcel, error)
        else:
            await self._settle(parcel, ParcelState.DELIVERED, activity_id=activity_id)

    async def _redraw(self, parcel: Parcel, place: Place, message: Message) -> None:
        self._redrawn[parcel.card or ""] = time.monotonic()
        async with self._store.read() as work:
            activity_id = await work.outbox.find_posted(parcel.card or "")
        try:
            await self._room.update(place, activity_id or "", message)
        except InDoubt as error:
            # Drawing a card twice does no harm.
            raise TryLater(str(error), LOOK_EVERY) from error
        except Impossible as error:
            await self._settle(parcel, ParcelState.UNDELIVERABLE, str(error))
        else:
            await self._settle(parcel, ParcelState.DELIVERED)

    async def _give_up(self, parcel: Parcel, error: DeliveryError) -> None:
        logger.warning("delivery_impossible", extra={"parcel_id": parcel.id, "reason": str(error)})
        await self._settle(parcel, ParcelState.UNDELIVERABLE, str(error))
        if parcel.recipient != ROOM:
            async with self._store.begin() as work:
                await work.outbox.give_up_line(parcel.session_id, parcel.recipient, str(error))
            await self._closing.undelivered(parcel.session_id, parcel.recipient, self._now())

    async def _settle(
        self,
        parcel: Parcel,
        state: ParcelState,
        reason: str | None = None,
        *,
        activity_id: str | None = None,
    ) -> None:
        async with self._store.begin() as work:
            await work.outbox.settle(parcel, state, reason)
            if parcel.card is not None and activity_id is not None:
                await work.outbox.posted(parcel.card, parcel.session_id, activity_id)
            elif parcel.card is not None and not parcel.redraws:
                await work.outbox.give_up_redraws(parcel.card)

    async def _put_back(self, parcel: Parcel) -> None:
        async with self._store.begin() as work:
            await work.outbox.put_back(parcel)

    def _resting(self) -> set[str]:
        """Cards that were redrawn a moment ago."""
        recently = time.monotonic() - REDRAW_EVERY.total_seconds()
        self._redrawn = {card: at for card, at in self._redrawn.items() if at > recently}
        return set(self._redrawn)


def _pause(asked: timedelta, waits: int) -> float:
    """Seconds to wait: what Teams asks, longer each time, and not all lines at once."""
    longer = min(asked * 2.0 ** (waits - 1), max(asked, PATIENCE))
    return longer.total_seconds() * random.uniform(1, 1.25)  # noqa: S311  no secret
