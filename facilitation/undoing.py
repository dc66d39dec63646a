"""Taking back what a facilitator did last: whether it can be, and what comes back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from facilitation.agenda import UNDO
from facilitation.refusals.leading import (
    ActIsFinal,
    AgendaMovedOn,
    AlreadyDone,
    NothingToUndo,
    UndoneAlready,
)
from facilitation.sessions import Before, LastAct, Session, SessionState

LEAVING = frozenset({"start", "next", "skip"})
"""Acts that leave a block, which goes on with the time that it had left."""

OPENING = LEAVING | {"silence"}
"""Acts that open prompts, which nobody may have answered."""


def check_undo(session: Session, seen: int | None) -> Before:
    """What the last act found; refused where it cannot be taken back, or was not the one meant."""
    session.check_not_ended()
    latest = _latest(session.last_acts)
    if latest is None:
        raise NothingToUndo
    act, last = latest
    if act == UNDO:
        raise UndoneAlready(by=last.name or "", at=last.at)
    # The card tells of an earlier act: undoing another than was meant would surprise.
    if seen is not None and seen != session.acts:
        raise AlreadyDone(by=last.name, at=last.at)
    if last.by is None:
        raise AgendaMovedOn
    if session.undoable is None:
        raise ActIsFinal(act)
    return session.undoable


def waited(session: Session, before: Before, now: datetime) -> timedelta:
    """How long what the act had left stood still, by the session's own clock."""
    return session.clock(now) - session.clock(before.at)


def restored(session: Session, before: Before, now: datetime) -> Session:
    """The session as the act found it; a block that it left has as much time as it had then."""
    ends_at = before.block_ends_at
    if ends_at is not None and before.act in LEAVING:
        ends_at += waited(session, before, now)
    return replace(
        session,
        state=SessionState.PREPARED if before.started_at is None else session.state,
        started_at=before.started_at,
        block_id=before.block_id,
        block_opened_at=before.block_opened_at,
        block_ends_at=ends_at,
        cuts=before.cuts,
    )


def _latest(acts: Mapping[str, LastAct]) -> tuple[str, LastAct] | None:
    return max(acts.items(), key=lambda one: one[1].number, default=None)
