"""Following who leads: each of their acts is a step in the trail, without a word of its content."""

from datetime import datetime

from dialogs.commands.command import Command
from facilitation.sessions import Session
from storage.work import Work


async def noted(work: Work, session: Session, command: Command, act: str, *, at: datetime) -> None:
    """Note down that somebody led a session by an act."""
    await work.trail.add(f"led_{act}", by=command.sender, at=at, session_id=session.id)
