"""The control card in facilitators' own 1:1s, out of the room's sight, and kept current there."""

from collections.abc import Collection
from datetime import datetime

from facilitation.announcements import ControlShown
from facilitation.people import Sender, reached_at
from facilitation.sessions import Session
from storage.outbox.parcels import ParcelState
from storage.work import Work

ON_ITS_WAY = {ParcelState.WAITING, ParcelState.SENDING}
THERE = {*ON_ITS_WAY, ParcelState.DELIVERED}


async def lend_to_all(work: Work, session: Session, starter: Sender, *, at: datetime) -> None:
    """Give whoever leads a held session its control card: those of the plan, and who starts it."""
    named = {one.email.casefold() for one in session.plan.people if one.facilitator}
    for recipient in sorted({*named, reached_at(starter)}):
        await _lend(work, ControlShown(session_id=session.id, recipient=recipient), THERE, at=at)


async def lend(work: Work, session: Session, to: Sender, *, again: bool, at: datetime) -> None:
    """Give a facilitator of a held session its control card, once unless it is wanted `again`."""
    card = ControlShown(session_id=session.id, recipient=reached_at(to))
    await _lend(work, card, ON_ITS_WAY if again else THERE, at=at)


async def redraw_controls(work: Work, session_ids: Collection[str], *, at: datetime) -> None:
    """Have the control cards of those sessions show what has just been done.

    Asked last in a transaction, so that two never wait for each other's cards.
    """
    await work.outbox.redraw(await work.controls.of(session_ids), at=at)


async def _lend(
    work: Work, card: ControlShown, enough: Collection[ParcelState], *, at: datetime
) -> None:
    await work.controls.add(card)
    if await work.outbox.state_of(card) not in enough:
        await work.outbox.put(card, recipient=card.recipient, at=at)
