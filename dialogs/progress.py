"""Moves a session forward inside a transaction, for the clock and for facilitators alike."""

from dataclasses import replace
from datetime import datetime, timedelta

from dialogs import floors
from dialogs.reading_back import with_points
from dialogs.standing import is_published
from dialogs.votes import answers_to, forget_secrets, is_key_lost
from facilitation import agenda
from facilitation.announcements import (
    BlockOpened,
    ChatHeard,
    PromptBrokenOff,
    PromptClosed,
    PromptOpened,
    PromptPassedOver,
    PromptReminded,
    ProposalsInvited,
)
from facilitation.plan import Block
from facilitation.prompts import Prompt, ReadBack, Round
from facilitation.refusals.answering import NothingToVoteOn
from facilitation.runs import PromptRun, groups_of, tally
from facilitation.sessions import Session
from storage.deadlines import Due
from storage.ids import new_id
from storage.work import Work

RUN_DEADLINES = (Due.PROMPT_CLOSES, Due.PROMPT_REMINDS)
AGENDA_DEADLINES = (
    Due.BLOCK_ENDS,
    Due.PROMPT_OPENS,
    Due.SESSION_ENDS,
    Due.LEADER_IS_AWAY,
    Due.TURN_ENDS,
    *RUN_DEADLINES,
)


async def open_block(
    work: Work, session: Session, block: Block, *, at: datetime, by: str | None = None
) -> Session:
    """Close what is open, move a held session to a block and open what the block begins with."""
    await close_all(work, session, at=at)
    await work.deadlines.drop(session.id, Due.BLOCK_ENDS, Due.PROMPT_OPENS)
    moved = agenda.moved_to(session, block, at)
    await work.sessions.save(moved)
    await work.deadlines.put(
        session_id=session.id, kind=Due.BLOCK_ENDS, thing_id=block.id, due_at=at + block.lasts
    )
    await work.outbox.put(BlockOpened(session_id=session.id, block_id=block.id, by=by), at=at)
    for after, prompt in agenda.prompts_by_clock(block):
        if after:
            await work.deadlines.put(
                session_id=session.id,
                kind=Due.PROMPT_OPENS,
                thing_id=prompt.id,
                due_at=at + after,
            )
        else:
            await open_by_clock(work, moved, prompt, at=at)
    return moved


async def open_by_clock(
    work: Work, session: Session, prompt: Prompt, *, at: datetime
) -> PromptRun | None:
    """Put a prompt whose time has come, or tell the room calmly that it would be empty."""
    try:
        return await open_prompt(work, session, prompt, at=at)
    except NothingToVoteOn:
        passed_over = PromptPassedOver(
            session_id=session.id, block_id=session.block_id or "", prompt_id=prompt.id
        )
        await work.outbox.put(passed_over, at=at)
        return None


async def open_prompt(work: Work, session: Session, prompt: Prompt, *, at: datetime) -> PromptRun:
    """Put a prompt of the current block to the room of a held session.

    Raises NothingToVoteOn, before anything is written, where it would be empty.
    """
    if prompt.is_made_of_contributions:
        prompt = prompt.made_of(await work.contributions.standing(session.id))
    if isinstance(prompt, ReadBack) and session.block is not None:
        prompt = await with_points(work, session, prompt, session.block)
    joined = (await work.people.counts_by_role([session.id]))[session.id]
    run = PromptRun(
        id=new_id(),
        session_id=session.id,
        block_id=session.block_id or "",
        prompt=prompt,
        opened_at=at,
        closes_at=at + prompt.lasts,
        groups=groups_of(session.plan, prompt, joined),
    )
    await work.runs.add(run)
    if run.is_anonymous:
        await work.keys.add(run.id)
    await floors.begin(work, session, run, at=at)
    await set_run_deadlines(work, session, run, at=at)
    await work.outbox.put(PromptOpened(session_id=session.id, run_id=run.id), at=at)
    for invitation in invitations(run):
        await work.outbox.put(invitation, at=at)
    return run


async def set_run_deadlines(work: Work, session: Session, run: PromptRun, *, at: datetime) -> None:
    """Have a held run closed, and the room reminded of it before if there is time."""
    await work.deadlines.drop(session.id, *RUN_DEADLINES, thing_id=run.id)
    remind_at = agenda.reminder_at(session, run)
    if remind_at is not None and remind_at > at:
        await work.deadlines.put(
            session_id=session.id, kind=Due.PROMPT_REMINDS, thing_id=run.id, due_at=remind_at
        )
    await work.deadlines.put(
        session_id=session.id, kind=Due.PROMPT_CLOSES, thing_id=run.id, due_at=run.closes_at
    )


async def drop_run_deadlines(work: Work, run: PromptRun) -> None:
    """Have nothing more fall due for a held run."""
    await work.deadlines.drop(run.session_id, *RUN_DEADLINES, Due.TURN_ENDS, thing_id=run.id)


async def remind(work: Work, run: PromptRun, *, at: datetime) -> None:
    """Tell the room that a run is about to close."""
    if run.is_open(at):
        await work.outbox.put(PromptReminded(session_id=run.session_id, run_id=run.id), at=at)


async def close_run(work: Work, session: Session, run: PromptRun, *, at: datetime) -> None:
    """Count a held open run, publish its result once and, if anonymous, destroy the rest.

    One whose key was lost is broken off: nobody can count it.
    """
    if await is_key_lost(work, run):
        await take_back(work, run, at=at)
        await work.outbox.put(PromptBrokenOff(session_id=session.id, run_id=run.id), at=at)
        return
    answers = await answers_to(work, run)
    closed = replace(
        run,
        closed_at=at,
        results=tally(session, run, answers),
        answered=len({answer.voter for answer in answers}),
    )
    await work.runs.close(closed)
    await forget_secrets(work, run, at=at)
    if is_published(closed):
        await work.proposals.forget([run.id])
    await _stop_waiting(work, run)
    await drop_run_deadlines(work, run)
    await work.outbox.redraw((*run_cards(run), *invitations(run)), at=at)
    await work.outbox.put(PromptClosed(session_id=session.id, run_id=run.id), at=at)


async def take_back(work: Work, run: PromptRun, *, at: datetime) -> None:
    """Have a held run count for nothing, so that its prompt can be put anew."""
    await forget_secrets(work, run, at=at)
    await work.proposals.forget([run.id])
    await work.runs.retract(run, at=at)
    await _stop_waiting(work, run)
    await drop_run_deadlines(work, run)
    await work.outbox.redraw((*run_cards(run), *invitations(run)), at=at)


async def _stop_waiting(work: Work, run: PromptRun) -> None:
    """Once no round is open, no message that was changed before it came can count any more."""
    if not isinstance(run.prompt, Round):
        return
    runs = await work.runs.of(run.session_id)
    if not any(isinstance(one.prompt, Round) and one.closed_at is None for one in runs):
        await work.message_changes.forget_waiting(run.session_id)


async def break_off(work: Work, run: PromptRun, *, at: datetime) -> None:
    """Have a run whose key was lost closed by whoever comes next; others may be answering it."""
    await work.deadlines.put(
        session_id=run.session_id, kind=Due.PROMPT_CLOSES, thing_id=run.id, due_at=at
    )


async def close_all(work: Work, session: Session, *, at: datetime) -> None:
    """Close every open run of a held session."""
    for run in await work.runs.hold_open(session.id):
        await close_run(work, session, run, at=at)


async def extend_run(
    work: Work, session: Session, run: PromptRun, longer: timedelta, *, at: datetime
) -> PromptRun:
    """Give a held open run more time."""
    moved = replace(run, closes_at=max(run.closes_at, at) + longer)
    await work.runs.move(run, closes_at=moved.closes_at)
    await set_run_deadlines(work, session, moved, at=at)
    await work.outbox.redraw(run_cards(run), at=at)
    return moved


async def room_for(work: Work, session: Session, run: PromptRun) -> Session:
    """Let a held session's block last as long as the prompts it opened."""
    if session.block_ends_at is None or run.closes_at <= session.block_ends_at:
        return session
    return await end_block_at(work, session, run.closes_at)


async def end_block_at(work: Work, session: Session, ends_at: datetime) -> Session:
    """Have a held session's block end at another time."""
    moved = replace(session, block_ends_at=ends_at)
    await work.sessions.save(moved)
    await work.deadlines.put(
        session_id=session.id,
        kind=Due.BLOCK_ENDS,
        thing_id=session.block_id or "",
        due_at=ends_at,
    )
    return moved


async def go_on(work: Work, run: PromptRun, *, at: datetime) -> None:
    """Let a held run that is open again go on where it was closed."""
    await floors.go_on(work, run, at=at)
    await work.outbox.redraw((*run_cards(run), *invitations(run)), at=at)


async def end(work: Work, session: Session, *, at: datetime) -> Session:
    """Close what is open, end a held session and have its digest composed."""
    await close_all(work, session, at=at)
    await work.proposals.forget([run.id for run in await work.runs.of(session.id)])
    ended = agenda.ended(session, at)
    await work.sessions.save(ended)
    await work.deadlines.drop(session.id, *AGENDA_DEADLINES)
    await work.deadlines.put(
        session_id=session.id, kind=Due.DIGEST_IS_COMPOSED, thing_id="", due_at=at
    )
    return ended


def invitations(run: PromptRun) -> tuple[ProposalsInvited, ...]:
    """The card that leads to proposing; nobody's typing in it is disturbed while it is open."""
    if not run.prompt.takes_proposals:
        return ()
    return (ProposalsInvited(session_id=run.session_id, run_id=run.id),)


def run_cards(run: PromptRun) -> tuple[PromptOpened | PromptReminded | ChatHeard, ...]:
    """The cards of a run that nobody can be typing in."""
    if isinstance(run.prompt, Round):
        return (ChatHeard(session_id=run.session_id, run_id=run.id),)
    if not run.prompt.is_one_tap:
        return ()
    return (
        PromptOpened(session_id=run.session_id, run_id=run.id),
        PromptReminded(session_id=run.session_id, run_id=run.id),
    )
