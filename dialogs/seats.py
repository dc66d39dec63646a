"""Checks that what a card names belongs to the conversation that the card came from."""

from dialogs.commands import Command
from facilitation.people import Participant
from facilitation.refusals import NoSuchPrompt, NoSuchSession
from facilitation.sessions import PromptRun, Session
from storage.store import Work


def is_here(session: Session, command: Command) -> bool:
    """Whether a session is this conversation's and this tenant's."""
    return (session.tenant_id, session.conversation_id) == (
        command.tenant_id,
        command.conversation_id,
    )


async def session_here(work: Work, command: Command, session_id: str) -> Session:
    """The session that a card names; NoSuchSession if it is not this conversation's."""
    session = await work.sessions.get(session_id)
    if not is_here(session, command):
        raise NoSuchSession
    return session


async def current_session(work: Work, command: Command) -> Session:
    """The session prepared or under way here, else the last one; NoSuchSession if none."""
    where = {"tenant_id": command.tenant_id, "conversation_id": command.conversation_id}
    session = await work.sessions.find_current(**where) or await work.sessions.find_latest(**where)
    if session is None:
        raise NoSuchSession
    return session


async def meant_session(work: Work, command: Command, session_id: str | None) -> Session:
    """The session that a card names; for what is typed, the current one."""
    if session_id is None:
        return await current_session(work, command)
    return await session_here(work, command, session_id)


async def session_of(work: Work, command: Command, run: PromptRun) -> Session:
    """The session of a run that a card names; NoSuchPrompt if it is not this conversation's."""
    session = await work.sessions.get(run.session_id)
    if not is_here(session, command):
        raise NoSuchPrompt
    return session


async def participant_here(work: Work, command: Command, session: Session) -> Participant | None:
    """Who the sender is in a session, if they joined."""
    return await work.people.find(session.id, command.sender.key)
