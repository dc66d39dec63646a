"""Checks that what a card names belongs to the conversation that the card came from."""

from dialogs.commands.command import Command
from facilitation.arranging import arranges
from facilitation.leading import leads
from facilitation.people import Participant, reached_at
from facilitation.refusals.unknown import NoSuchPrompt, NoSuchSession
from facilitation.runs import PromptRun
from facilitation.sessions import Session, SessionState
from facilitation.signing import signs
from storage.work import Work


def is_here(session: Session, command: Command) -> bool:
    """Whether a session is this conversation's and this tenant's."""
    return (session.tenant_id, session.conversation_id) == (
        command.tenant_id,
        command.conversation_id,
    )


async def session_here(work: Work, command: Command, session_id: str) -> Session:
    """The session that a card names; NoSuchSession if it is not this conversation's.

    A facilitator's own 1:1 with us is as good as the meeting for a session that they may lead.
    """
    session = await work.sessions.get(session_id)
    if not is_here(session, command) and not await _leads_alone(work, command, session):
        raise NoSuchSession
    return session


async def current_session(work: Work, command: Command) -> Session:
    """The session prepared or under way here, else the last one; NoSuchSession if none.

    In a facilitator's own 1:1 it is the one that they lead, if that is but one.
    """
    where = {"tenant_id": command.tenant_id, "conversation_id": command.conversation_id}
    session = await work.sessions.find_current(**where) or await work.sessions.find_latest(**where)
    if session is not None:
        return session
    led = await find_led(work, command)
    if led is None or not await _leads_alone(work, command, led):
        raise NoSuchSession
    return led


async def find_led(work: Work, command: Command) -> Session | None:
    """The one session under way whose control card the sender was given, if it is but one."""
    sender = command.sender
    known_as = {reached_at(sender), sender.teams_user_id}
    led = await work.controls.led_by(known_as, tenant_id=command.tenant_id)
    return await work.sessions.get(led[0]) if len(led) == 1 else None


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


async def own_session_here(work: Work, command: Command, session_id: str) -> Session:
    """The session that a card with one's own words names; NoSuchSession if it is not theirs here.

    Once it has ended, a participant's own 1:1 with us is as good as the meeting.
    """
    session = await work.sessions.get(session_id)
    if await _took_part_alone(work, command, session):
        return session
    return await session_here(work, command, session_id)


async def own_session_of(work: Work, command: Command, run: PromptRun) -> Session:
    """The session of a run that one wrote to; NoSuchPrompt if it is not theirs here, likewise."""
    session = await work.sessions.get(run.session_id)
    if await _took_part_alone(work, command, session):
        return session
    return await session_of(work, command, run)


async def session_to_sign(work: Work, command: Command, session_id: str) -> Session:
    """The session whose digest a card names; NoSuchSession if it is not this conversation's.

    An organiser's own 1:1 with us is as good as the meeting.
    """
    session = await work.sessions.get(session_id)
    if is_here(session, command):
        return session
    if not signs(session.plan, command.sender) or not await _is_alone(work, command, session):
        raise NoSuchSession
    return session


async def session_to_arrange(work: Work, command: Command, session_id: str | None) -> Session:
    """The session whose points a card shows; for what is typed, the current one.

    The own 1:1 with us of whoever may put points right is as good as the meeting. NoSuchSession
    if it is not this conversation's.
    """
    if session_id is None:
        return await current_session(work, command)
    session = await work.sessions.get(session_id)
    if is_here(session, command):
        return session
    if not arranges(session, command.sender) or not await _is_alone(work, command, session):
        raise NoSuchSession
    return session


async def _took_part_alone(work: Work, command: Command, session: Session) -> bool:
    return (
        session.state is SessionState.ENDED
        and await participant_here(work, command, session) is not None
        and await _is_alone(work, command, session)
    )


async def _leads_alone(work: Work, command: Command, session: Session) -> bool:
    return leads(session, command.sender) and await _is_alone(work, command, session)


async def _is_alone(work: Work, command: Command, session: Session) -> bool:
    """Whether this is the 1:1 that we know the sender in, and the session is of their tenant."""
    if session.tenant_id != command.tenant_id:
        return False
    chat = await work.people.find_chat_of(
        tenant_id=command.tenant_id, teams_user_id=command.sender.teams_user_id
    )
    return chat is not None and chat.conversation_id == command.conversation_id


async def participant_here(work: Work, command: Command, session: Session) -> Participant | None:
    """Who the sender is in a session, if they joined."""
    return await work.people.find(session.id, command.sender.key)
