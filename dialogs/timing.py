"""What falls due: the clock asks for it as a participant would."""

from datetime import datetime, timedelta

from dialogs import floors, handing, progress, rights
from dialogs.closing import ClosingDialog
from dialogs.commands.leading import Act
from dialogs.controls import redraw_controls
from dialogs.votes import is_key_lost
from facilitation.agenda import acted, begun_at
from facilitation.floor import Ending
from facilitation.sessions import Session, SessionState
from storage.deadlines import EXPIRY, NEVER_WAITS, Deadline, Due
from storage.store import Store
from storage.work import Work

MOVES_THE_CONTROLS = (
    Due.BLOCK_ENDS,
    Due.PROMPT_OPENS,
    Due.PROMPT_CLOSES,
    Due.TURN_ENDS,
    Due.SESSION_ENDS,
)
"""What changes where a session stands."""


class TimingDialog:
    """Does what is due, each thing once however many ask."""

    def __init__(self, store: Store, closing: ClosingDialog) -> None:
        self._store = store
        self._closing = closing

    async def due(self, now: datetime) -> list[Deadline]:
        """What is due by now, the longest overdue first."""
        async with self._store.read() as work:
            return await work.deadlines.due(now)

    async def break_off_lost(self, now: datetime) -> None:
        """Have what was anonymous and lost its key, while we were away, broken off."""
        async with self._store.begin() as work:
            for run in await work.runs.all_open():
                if await is_key_lost(work, run):
                    await progress.break_off(work, run, at=now)

    async def time(self) -> datetime:
        """What time it is for whoever shares the database."""
        return await self._store.time()

    async def next_at(self, after: datetime) -> datetime | None:
        """When there will first be something to do after a moment."""
        async with self._store.read() as work:
            return await work.deadlines.next_at(after)

    async def meet(self, deadline: Deadline, now: datetime) -> timedelta | None:
        """Do one thing that is due; gives how late it was, or None where others are at it."""
        # Outside any transaction, as it must be; done twice it does no harm.
        if deadline.kind is Due.TRACES_ARE_WIPED and not await self._store.scrub():
            return None
        async with self._store.begin() as work:
            if not await work.deadlines.is_free(deadline.session_id):
                return None
            session = await work.sessions.hold(deadline.session_id)
            stands_still = session.state is SessionState.PAUSED and deadline.kind not in NEVER_WAITS
            if stands_still or not await work.deadlines.claim(deadline):
                return None
            if deadline.kind in EXPIRY:
                await rights.expire(work, session, deadline.kind, now)
            else:
                await self._do(work, session, deadline, now)
            if deadline.kind in MOVES_THE_CONTROLS:
                await redraw_controls(work, [session.id], at=now)
        return now - deadline.due_at

    async def _do(self, work: Work, session: Session, deadline: Deadline, now: datetime) -> None:
        at = begun_at(deadline.due_at, now)
        match deadline.kind:
            case Due.BLOCK_ENDS:
                # Who presses "next" on a card from before has what they wanted.
                moved = acted(session, act=Act.NEXT, by=None, name=None, at=now)
                await self._end_block(work, moved, at)
            case Due.PROMPT_OPENS:
                await self._open_prompt(work, session, deadline.thing_id, at)
            case Due.PROMPT_REMINDS:
                await progress.remind(work, await work.runs.get(deadline.thing_id), at=now)
            case Due.PROMPT_CLOSES:
                await self._close_run(work, session, deadline.thing_id, at)
            case Due.LEADER_IS_AWAY:
                await handing.tell_away(work, session, now)
            case Due.TURN_ENDS:
                await self._end_turn(work, deadline.thing_id, at)
            case Due.SESSION_ENDS:
                await progress.end(work, session, at=at)
            case Due.DIGEST_IS_COMPOSED | Due.CHECK_ENDS:
                await self._compose(work, session, deadline.kind, at)
            case Due.TRACES_ARE_WIPED | Due.NAMES_EXPIRE | Due.DATA_EXPIRE:
                pass

    async def _compose(self, work: Work, session: Session, kind: Due, at: datetime) -> None:
        if kind is Due.CHECK_ENDS:
            await self._closing.compose_final(work, session, at)
        else:
            await self._closing.compose(work, session, at)

    async def _end_block(self, work: Work, session: Session, at: datetime) -> None:
        following = session.next_block
        if following is None:
            await progress.end(work, session, at=at)
        elif following.opens == "clock":
            await progress.open_block(work, session, following, at=at)

    async def _open_prompt(
        self, work: Work, session: Session, prompt_id: str, at: datetime
    ) -> None:
        prompts = session.block.prompts if session.block else ()
        for prompt in prompts:
            if prompt.id == prompt_id:
                run = await progress.open_by_clock(work, session, prompt, at=at)
                if run is not None:
                    # Long overdue, it still gets its time, and the agenda waits for it.
                    await progress.room_for(work, session, run)

    async def _end_turn(self, work: Work, run_id: str, at: datetime) -> None:
        run = await work.runs.hold(run_id)
        if run.closed_at is None:
            floor = await work.floors.get(run.id)
            await floors.end_turn(work, run, floor, Ending.SPOKEN, at=at)

    async def _close_run(self, work: Work, session: Session, run_id: str, at: datetime) -> None:
        run = await work.runs.hold(run_id)
        if run.closed_at is None:
            await progress.close_run(work, session, run, at=at)
