"""Controlling: a facilitator asks where the session stands, in the room or alone with us."""

from dataclasses import replace
from datetime import datetime

from dialogs.commands.command import Command, SessionCommand
from dialogs.commands.leading import AskCoverage, AskStatus
from dialogs.controls import lend
from dialogs.coverage import coverage_view
from dialogs.replies import Refused, Reply, Shown
from dialogs.seats import current_session, find_led, is_here
from dialogs.steering import control_view
from facilitation.leading import check_leads
from facilitation.people import reached_at
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.unknown import NoSuchSession
from facilitation.sessions import Session
from storage.store import Store
from storage.work import Work


class ControllingDialog:
    """Shows the control card, and keeps one in the asker's own 1:1."""

    takes = (AskCoverage, AskStatus)

    def __init__(self, store: Store) -> None:
        self._store = store

    async def answer(self, command: AskStatus | AskCoverage, now: datetime) -> Reply:
        """Show where the session stands, or who has said what, or say why not."""
        session: Session | None = None
        try:
            async with self._store.begin() as work:
                session = await current_session(work, command)
                check_leads(session, command.sender)
                if isinstance(command, AskCoverage):
                    return Shown(view=await coverage_view(work, session, now=now))
                session = await work.sessions.hold(session.id)
                # Read before the card is lent: whether they could be written to alone so far.
                viewer = reached_at(command.sender)
                view = await control_view(work, session, now=now, viewer=viewer)
                is_alone = not is_here(session, command)
                await lend(work, session, command.sender, again=is_alone, at=now)
                return Shown(view=replace(view, just_asked=True))
        except Refusal as refusal:
            return Refused(refusal=refusal, session=session)

    async def session_meant(self, command: Command) -> Session | None:
        """The session of their tenant that somebody in a 1:1 is about, whoever they are to it."""
        async with self._store.read() as work:
            try:
                session = await _meant(work, command)
            except NoSuchSession:
                return None
        return session if session and session.tenant_id == command.tenant_id else None


async def _meant(work: Work, command: Command) -> Session | None:
    named = command.session_id if isinstance(command, SessionCommand) else None
    if named is not None:
        return await work.sessions.get(named)
    return await find_led(work, command)
