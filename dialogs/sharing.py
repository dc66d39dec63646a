"""Running late: the ways to share out the minutes left, and the one that was chosen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from dialogs import progress
from dialogs.turns import Turn
from dialogs.views.leading import LateView, Shared
from facilitation import agenda
from facilitation.cuts import cut_of
from facilitation.plan import Block
from facilitation.prompts import Round
from facilitation.refusals.leading import DoesNotFit, NoRoundHere, NotLate
from facilitation.runs import PromptRun
from facilitation.sessions import Session, SessionState
from facilitation.sharing import (
    MINUTE,
    SILENCE,
    Way,
    coming,
    evenly,
    least,
    meant_to_end_at,
    minutes_left,
    silent_round,
    sparing,
)
from storage.deadlines import Due
from storage.work import Work


async def late_view(work: Work, session: Session, *, now: datetime) -> LateView:
    """How late a session is, with every way to finish on time that there is."""
    runs = await work.runs.of(session.id)
    ends_at = meant_to_end_at(session)
    late = agenda.late_by(session, now) // MINUTE
    writable = _writable(session, runs)
    is_late = late > 0 and session.state is SessionState.RUNNING
    return LateView(
        session=session,
        now=session.clock(now),
        late_by_minutes=late,
        left=(ends_at - now) // MINUTE if ends_at else session.plan.minutes,
        ends_at=ends_at,
        ways=tuple(_ways(session, now)) if is_late else (),
        silent=writable.question if writable and is_late else None,
    )


async def share(turn: Turn) -> Session:
    """Share out the minutes left in the way that was chosen."""
    agenda.check_runs(turn.session)
    if turn.command.way is Way.SILENT:
        return await _silence(turn)
    before = coming(turn.session)
    left = minutes_left(turn.session, turn.now)
    if sum(block.minutes for block in before) <= left:
        raise NotLate
    after = _shared(turn.session, before, left, even=turn.command.way is Way.EVEN)
    if after is None:
        raise DoesNotFit(left)
    cuts = {block.id: cut_of(block) for block in after}
    await turn.announce("share", until=meant_to_end_at(turn.session))
    return replace(turn.session, cuts={**turn.session.cuts, **cuts})


def _ways(session: Session, now: datetime) -> list[Shared]:
    before, left = coming(session), minutes_left(session, now)
    ways = [
        (way, _shared(session, before, left, even=way is Way.EVEN))
        for way in (Way.EVEN, Way.OPTIONAL)
    ]
    return [
        Shared(way=way, blocks=tuple(zip(before, after, strict=True)))
        for way, after in ways
        if after and after != list(before)
    ]


def _shared(
    session: Session, blocks: Sequence[Block], left: int, *, even: bool
) -> list[Block] | None:
    if not even:
        return sparing(blocks, left)
    floors = {block.id: min(block.minutes, least(session.plan.block(block.id))) for block in blocks}
    return evenly(blocks, left, floors)


def _writable(session: Session, runs: Sequence[PromptRun]) -> Round | None:
    """The round that is open in this block, or one that can be opened."""
    open_rounds = _open_rounds(session, runs)
    return open_rounds[0].round if open_rounds else silent_round(session, runs)


def _open_rounds(session: Session, runs: Sequence[PromptRun]) -> list[PromptRun]:
    return [
        run
        for run in runs
        if run.closed_at is None
        and run.block_id == session.block_id
        and isinstance(run.prompt, Round)
    ]


async def _silence(turn: Turn) -> Session:
    """Let everybody write for a few minutes what there is no time left to say; then go on."""
    work, session = turn.work, turn.session
    await work.runs.hold_open(session.id)
    run = await _silent_run(turn, await work.runs.of(session.id))
    await work.deadlines.drop(session.id, Due.PROMPT_OPENS)
    still_open = await work.runs.hold_open(session.id)
    await turn.announce("silence", heading=run.prompt.heading, until=run.closes_at)
    ends_at = max(one.closes_at for one in still_open)
    return await progress.end_block_at(work, session, ends_at)


async def _silent_run(turn: Turn, runs: Sequence[PromptRun]) -> PromptRun:
    for run in _open_rounds(turn.session, runs):
        moved = replace(run, closes_at=turn.now + SILENCE * MINUTE)
        await turn.work.runs.move(run, closes_at=moved.closes_at)
        await progress.set_run_deadlines(turn.work, turn.session, moved, at=turn.now)
        return moved
    prompt = silent_round(turn.session, runs)
    if prompt is None:
        raise NoRoundHere
    return await progress.open_prompt(turn.work, turn.session, prompt, at=turn.now)
