"""Ruling: organisers decide what the public edition cuts; their own digest keeps every word."""

from datetime import datetime

from dialogs.closing import Wording
from dialogs.commands.ruling import CutWords, Rule, ShowCuts, UndoRuling
from dialogs.editions import judge_again
from dialogs.replies import Refused, Reply, Shown
from dialogs.rulings import cuts_meant, cuts_view, is_last, rulings_meant
from dialogs.seats import session_to_sign
from dialogs.signatures import redraw_signatures
from digest.rulings import Ruling, Verdict
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.ruling import NoSuchStretch, NoSuchWords, RulingsAreNewer
from facilitation.refusals.signing import DigestIsNewer
from facilitation.sessions import Session
from facilitation.signing import DigestState, check_signs
from storage.ids import new_id
from storage.store import Store
from storage.work import Work

ACTS = {Verdict.CUT: "words_cut", Verdict.STANDS: "words_let_stand"}
"""As the trail has them."""

UNDONE = "ruling_undone"

Acting = Rule | CutWords | UndoRuling

SHOWN_BESIDE = (DigestIsNewer, NoSuchStretch, NoSuchWords, RulingsAreNewer)
"""What is said on the card itself, so that it can be mended there."""


class RulingDialog:
    """Shows what is cut, cuts it or lets it stand, and undoes that."""

    takes = (ShowCuts, Rule, CutWords, UndoRuling)

    def __init__(self, store: Store, wording: Wording) -> None:
        self._store = store
        self._wording = wording

    async def answer(self, command: ShowCuts | Acting, now: datetime) -> Reply:
        """Show what is cut after what was asked for, or say why not."""
        session: Session | None = None
        try:
            async with self._store.read() as work:
                session = await session_to_sign(work, command, command.session_id)
                check_signs(session.plan, command.sender)
                if isinstance(command, ShowCuts):
                    return Shown(view=await cuts_view(work, session, command))
            return await self._acted(session, command, now)
        except Refusal as refusal:
            return Refused(refusal=refusal, session=session)

    async def _acted(self, session: Session, command: Acting, now: datetime) -> Reply:
        try:
            async with self._store.begin() as work:
                session = await work.sessions.hold(session.id)
                check_signs(session.plan, command.sender)
                act = await _act(work, session, command, now)
                if act is not None:
                    await self._tell(work, session, command, act, now)
                return Shown(view=await cuts_view(work, session, command))
        except SHOWN_BESIDE as problem:
            async with self._store.read() as work:
                return Shown(view=await cuts_view(work, session, command, problem))

    async def _tell(
        self, work: Work, session: Session, command: Acting, act: str, now: datetime
    ) -> None:
        """Hold everything else against what was decided, and note who did."""
        version = await work.digests.latest(session.id)
        await judge_again(work, session, version, self._wording(session.plan))
        await redraw_signatures(work, session, at=now, beside=command.sender)
        await work.trail.add(act, by=command.sender, at=now, session_id=session.id)


async def _act(work: Work, session: Session, command: Acting, now: datetime) -> str | None:
    """Decide in a held session; gives what the trail calls it, None where that was done."""
    if isinstance(command, UndoRuling):
        if not await is_last(work, session, command.act_id):
            return None
        await _make_draft(work, session, now)
        await work.rulings.undo(session.id, command.act_id)
        return UNDONE
    rulings: list[Ruling]
    if isinstance(command, Rule):
        rulings = await rulings_meant(work, session, command)
    else:
        rulings = await cuts_meant(work, session, command)
    if not rulings:
        return None
    await _make_draft(work, session, now)
    await work.rulings.add(session.id, new_id(), rulings, by=command.sender.key, at=now)
    return ACTS[rulings[0].verdict]


async def _make_draft(work: Work, session: Session, now: datetime) -> None:
    """What was signed stays as it was read: what is decided later is a new draft's."""
    version = await work.digests.latest(session.id)
    if version.state is not DigestState.DRAFT:
        number = await work.digests.put(await work.digests.read(version), now)
        await work.key_messages.carry(session.id, version.number, number)
