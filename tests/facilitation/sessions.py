"""Sessions to decide about: builders that state only what matters."""

from datetime import UTC, datetime, timedelta
from typing import Any

from facilitation.plan import Plan
from facilitation.prompts import Prompt
from facilitation.runs import PromptRun
from facilitation.sessions import Session, SessionState
from tests.facilitation.plans import a_block, a_choice, a_plan, read

START = datetime(2020, 11, 24, 13, 2, tzinfo=UTC)


def at(minutes: float) -> datetime:
    """So many minutes after the session's start."""
    return START + timedelta(minutes=minutes)


def three_blocks(**changes: Any) -> Plan:
    """A plan of ten, then twelve, then eight minutes."""
    agenda = [
        a_block(id="hello", minutes=10),
        a_block(a_choice(), id="talk", minutes=12),
        a_block(id="end", minutes=8),
    ]
    return read(a_plan(agenda=agenda, ends="14:30") | changes)


def a_session(**changes: Any) -> Session:
    """A session in its first block."""
    told: dict[str, Any] = {
        "id": "s1",
        "tenant_id": "t1",
        "conversation_id": "c1",
        "service_url": "https://teams.example/",
        "meeting_id": "m1",
        "plan": three_blocks(),
        "state": SessionState.RUNNING,
        "prepared_at": at(-30),
        "started_at": at(0),
        "block_id": "hello",
        "block_opened_at": at(0),
        "block_ends_at": at(10),
    }
    return Session(**told | changes)


def prepared(**changes: Any) -> Session:
    """A session that nobody has started."""
    before = {"started_at": None, "block_id": None, "block_opened_at": None, "block_ends_at": None}
    return a_session(state=SessionState.PREPARED, **before, **changes)


def ended(**changes: Any) -> Session:
    """A session that is over."""
    return a_session(state=SessionState.ENDED, ended_at=at(30), **changes)


def a_run(prompt: Prompt | None = None, **changes: Any) -> PromptRun:
    """A poll that opened with the session and closes two minutes later."""
    told: dict[str, Any] = {
        "id": "r1",
        "session_id": "s1",
        "block_id": "talk",
        "prompt": prompt or three_blocks().prompts[0],
        "opened_at": at(0),
        "closes_at": at(2),
    }
    return PromptRun(**told | changes)
