"""What a facilitator most probably wants to do next, so that it takes one tap."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from facilitation.sessions import Session, SessionState


@dataclass(frozen=True, slots=True)
class Likeliest:
    """An act, and what it is done to."""

    act: Literal["start", "resume", "open", "close", "next", "end"]
    thing_id: str | None = None
    """The prompt to open, or the run to close."""


def likeliest(
    session: Session, *, answered_by_all: Sequence[str], unasked: Sequence[str]
) -> Likeliest | None:
    """The likeliest act, given the open runs that wait for nobody and the prompts that wait.

    Nothing is likely once the session has ended.
    """
    match session.state:
        case SessionState.PREPARED:
            return Likeliest("start")
        case SessionState.PAUSED:
            return Likeliest("resume")
        case SessionState.RUNNING:
            return _step(session, answered_by_all, unasked)
        case SessionState.ENDED:
            return None


def _step(session: Session, answered_by_all: Sequence[str], unasked: Sequence[str]) -> Likeliest:
    if answered_by_all:
        return Likeliest("close", answered_by_all[0])
    if unasked:
        return Likeliest("open", unasked[0])
    return Likeliest("end" if session.next_block is None else "next")
