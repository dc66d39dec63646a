"""Arranging: organisers, and whoever leads, put points right; no word is touched."""

from datetime import datetime

from dialogs.arrangements import act_meant, mark_of
from dialogs.arranging_views import arranging_view
from dialogs.closing import ClosingDialog
from dialogs.commands.arranging import (
    Arrange,
    Arranging,
    ShowArranged,
    ShowPoint,
    ShowPoints,
    UndoArranging,
)
from dialogs.current_points import current_points
from dialogs.reading_back import read_anew
from dialogs.replies import Refused, Reply, Shown
from dialogs.seats import session_to_arrange
from digest.faults import AuditError
from digest.points.corrections import Correction
from digest.points.replaying import moment_after
from facilitation.arranging import check_arranges
from facilitation.refusals.arranging import (
    ActIsIncomplete,
    DigestWouldBeWrong,
    NoSuchPoint,
    PointsAreNewer,
)
from facilitation.refusals.refusal import Refusal
from facilitation.sessions import Session
from storage.store import Store
from storage.work import Work

ACTS = {
    Arranging.CONFIRM: "point_confirmed",
    Arranging.RENAME: "point_renamed",
    Arranging.MERGE: "points_merged",
    Arranging.SPLIT: "point_split",
    Arranging.MOVE: "contributions_moved",
    Arranging.HIDE: "contributions_hidden",
    Arranging.RECAST: "contributions_recast",
}
"""As the trail has them."""

Acting = Arrange | UndoArranging
Looking = ShowPoints | ShowPoint | ShowArranged

UNDONE = "arranging_undone"

SHOWN_BESIDE = (ActIsIncomplete, DigestWouldBeWrong, NoSuchPoint, PointsAreNewer)
"""What is said on the card itself, so that it can be mended there."""


class ArrangingDialog:
    """Shows points, puts them right and undoes it, while a session runs and once it has ended."""

    takes = (ShowPoints, ShowPoint, ShowArranged, Arrange, UndoArranging)

    def __init__(self, store: Store, closing: ClosingDialog) -> None:
        self._store = store
        self._closing = closing

    async def answer(self, command: Looking | Acting, now: datetime) -> Reply:
        """Show points as they stand after what was asked for, or say why not."""
        session: Session | None = None
        try:
            async with self._store.read() as work:
                session = await session_to_arrange(work, command, command.session_id)
                check_arranges(session, command.sender)
                if isinstance(command, Looking):
                    return Shown(view=await arranging_view(work, session, command))
            return await self._acted(session, command, now)
        except Refusal as refusal:
            return Refused(refusal=refusal, session=session)

    async def _acted(self, session: Session, command: Acting, now: datetime) -> Reply:
        try:
            async with self._store.begin() as work:
                session = await work.sessions.hold(session.id)
                check_arranges(session, command.sender)
                if await _is_new(work, session, command, now):
                    await self._compose(work, session, command, now)
                return Shown(view=await arranging_view(work, session, command))
        except SHOWN_BESIDE as problem:
            async with self._store.read() as work:
                return Shown(view=await arranging_view(work, session, command, problem))

    async def _compose(self, work: Work, session: Session, command: Acting, now: datetime) -> None:
        """Have the digest say so, or what is being read back."""
        if not await work.digests.versions(session.id):
            await read_anew(work, session)
            return
        try:
            await self._closing.compose_draft(work, session, now, beside=command.sender)
        except AuditError as error:
            raise DigestWouldBeWrong from error


async def _is_new(work: Work, session: Session, command: Acting, now: datetime) -> bool:
    """Put an act in a held session's log, or mark one as undone; False where that was done."""
    if isinstance(command, UndoArranging):
        done, act = await _undo(work, session, command, now), UNDONE
    else:
        done, act = await _arrange(work, session, command, now), ACTS[command.how]
    if done:
        await work.trail.add(act, by=command.sender, at=now, session_id=session.id)
    return done


async def _arrange(work: Work, session: Session, command: Arrange, now: datetime) -> bool:
    log = await work.corrections.of(session.id)
    mark = mark_of(command)
    if any(one.id == mark for one in log):
        return False
    points = await current_points(work, session)
    act = act_meant(command, points.digest, session.plan, log)
    at = moment_after(log, now)
    correction = Correction(id=mark, by=command.sender.key, at=at, act=act)
    await work.corrections.add(session.id, correction)
    return True


async def _undo(work: Work, session: Session, command: UndoArranging, now: datetime) -> bool:
    """Mark an act as undone; those that rest on it are played without it (digest/points)."""
    log = await work.corrections.of(session.id)
    meant = next((one for one in log if one.id == command.correction_id), None)
    if meant is None:
        raise PointsAreNewer
    if meant.undone_at is not None:
        return False
    await work.corrections.undo(session.id, meant.id, moment_after(log, now))
    return True
