"""Cards of which nobody knows whether Teams shows them, until somebody acts on one."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.cards.taps.showing import ShowTap
from bot.cards.taps.tap import Tap
from bot.cards.taps.voting import VoteTap, WithdrawVoteTap
from bot.cards.taps.writing import ContributeTap
from bot.teams.room import Place
from dialogs.commands.showing import Card
from dialogs.controls import redraw_controls
from facilitation.announcements import BlockOpened, PromptOpened, PromptReminded, SessionPrepared
from storage.outbox.doubts import Doubt
from storage.outbox.parcels import Parcel, ParcelState
from storage.store import Store

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Proof:
    """Somebody acted on a card in this message, so it is there."""

    place: Place
    activity_id: str


class Doubts:
    """Records what may or may not have arrived, and lets go of a doubt where there is proof."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self._open: dict[str, Doubt] = {}
        self._under_way: dict[str, Proof | None] = {}

    def know(self, doubts: Iterable[Doubt]) -> None:
        """What is in doubt now, whoever found it so."""
        self._open = {doubt.card: doubt for doubt in doubts}

    async def add(self, parcel: Parcel, reason: str) -> None:
        """Nobody knows whether this was said; a redraw can do no harm and is simply repeated."""
        async with self._store.begin() as work:
            if parcel.redraws:
                await work.lines.put_back(parcel)
                return
            await work.lines.settle(parcel, ParcelState.DOUBTFUL, reason)
            if parcel.is_missed:
                await redraw_controls(work, [parcel.session_id], at=self._now())
        log_doubts([parcel.id], reason)
        if parcel.card is not None:
            self._open[parcel.card] = Doubt(
                id=parcel.id, session_id=parcel.session_id, card=parcel.card
            )
            proof = self._under_way.pop(parcel.card, None)
            if proof is not None:
                await self._weigh(parcel.card, proof)

    def expect(self, parcel: Parcel) -> None:
        """A card is on its way: whoever acts on it may be quicker than Teams' answer to us."""
        if parcel.card is not None and not parcel.redraws:
            self._under_way[parcel.card] = None

    def forget(self, parcel: Parcel) -> None:
        """What became of it is known."""
        if parcel.card is not None and not parcel.redraws:
            self._under_way.pop(parcel.card, None)

    async def seen(self, tap: Tap, place: Place, activity_id: str | None) -> None:
        """Take a tap on a card in doubt for the proof that it is in the chat, in that message."""
        card = _tapped_card(tap) if self._open or self._under_way else None
        if card is None or activity_id is None:
            return
        proof = Proof(place, activity_id)
        if card in self._under_way:
            self._under_way[card] = proof
        elif card in self._open:
            await self._weigh(card, proof)

    async def _weigh(self, card: str, proof: Proof) -> None:
        doubt = self._open[card]
        async with self._store.begin() as work:
            session = await work.sessions.get(doubt.session_id)
            here = (proof.place.tenant_id, proof.place.conversation_id)
            # One card leads to another within a message: one that we know shows another card.
            known = await work.cards.find_card(session.id, proof.activity_id)
            if known is not None or here != (session.tenant_id, session.conversation_id):
                return
            settled = await work.doubts.settle(doubt.id)
            # From now on the redraws that were asked for meanwhile can be sent.
            await work.cards.posted(card, session.id, proof.activity_id)
            await redraw_controls(work, [session.id], at=self._now())
        self._open.pop(card, None)
        if settled:
            logger.info("doubt_settled", extra={"parcel_id": doubt.id})


def log_doubts(parcel_ids: Iterable[int], reason: str) -> None:
    """Tell the operator of what may or may not have been said."""
    for parcel_id in parcel_ids:
        logger.warning("delivery_in_doubt", extra={"parcel_id": parcel_id, "reason": reason})


def _tapped_card(tap: Tap) -> str | None:
    """The name of the card that a tap comes from, where it tells."""
    match tap:
        case VoteTap() | WithdrawVoteTap() | ContributeTap():
            return PromptOpened(session_id=tap.session, run_id=tap.run).card
        case ShowTap(card=Card.WELCOME):
            return SessionPrepared(session_id=tap.session).card
        case ShowTap(card=Card.BLOCK, thing=str(block_id)):
            return BlockOpened(session_id=tap.session, block_id=block_id).card
        case ShowTap(card=Card.PROMPT, thing=str(run_id)):
            return PromptOpened(session_id=tap.session, run_id=run_id).card
        case ShowTap(card=Card.REMINDER, thing=str(run_id)):
            return PromptReminded(session_id=tap.session, run_id=run_id).card
    return None
