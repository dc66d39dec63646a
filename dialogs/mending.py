"""Mending: an operator decides what becomes of what did not arrive, or may not have."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from dialogs.controls import redraw_controls
from facilitation.announcements import PersonNudged, PromptReminded, RoleNudged
from storage.outbox.parcels import Parcel, ParcelState
from storage.store import Store
from storage.trail import OPERATOR
from storage.work import Work


class Fate(StrEnum):
    """What was done with a parcel, or why nothing was."""

    WAITS = "waits"
    DROPPED = "dropped"
    NOT_IN_TROUBLE = "not_in_trouble"
    MAY_BE_SAID_TWICE = "may_be_said_twice"
    PUT_AGAIN = "put_again"
    """Its card was put once more since: two would hang there."""
    TOO_LATE = "too_late"
    """It reminds of what is closed by now."""


DONE = (Fate.WAITS, Fate.DROPPED)


class MendingDialog:
    """Shows what is in trouble, and has it sent again or left at that."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def troubles(self) -> list[Parcel]:
        """What could not be delivered, and what may or may not have been."""
        async with self._store.read() as work:
            return await work.troubles.all()

    async def retry(
        self, parcel_ids: Collection[int], now: datetime, *, even_if_twice: bool
    ) -> dict[int, Fate]:
        """Have parcels wait again, where that is sound; gives what became of each."""
        fates: dict[int, Fate] = {}
        async with self._store.begin() as work:
            held = await _held(work, parcel_ids, fates)
            for parcel in held:
                obstacle = await _obstacle(work, parcel, even_if_twice=even_if_twice)
                fates[parcel.id] = obstacle or Fate.WAITS
                if obstacle is None:
                    await work.troubles.retry(parcel, at=now)
                    was_in_doubt = parcel.state is ParcelState.DOUBTFUL
                    act = "parcel_repeated" if was_in_doubt else "parcel_retried"
                    await _note(work, parcel, act, now)
            await _redraw_controls(work, held, now)
        return fates

    async def drop(self, parcel_ids: Collection[int], now: datetime) -> dict[int, Fate]:
        """Have parcels never sent; gives what became of each."""
        fates: dict[int, Fate] = {}
        async with self._store.begin() as work:
            held = await _held(work, parcel_ids, fates)
            for parcel in held:
                fates[parcel.id] = Fate.DROPPED
                await work.troubles.drop(parcel)
                await _note(work, parcel, "parcel_dropped", now)
            await _redraw_controls(work, held, now)
        return fates


async def _held(work: Work, parcel_ids: Collection[int], fates: dict[int, Fate]) -> list[Parcel]:
    """Those in trouble, held, with what shares their lot; of the others it is noted."""
    held: dict[int, Parcel] = {}
    # In one order, so that two who ask for the same ones never wait for each other.
    for parcel_id in sorted(set(parcel_ids)):
        found = await work.troubles.hold(parcel_id)
        held |= {one.id: one for one in found}
        if not found:
            fates[parcel_id] = Fate.NOT_IN_TROUBLE
    return list(held.values())


async def _obstacle(work: Work, parcel: Parcel, *, even_if_twice: bool) -> Fate | None:
    if parcel.state is ParcelState.DOUBTFUL and not even_if_twice:
        return Fate.MAY_BE_SAID_TWICE
    if not parcel.redraws and await work.troubles.is_put_again(parcel):
        return Fate.PUT_AGAIN
    if isinstance(parcel.announcement, PersonNudged | PromptReminded | RoleNudged):
        run = await work.runs.get(parcel.announcement.run_id)
        return Fate.TOO_LATE if run.closed_at is not None else None
    return None


async def _note(work: Work, parcel: Parcel, act: str, now: datetime) -> None:
    await work.trail.add(act, by=OPERATOR, at=now, session_id=parcel.session_id)


async def _redraw_controls(work: Work, held: Collection[Parcel], now: datetime) -> None:
    """Facilitators read on their cards how much is in trouble."""
    await redraw_controls(work, {one.session_id for one in held if one.is_missed}, at=now)
