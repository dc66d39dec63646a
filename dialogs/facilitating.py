"""Facilitating: one act at a time, done once however many press, told to the room."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from dialogs import progress
from dialogs.commands.leading import Act, Facilitate
from dialogs.controls import lend_to_all, redraw_controls
from dialogs.handing import check_may_step_in, chosen, hand, handing_view, must_confirm, step_in
from dialogs.replies import ActDone, ConfirmationNeeded, Refused, Reply, Shown
from dialogs.seats import meant_session
from dialogs.sharing import late_view, share
from dialogs.standing import answered, is_published
from dialogs.turns import Turn
from dialogs.undoing import before, undo
from dialogs.viewing import asked, closed_last, control_view, waiting
from facilitation import agenda
from facilitation.leading import check_leads
from facilitation.people import reached_at
from facilitation.refusals.leading import (
    AgendaIsThrough,
    NothingIsOpen,
    NothingToReopen,
    ResultsAreOut,
)
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.unknown import NoSuchPrompt
from facilitation.sessions import PromptRun, Session
from storage.deadlines import Due
from storage.store import Store


class FacilitatingDialog:
    """Lets facilitators lead."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def answer(self, command: Facilitate, now: datetime) -> Reply:
        """Do an act, ask whether it is meant, or say why not."""
        session: Session | None = None
        try:
            async with self._store.begin() as work:
                session = await meant_session(work, command, command.session_id)
                session = await work.sessions.hold(session.id)
                _check_sender(session, command)
                _check_first(session, command, now)
                return await self._act(Turn(work=work, session=session, command=command, now=now))
        except Refusal as refusal:
            return Refused(refusal=refusal, session=session)

    async def _act(self, turn: Turn) -> Reply:
        doubt = await _doubt(turn)
        if doubt is not None:
            return doubt
        found = await before(turn)
        session = await DOERS[turn.command.act](turn)
        acted = agenda.acted(
            session,
            act=turn.command.act,
            by=turn.command.sender.key,
            name=turn.by,
            at=turn.now,
        )
        acted = replace(acted, undoable=found)
        await turn.work.sessions.save(acted)
        await _keep_current(turn, acted)
        control = await control_view(
            turn.work, acted, now=turn.now, viewer=reached_at(turn.command.sender)
        )
        return ActDone(act=turn.command.act, control=replace(control, just_asked=True))


def _check_sender(session: Session, command: Facilitate) -> None:
    if command.act is Act.LEAD:
        check_may_step_in(session, command.sender)
    else:
        check_leads(session, command.sender)


def _check_first(session: Session, command: Facilitate, now: datetime) -> None:
    agenda.check_first(session, act=command.act, seen=command.seen, at=now)


async def _keep_current(turn: Turn, session: Session) -> None:
    """The control cards outside the room follow every act; who starts or steps in gets one."""
    if turn.command.act in (Act.START, Act.LEAD):
        await lend_to_all(turn.work, session, turn.command.sender, at=turn.now)
    await redraw_controls(turn.work, [session.id], at=turn.now)


async def _doubt(turn: Turn) -> Reply | None:
    """What can be done in several ways, or cannot be taken back, is asked once before."""
    if turn.command.act is Act.SHARE and turn.command.way is None:
        return Shown(view=await late_view(turn.work, turn.session, now=turn.now))
    if turn.command.act is Act.HAND and len(await chosen(turn)) != 1:
        sender, words = turn.command.sender, turn.command.named
        return Shown(view=await handing_view(turn.work, turn.session, sender, words))
    if turn.command.confirmed:
        return None
    if turn.command.act is Act.LEAD and must_confirm(turn):
        return ConfirmationNeeded(session=turn.session, command=turn.command)
    if turn.command.act not in (Act.END, Act.CLOSE):
        return None
    turn.session.check_begun()
    if turn.command.act is Act.END:
        return ConfirmationNeeded(session=turn.session, command=turn.command)
    run = await _meant(turn)
    if not is_published(run):
        return None
    joined = (await turn.work.people.counts_by_role([turn.session.id]))[turn.session.id]
    return ConfirmationNeeded(
        session=turn.session,
        command=replace(turn.command, run_id=run.id),
        heading=run.prompt.heading,
        answered=await answered(turn.work, run),
        asked=asked(turn.session.plan, run.prompt, joined),
    )


async def _start(turn: Turn) -> Session:
    agenda.check_start(turn.session)
    begun = agenda.started(turn.session, turn.now)
    first = turn.session.agenda[0]
    return await progress.open_block(turn.work, begun, first, at=turn.now, by=turn.by)


async def _next(turn: Turn) -> Session:
    agenda.check_runs(turn.session)
    following = turn.session.next_block
    if following is None:
        raise AgendaIsThrough
    return await progress.open_block(turn.work, turn.session, following, at=turn.now, by=turn.by)


async def _skip(turn: Turn) -> Session:
    """Leave the block after this one out."""
    agenda.check_runs(turn.session)
    left_out = turn.session.next_block
    if left_out is None:
        raise AgendaIsThrough
    following = replace(turn.session, block_id=left_out.id).next_block
    if following is None:
        raise AgendaIsThrough
    await turn.announce("skip", heading=left_out.title)
    return await progress.open_block(turn.work, turn.session, following, at=turn.now, by=turn.by)


async def _pause(turn: Turn) -> Session:
    agenda.check_pause(turn.session)
    for run in await turn.work.runs.hold_open(turn.session.id):
        await turn.work.outbox.redraw(progress.run_cards(run), at=turn.now)
    await turn.announce("pause")
    return agenda.paused(turn.session, turn.now)


async def _resume(turn: Turn) -> Session:
    agenda.check_resume(turn.session)
    resumed, length = agenda.resumed(turn.session, turn.now)
    await turn.work.deadlines.shift(turn.session.id, length)
    for run in await turn.work.runs.hold_open(turn.session.id):
        await turn.work.runs.move(run, closes_at=run.closes_at + length)
        await turn.work.outbox.redraw(progress.run_cards(run), at=turn.now)
    await turn.announce("resume", until=resumed.block_ends_at)
    return resumed


async def _extend(turn: Turn) -> Session:
    """Give the prompt that is open more time, or the block where none is."""
    agenda.check_runs(turn.session)
    longer = agenda.extension(turn.command.minutes)
    try:
        run = await _meant(turn)
    except NothingIsOpen:
        if turn.command.run_id is not None:
            raise
        return await _extend_block(turn, longer)
    moved = await progress.extend_run(turn.work, turn.session, run, longer, at=turn.now)
    await turn.announce("extend", heading=run.prompt.heading, until=moved.closes_at)
    return await progress.room_for(turn.work, turn.session, moved)


async def _extend_block(turn: Turn, longer: timedelta) -> Session:
    block, ends_at = turn.session.block, turn.session.block_ends_at
    until = max(ends_at or turn.now, turn.now) + longer
    await turn.announce("extend", heading=block.title if block else None, until=until)
    return await progress.end_block_at(turn.work, turn.session, until)


async def _close(turn: Turn) -> Session:
    turn.session.check_begun()
    await progress.close_run(turn.work, turn.session, await _meant(turn), at=turn.now)
    return turn.session


async def _reopen(turn: Turn) -> Session:
    """Let the prompt closed last take answers again, unless its result is out."""
    agenda.check_runs(turn.session)
    runs = await turn.work.runs.of(turn.session.id)
    run = closed_last(turn.session, runs)
    if run is None or turn.command.run_id not in (None, run.id):
        raise NothingToReopen
    if is_published(run):
        raise ResultsAreOut(run.prompt.heading)
    until = turn.now + agenda.extension(turn.command.minutes)
    reopened = replace(run, closed_at=None, closes_at=until)
    await turn.work.runs.hold(run.id)
    await turn.work.runs.reopen(run, closes_at=until)
    await progress.go_on(turn.work, reopened, at=turn.now)
    await progress.set_run_deadlines(turn.work, turn.session, reopened, at=turn.now)
    await turn.announce("reopen", heading=run.prompt.heading, until=until)
    return await progress.room_for(turn.work, turn.session, reopened)


async def _open(turn: Turn) -> Session:
    """Put a prompt that waits for the facilitator's word."""
    agenda.check_runs(turn.session)
    unasked = waiting(turn.session, await turn.work.runs.of(turn.session.id))
    wanted = [one for one in unasked if turn.command.prompt_id in (None, one.id)]
    if not wanted:
        raise NoSuchPrompt
    await turn.work.deadlines.drop(turn.session.id, Due.PROMPT_OPENS, thing_id=wanted[0].id)
    run = await progress.open_prompt(turn.work, turn.session, wanted[0], at=turn.now)
    return await progress.room_for(turn.work, turn.session, run)


async def _end(turn: Turn) -> Session:
    turn.session.check_begun()
    await turn.announce("end")
    return await progress.end(turn.work, turn.session, at=turn.now)


async def _meant(turn: Turn) -> PromptRun:
    """The open prompt that the act is about: the one named, else the one that closes first."""
    runs = await turn.work.runs.hold_open(turn.session.id)
    named = [run for run in runs if turn.command.run_id in (None, run.id)]
    if not named:
        raise NothingIsOpen
    return min(named, key=lambda run: (run.closes_at, run.id))


DOERS: Mapping[Act, Callable[[Turn], Awaitable[Session]]] = {
    Act.START: _start,
    Act.NEXT: _next,
    Act.PAUSE: _pause,
    Act.RESUME: _resume,
    Act.EXTEND: _extend,
    Act.CLOSE: _close,
    Act.REOPEN: _reopen,
    Act.SKIP: _skip,
    Act.OPEN: _open,
    Act.SHARE: share,
    Act.UNDO: undo,
    Act.HAND: hand,
    Act.LEAD: step_in,
    Act.END: _end,
}
"""How each act is done; it gives the session as it is afterwards."""
