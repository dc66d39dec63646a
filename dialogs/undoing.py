"""Undoing: the last act is taken back once, as far as nobody has built upon it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from dialogs import progress
from dialogs.commands.leading import Act
from dialogs.standing import answered, closed_by, is_published
from dialogs.turns import Turn
from dialogs.votes import proposals_to
from facilitation.announcements import AnnouncedAct
from facilitation.refusals.leading import AnswersCameIn, ResultsAreOut, TimeHasPassed
from facilitation.runs import PromptRun
from facilitation.sessions import Before, Session
from facilitation.sharing import Way
from facilitation.undoing import LEAVING, OPENING, check_undo, restored, waited
from storage.deadlines import Due

UNDOABLE = frozenset({Act.START, Act.NEXT, Act.SKIP, Act.EXTEND, Act.CLOSE, Act.SHARE})

TOLD: dict[str, AnnouncedAct] = {
    "start": "undo_start",
    "next": "undo_next",
    "skip": "undo_next",
    "extend": "undo_extend",
    "close": "undo_close",
    "share": "undo_share",
    "silence": "undo_silence",
}
"""What the room is told of each act that was taken back."""


async def before(turn: Turn) -> Before | None:
    """What an act finds, to be brought back if it is undone; None where it is for good."""
    session, act = turn.session, turn.command.act
    if act not in UNDOABLE:
        return None
    runs = await turn.work.runs.hold_open(session.id)
    return Before(
        act="silence" if turn.command.way is Way.SILENT else act.value,
        at=turn.now,
        started_at=session.started_at,
        block_id=session.block_id,
        block_opened_at=session.block_opened_at,
        block_ends_at=session.block_ends_at,
        cuts=session.cuts,
        runs={run.id: run.closes_at for run in runs},
        asked=tuple(run.id for run in await turn.work.runs.of(session.id)),
        opens=await turn.work.deadlines.pending(session.id, Due.PROMPT_OPENS),
    )


async def undo(turn: Turn) -> Session:
    """Take the last act back, whoever did it, and tell the room."""
    act = check_undo(turn.session, turn.command.seen)
    await turn.work.runs.hold_open(turn.session.id)
    runs = await turn.work.runs.of(turn.session.id)
    if act.act in OPENING:
        await _retract(turn, [run for run in runs if run.id not in act.asked])
    found = [run for run in runs if run.id in act.runs]
    session = restored(turn.session, act, turn.now)
    back = [await _given_back(turn, session, act, run) for run in found]
    session = await _replanned(turn, session, act)
    for run in back:
        session = await progress.room_for(turn.work, session, run)
    heading, until = _what(session, act, back)
    await turn.announce(TOLD[act.act], heading=heading, until=until)
    return session


async def _retract(turn: Turn, runs: Sequence[PromptRun]) -> None:
    """Take back prompts that nobody has answered or proposed to, so that they can be put anew."""
    for run in runs:
        if await answered(turn.work, run) or await proposals_to(turn.work, run):
            raise AnswersCameIn(run.prompt.heading)
    for run in runs:
        await progress.take_back(turn.work, run, at=turn.now)


async def _given_back(turn: Turn, session: Session, act: Before, run: PromptRun) -> PromptRun:
    """A prompt that was open before, open again with the time that it had left."""
    closes_at = act.runs[run.id]
    if run in closed_by(act, [run]):
        if is_published(run):
            if act.act not in LEAVING:
                raise ResultsAreOut(run.prompt.heading)
            return run
        closes_at += waited(turn.session, act, turn.now)
        await turn.work.runs.reopen(run, closes_at=closes_at)
    elif run.closes_at != closes_at:
        if run.closed_at is not None or closes_at <= session.clock(turn.now):
            raise TimeHasPassed
        await turn.work.runs.move(run, closes_at=closes_at)
    else:
        return run
    given = replace(run, closed_at=None, closes_at=closes_at)
    if run.closed_at is not None:
        await progress.go_on(turn.work, given, at=turn.now)
    await progress.set_run_deadlines(turn.work, session, given, at=turn.now)
    await turn.work.outbox.redraw(progress.run_cards(run), at=turn.now)
    return given


async def _replanned(turn: Turn, session: Session, act: Before) -> Session:
    """Have the block end, and its prompts open, when they would have without the act."""
    work, shift = turn.work, waited(turn.session, act, turn.now)
    if act.act in ("close", "share"):
        return session
    if act.act in OPENING:
        await work.deadlines.drop(session.id, Due.BLOCK_ENDS, Due.PROMPT_OPENS)
        for prompt_id, due_at in act.opens.items():
            await work.deadlines.put(
                session_id=session.id,
                kind=Due.PROMPT_OPENS,
                thing_id=prompt_id,
                due_at=due_at + shift if act.act in LEAVING else due_at,
            )
    ends_at = session.block_ends_at
    if ends_at is None or (act.act in LEAVING and ends_at <= session.clock(turn.now)):
        return session
    if ends_at <= session.clock(turn.now):
        raise TimeHasPassed
    return await progress.end_block_at(work, session, ends_at)


def _what(
    session: Session, act: Before, back: Sequence[PromptRun]
) -> tuple[str | None, datetime | None]:
    """What the undoing is about, and until when that lasts now."""
    changed = [run for run in back if run.closed_at is None]
    if act.act in ("close", "extend", "silence") and changed:
        return changed[0].prompt.heading, changed[0].closes_at
    block = session.block
    return (block.title if block else None), session.block_ends_at
