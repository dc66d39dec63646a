"""One parcel: written, sent to where it goes, and what became of it recorded."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from bot.cards.render import announcement_card
from bot.doubts import Doubts
from bot.faults import log_fault
from bot.leases import Leases
from bot.limitations import limited_view
from bot.metrics.metrics import Metrics
from bot.teams.limits import Purpose
from bot.teams.messages import card_message
from bot.teams.pace import Pace, Turn
from bot.teams.personal import PersonalChats
from bot.teams.room import Impossible, InDoubt, Message, Place, Room, TryLater, meeting_of
from bot.teams.roster import OWN_VIEWS, Roster
from bot.waiting import outlast
from bot.wording.words import words_of
from dialogs.closing import ClosingDialog, delivered
from dialogs.controls import redraw_controls
from dialogs.showing import ShowingDialog
from facilitation.announcements import DigestSent
from storage.outages import DatabaseIsAwayError
from storage.outbox.lines import Line
from storage.outbox.parcels import ROOM, Parcel, ParcelState
from storage.store import Store

TRY_AGAIN = timedelta(seconds=1)

TRIES = 5
"""How often a parcel is written before we believe that it cannot be."""

logger = logging.getLogger(__name__)


class Dispatch:
    """Sends parcels, one at a time for each line."""

    def __init__(  # noqa: PLR0913  what it tells, where, and by whom
        self,
        *,
        store: Store,
        showing: ShowingDialog,
        closing: ClosingDialog,
        room: Room,
        roster: Roster,
        personal: PersonalChats,
        doubts: Doubts,
        leases: Leases,
        pace: Pace,
        now: Callable[[], datetime],
        metrics: Metrics,
    ) -> None:
        self._store = store
        self._showing = showing
        self._closing = closing
        self._room = room
        self._roster = roster
        self._personal = personal
        self._doubts = doubts
        self._leases = leases
        self._pace = pace
        self._now = now
        self._metrics = metrics
        self._failures: Counter[int | str] = Counter()
        self.stopping = asyncio.Event()

    async def turn(self, line: Line) -> Turn:
        """Wait until one parcel may be sent where a line leads to.

        Raises Impossible, or TryLater.
        """
        place = await self._place(line)
        return await self._pace.turn(place, Purpose.REDRAWING if line.redraws else Purpose.TELLING)

    async def deliver(self, parcel: Parcel, turn: Turn) -> None:
        """Send a parcel and record what became of it. Raises TryLater where it was not sent."""
        try:
            activity_id = await self._sent(parcel, turn, await self._written(parcel))
        except TryLater:
            self._metrics.count_delivery(parcel, "later")
            raise
        except Impossible as error:
            await self.give_up(parcel, str(error))
        except InDoubt as error:
            self._metrics.count_delivery(parcel, ParcelState.DOUBTFUL)
            await self._doubts.add(parcel, str(error))
        except Exception as error:  # noqa: BLE001  one parcel among independent ones
            log_fault(logger, "delivery_failed", error, parcel_id=parcel.id)
            self._metrics.count_delivery(parcel, ParcelState.DOUBTFUL)
            await self._doubts.add(parcel, type(error).__name__)
        else:
            self._metrics.count_delivery(parcel, ParcelState.DELIVERED)
            await outlast(partial(self._record, parcel, activity_id), self.stopping)
        finally:
            self._doubts.forget(parcel)

    async def _place(self, line: Line) -> Place:
        async with self._store.read() as work:
            meeting = meeting_of(await work.sessions.get(line.session_id))
        if line.recipient == ROOM:
            return meeting
        try:
            return await self._personal.of_recipient(meeting, line.recipient)
        except InDoubt as error:
            # Whether a 1:1 was opened does not matter: asked again, Teams gives the same one.
            raise TryLater(str(error), TRY_AGAIN) from error

    async def _written(self, parcel: Parcel) -> Message:
        """What the parcel says as things are now."""
        try:
            view = await self._showing.view(parcel.announcement, self._now())
            meeting = meeting_of(view.session)
            view = await limited_view(view, self._roster)
            # What hangs in a 1:1 is redrawn by us: its one reader need not ask for it each time.
            is_shared = parcel.recipient == ROOM
            own_views = is_shared and await self._roster.size(meeting) <= OWN_VIEWS
            card = announcement_card(view, words_of(view.session.plan), own_views=own_views)
        except DatabaseIsAwayError as error:
            raise TryLater("the database is away", TRY_AGAIN) from error
        except Exception as error:
            log_fault(logger, "parcel_unwritten", error, parcel_id=parcel.id)
            raise self._not_written(parcel) from error
        self._failures.pop(_tried(parcel), None)
        return card_message(card)

    def _not_written(self, parcel: Parcel) -> TryLater | Impossible:
        """What is read may change by itself; a fault of ours must not hold up the line."""
        self._failures[_tried(parcel)] += 1
        if self._failures[_tried(parcel)] < TRIES:
            return TryLater("not written", TRY_AGAIN)
        del self._failures[_tried(parcel)]
        return Impossible(0, "NotWritten")

    async def _sent(self, parcel: Parcel, turn: Turn, message: Message) -> str | None:
        """The id of what was posted; None for a redraw, which has the one it had."""
        if parcel.redraws:
            await self._redraw(parcel.card or "", turn, message)
            return None
        if not self._leases.holds(parcel.session_id):
            # We stood still for a while: another process may be going on from here.
            raise TryLater("not ours any more", TRY_AGAIN)
        self._doubts.expect(parcel)
        turn.take()
        return await self._room.post(turn.place, message)

    async def _redraw(self, card: str, turn: Turn, message: Message) -> None:
        async with self._store.read() as work:
            activity_id = await work.cards.find_posted(card)
        turn.take()
        await self._room.update(turn.place, activity_id or "", message)

    async def _record(self, parcel: Parcel, activity_id: str | None) -> None:
        async with self._store.begin_aside() as work:
            await work.lines.settle(parcel, ParcelState.DELIVERED)
            if parcel.card is not None and activity_id is not None:
                await work.cards.posted(parcel.card, parcel.session_id, activity_id)
            if _is_digest(parcel):
                await delivered(work, parcel.session_id, parcel.recipient, self._now())

    async def give_up(self, parcel: Parcel, reason: str) -> None:
        """It can never be sent; whoever should know is told."""
        self._metrics.count_delivery(parcel, ParcelState.UNDELIVERABLE)
        logger.warning("delivery_impossible", extra={"parcel_id": parcel.id, "reason": reason})
        await outlast(partial(self._give_up, parcel, reason), self.stopping)

    async def _give_up(self, parcel: Parcel, reason: str) -> None:
        is_digest = _is_digest(parcel)
        if is_digest:
            # Told before it is recorded: stopped in between, we shall have told them all the same.
            await self._closing.undelivered(parcel.session_id, parcel.recipient, self._now())
        async with self._store.begin_aside() as work:
            await work.lines.settle(parcel, ParcelState.UNDELIVERABLE, reason)
            if is_digest:
                await work.lines.give_up_line(parcel.session_id, parcel.recipient, reason)
            elif parcel.card is not None and not parcel.redraws:
                await work.lines.give_up_redraws(parcel.card)
            if parcel.is_missed:
                await redraw_controls(work, [parcel.session_id], at=self._now())


def _is_digest(parcel: Parcel) -> bool:
    """Whether an organiser gets a part of a digest by it, that they had not yet."""
    return isinstance(parcel.announcement, DigestSent) and not parcel.redraws


def _tried(parcel: Parcel) -> int | str:
    """By what a parcel is known that is tried again: a redraw is another parcel each time."""
    return parcel.card if parcel.redraws and parcel.card is not None else parcel.id
