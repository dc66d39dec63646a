"""Cards of which nobody knows whether Teams shows them, until somebody acts on one."""

import logging
from dataclasses import dataclass

from bot.cards.taps.showing import ShowTap
from bot.cards.taps.tap import Tap
from bot.cards.taps.voting import VoteTap, WithdrawVoteTap
from bot.cards.taps.writing import ContributeTap
from bot.teams.room import Place
from dialogs.commands.showing import Card
from facilitation.announcements import BlockOpened, PromptOpened, PromptReminded, SessionPrepared
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

    def __init__(self, store: Store) -> None:
        self._store = store
        self._parcels: dict[str, Parcel] = {}
        self._under_way: dict[str, Proof | None] = {}

    async def own_up(self) -> None:
        """What was on its way when we were stopped may be in the chat, or may not."""
        async with self._store.read() as work:
            interrupted = await work.lines.interrupted()
        for parcel in interrupted:
            await self.add(parcel, "stopped while sending")
        async with self._store.read() as work:
            doubtful = await work.lines.doubtful()
        self._parcels = {parcel.card: parcel for parcel in doubtful if parcel.card}

    async def add(self, parcel: Parcel, reason: str) -> None:
        """Nobody knows whether this was said; a redraw can do no harm and is simply repeated."""
        async with self._store.begin() as work:
            if parcel.redraws:
                await work.lines.put_back(parcel)
                return
            await work.lines.settle(parcel, ParcelState.DOUBTFUL, reason)
        logger.warning("delivery_in_doubt", extra={"parcel_id": parcel.id, "reason": reason})
        if parcel.card is not None:
            self._parcels[parcel.card] = parcel
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
        card = _tapped_card(tap) if self._parcels or self._under_way else None
        if card is None or activity_id is None:
            return
        proof = Proof(place, activity_id)
        if card in self._under_way:
            self._under_way[card] = proof
        elif card in self._parcels:
            await self._weigh(card, proof)

    async def _weigh(self, card: str, proof: Proof) -> None:
        parcel = self._parcels[card]
        async with self._store.begin() as work:
            session = await work.sessions.get(parcel.session_id)
            here = (proof.place.tenant_id, proof.place.conversation_id)
            # One card leads to another within a message: one that we know shows another card.
            known = await work.cards.find_card(session.id, proof.activity_id)
            if known is not None or here != (session.tenant_id, session.conversation_id):
                return
            await work.lines.settle(parcel, ParcelState.DELIVERED)
            # From now on the redraws that were asked for meanwhile can be sent.
            await work.cards.posted(card, session.id, proof.activity_id)
        self._parcels.pop(card, None)
        logger.info("doubt_settled", extra={"parcel_id": parcel.id})


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
