"""What the agenda's clock and a facilitator's act lead to."""

from dataclasses import replace
from datetime import datetime, timedelta

from facilitation.plan import Block
from facilitation.prompts import Prompt
from facilitation.refusals.leading import (
    AlreadyDone,
    MinutesAreOutOfRange,
    SessionHasStarted,
    SessionIsNotPaused,
    SessionIsPaused,
)
from facilitation.runs import PromptRun
from facilitation.sessions import LastAct, Session, SessionState

SAME_ACT_WITHIN = timedelta(seconds=5)
"""What is asked twice within this time was meant once."""

MOVES = frozenset({"next", "skip"})
"""Acts that leave the current block; who meant one does not want it after another."""

UNDO = "undo"
"""The act that takes back the one before; who then does it again means it."""

LATE_TICK = timedelta(minutes=1)
"""A deadline met within this time counts as met in time; later, everybody was kept waiting."""

EXTENSION = timedelta(minutes=2)
"""How much longer an open prompt lasts when no minutes are named."""


def begun_at(due_at: datetime, now: datetime) -> datetime:
    """The instant from which a late tick counts, so that small delays do not add up."""
    return due_at if now - due_at <= LATE_TICK else now


def check_start(session: Session) -> None:
    """Refuse to start twice, or after the end."""
    session.check_not_ended()
    if session.state is not SessionState.PREPARED:
        raise SessionHasStarted


def check_pause(session: Session) -> None:
    """Refuse to pause what does not run."""
    session.check_begun()
    if session.state is SessionState.PAUSED:
        raise SessionIsPaused


def check_resume(session: Session) -> None:
    """Refuse to resume what was not paused."""
    session.check_begun()
    if session.state is not SessionState.PAUSED:
        raise SessionIsNotPaused


def check_runs(session: Session) -> None:
    """Refuse what moves the agenda while the session stands still."""
    session.check_begun()
    if session.state is SessionState.PAUSED:
        raise SessionIsPaused


def check_first(
    session: Session,
    *,
    act: str,
    seen: int | None,
    at: datetime,
    given_at: datetime | None = None,
) -> None:
    """Refuse the second of two presses that meant the same act.

    A card tells how many acts it knew of (`seen`): what was done since is not done again. Typed
    words tell nothing; they mean the same act as one done less than SAME_ACT_WITHIN ago, by a
    colleague, by the clock, or by the same words that Teams sent twice. Teams may send them again
    much later: what was given (`given_at`, by its clock) no later than what was done is that.
    """
    alike = MOVES if act in MOVES else {act}
    done = [last for name, last in session.last_acts.items() if name in alike]
    latest = max(done, key=lambda last: last.number, default=None)
    if latest is None:
        return
    if given_at is not None and latest.given_at is not None and given_at <= latest.given_at:
        raise AlreadyDone(by=latest.name, at=latest.at)
    undone = session.last_acts.get(UNDO)
    is_undone = undone is not None and undone.number > latest.number
    echoed = at - latest.at < SAME_ACT_WITHIN and not is_undone
    if echoed if seen is None else seen < latest.number:
        raise AlreadyDone(by=latest.name, at=latest.at)


def extension(minutes: int | None) -> timedelta:
    """How long an extension is; refused outside 1 to 60 minutes."""
    if minutes is None:
        return EXTENSION
    if not 1 <= minutes <= 60:  # noqa: PLR2004 - the bounds are the refusal's own words
        raise MinutesAreOutOfRange(minutes)
    return timedelta(minutes=minutes)


def acted(  # noqa: PLR0913 - all that is known of it
    session: Session,
    *,
    act: str,
    by: str | None,
    name: str | None,
    at: datetime,
    given_at: datetime | None = None,
) -> Session:
    """The session after a facilitator's act, or a move of the clock's."""
    number = session.acts + 1
    last = LastAct(number=number, by=by, name=name, at=at, given_at=given_at)
    # Whatever is done after an act makes it too late to undo that one.
    acts = {**session.last_acts, act: last}
    return replace(session, acts=number, last_acts=acts, undoable=None)


def started(session: Session, at: datetime) -> Session:
    """The session as it begins."""
    return replace(session, state=SessionState.RUNNING, started_at=at)


def moved_to(session: Session, block: Block, at: datetime) -> Session:
    """The session at another block of its agenda."""
    return replace(session, block_id=block.id, block_opened_at=at, block_ends_at=at + block.lasts)


def paused(session: Session, at: datetime) -> Session:
    """The session as it stands still."""
    return replace(session, state=SessionState.PAUSED, paused_at=at)


def resumed(session: Session, at: datetime) -> tuple[Session, timedelta]:
    """The session as it goes on, and by how much everything moves."""
    length = at - (session.paused_at or at)
    ends_at = session.block_ends_at
    return (
        replace(
            session,
            state=SessionState.RUNNING,
            paused_at=None,
            block_ends_at=ends_at and ends_at + length,
        ),
        length,
    )


def ended(session: Session, at: datetime) -> Session:
    """The session once it is over."""
    return replace(session, state=SessionState.ENDED, paused_at=None, ended_at=at)


def reminder_at(session: Session, run: PromptRun) -> datetime | None:
    """When the room is reminded of an open prompt, if it lasts long enough to forget it."""
    before = timedelta(minutes=session.plan.reminder_minutes)
    if not before or run.closes_at - run.opened_at < 2 * before:
        return None
    return run.closes_at - before


def prompts_by_clock(block: Block) -> tuple[tuple[timedelta, Prompt], ...]:
    """The block's prompts that open by themselves: (after how long, prompt)."""
    return tuple(
        (timedelta(minutes=prompt.opens), prompt)
        for prompt in block.prompts
        if prompt.opens != "facilitator"
    )


def ends_at(session: Session) -> datetime | None:
    """When a session under way will end, if every block to come takes its minutes."""
    if session.block_ends_at is None or session.state is SessionState.ENDED:
        return None
    ids = [block.id for block in session.plan.agenda]
    to_come = session.plan.agenda[ids.index(session.block_id or "") + 1 :]
    return session.block_ends_at + sum((block.lasts for block in to_come), timedelta())


def late_by(session: Session, now: datetime) -> timedelta:
    """How far behind the plan the agenda will end, counted from the actual start.

    Less than nothing where it will end early; a pause counts while it lasts.
    """
    if session.started_at is None or session.block_ends_at is None or session.block is None:
        return timedelta()
    ids = [block.id for block in session.agenda]
    to_come = session.agenda[ids.index(session.block.id) + 1 :]
    planned = session.started_at + timedelta(minutes=session.plan.minutes)
    clock = session.clock(now)
    ends_at = max(session.block_ends_at, clock) + sum((one.lasts for one in to_come), timedelta())
    return ends_at - planned + (now - clock)
