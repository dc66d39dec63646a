"""Rows to begin with: what a test needs in the database before it asks anything."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, select

from facilitation.people import Participant, Sender
from facilitation.runs import Answered, PromptRun
from facilitation.sessions import Session
from storage.outbox.lines import Line
from storage.outbox.parcels import ROOM
from storage.store import Store
from storage.tables.base import metadata
from storage.tables.parcels import couriers
from tests.facilitation.plans import a_choice, asking, read
from tests.facilitation.sessions import a_run, a_session, at, three_blocks

SECRET = read(asking(a_choice(id="secret", anonymous=True))).prompts[0]


async def kept_session(store: Store, **changes: Any) -> Session:
    """A session at rest."""
    session = a_session(**changes)
    async with store.begin() as work:
        await work.sessions.add(session)
    return session


async def kept_run(store: Store, **changes: Any) -> PromptRun:
    """A poll at rest, with its key if it is anonymous."""
    run = a_run(**changes)
    async with store.begin() as work:
        await work.runs.add(run)
        if run.is_anonymous:
            await work.keys.add(run.id)
    return run


def another_prompt() -> Any:
    """A poll that is not the one of every other run."""
    return three_blocks().prompts[0].model_copy(update={"id": "other"})


def a_sender(name: str = "ada", **changes: Any) -> Sender:
    """Somebody, by their first name."""
    told: dict[str, Any] = {
        "key": name,
        "teams_user_id": f"29:{name}",
        "name": name.title(),
        "guest": False,
        "email": f"{name}@example.org",
    }
    return Sender(**told | changes)


def a_participant(name: str = "ada", **changes: Any) -> Participant:
    """A host, by their first name."""
    told: dict[str, Any] = {
        "id": f"p-{name}",
        "session_id": "s1",
        "role_id": "host",
        "guest": False,
        "joined_at": at(0),
    }
    return Participant(**told | changes)


def an_answer(voter: str, *chosen: str, **changes: Any) -> Answered:
    """What somebody answered to the poll."""
    told: dict[str, Any] = {
        "run_id": "r1",
        "question_id": "why",
        "voter": voter,
        "role_id": "host",
        "chosen": chosen,
    }
    return Answered(**told | changes)


def a_line(session_id: str, recipient: str = ROOM) -> Line:
    """Where announcements wait."""
    return Line(session_id=session_id, recipient=recipient, redraws=False)


def redraws_of(session_id: str) -> Line:
    """Where redraws of the room's cards wait."""
    return Line(session_id=session_id, recipient=ROOM, redraws=True)


SECOND = timedelta(seconds=1)


def all_rows(path: Path) -> list[tuple[str, tuple[Any, ...]]]:
    """What an SQLite database holds, but for who delivers: that is renewed each second."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        found = [
            (table.name, tuple(row))
            for table in metadata.sorted_tables
            if table is not couriers
            for row in connection.execute(select(table))
        ]
    engine.dispose()
    return found
