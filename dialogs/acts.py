"""What each act of whoever leads does to the session."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from dialogs import progress
from dialogs.commands.leading import Act
from dialogs.handing import hand, step_in
from dialogs.sharing import share
from dialogs.standing import is_published
from dialogs.steering import closed_last, waiting
from dialogs.turns import Turn
from dialogs.undoing import undo
from facilitation import agenda
from facilitation.refusals.leading import (
    AgendaIsThrough,
    NothingIsOpen,
    NothingToReopen,
    ResultsAreOut,
)
from facilitation.refusals.unknown import NoSuchPrompt
from facilitation.runs import PromptRun
from facilitation.sessions import Session
from storage.deadlines import Due


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
        run = await prompt_meant(turn)
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
    await progress.close_run(turn.work, turn.session, await prompt_meant(turn), at=turn.now)
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
    runs = await turn.work.runs.of(turn.session.id)
    unasked = await waiting(turn.work, turn.session, runs)
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


async def prompt_meant(turn: Turn) -> PromptRun:
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
