"""Showing: a card as the room, or one person, sees it now; nothing is ever written here."""

from datetime import datetime

from dialogs.closing import ClosingDialog
from dialogs.commands.showing import AskHelp, Show
from dialogs.commands.taking_part import AskOwn
from dialogs.owning import asked_for_own
from dialogs.proposals import invitation_view
from dialogs.replies import HelpShown, Refused, Reply, Shown
from dialogs.seats import current_session, own_session_here, session_here
from dialogs.seeing import as_seen
from dialogs.signatures import signing_view
from dialogs.steering import control_view
from dialogs.telling import as_told, nudge_view, told_of_run
from dialogs.viewing import heard_view, summary_view
from dialogs.views.organising import DigestPartView, PublishedView, UndeliveredView
from dialogs.views.view import View
from facilitation import announcements as told
from facilitation.leading import leads
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.unknown import NoSuchSession
from facilitation.sessions import Session
from storage.store import Store
from storage.work import Work


class ShowingDialog:
    """Shows cards."""

    takes = (AskHelp, AskOwn, Show)

    def __init__(
        self, store: Store, closing: ClosingDialog, *, has_pages: bool, has_model: bool
    ) -> None:
        self._store = store
        self._closing = closing
        self._has_pages = has_pages
        self._has_model = has_model

    async def answer(self, command: Show | AskOwn | AskHelp, now: datetime) -> Reply:
        """Show what was asked for, or say why not."""
        session: Session | None = None
        try:
            async with self._store.read() as work:
                match command:
                    case Show():
                        find = own_session_here if command.card.is_own else session_here
                        session = await find(work, command, command.session_id)
                        return Shown(view=await as_seen(work, session, command, now))
                    case AskOwn():
                        return Shown(view=await asked_for_own(work, command))
                    case AskHelp():
                        return await _help(work, command)
        except Refusal as refusal:
            return Refused(refusal=refusal, session=session)

    async def view(self, announcement: told.AnyAnnouncement, now: datetime) -> View:
        """What the room, or the one person it is for, is shown of an announcement."""
        async with self._store.read() as work:
            session = await work.sessions.get(announcement.session_id)
            match announcement:
                case (
                    told.PromptOpened()
                    | told.PromptReminded()
                    | told.PromptClosed()
                    | told.PromptBrokenOff()
                ):
                    return await told_of_run(work, session, announcement, now)
                case told.ChatHeard():
                    run = await work.runs.get(announcement.run_id)
                    return await heard_view(work, session, run, now=now)
                case told.ProposalsInvited():
                    run = await work.runs.get(announcement.run_id)
                    return invitation_view(session, run, now=now)
                case told.ControlShown():
                    return await control_view(work, session, now=now, viewer=announcement.recipient)
                case told.RoleNudged() | told.PersonNudged():
                    run = await work.runs.get(announcement.run_id)
                    return nudge_view(session, run, announcement)
                case told.SessionEnded():
                    return await summary_view(work, session)
                case told.DigestSent() | told.DigestUndelivered():
                    return await self._sent(work, session, announcement)
                case told.DigestToSign():
                    return await signing_view(
                        work, session, has_page=self._has_pages, has_model=self._has_model
                    )
                case told.DigestPublished():
                    return await self._published(work, session)
                case _:
                    return as_told(session, announcement)

    async def _sent(
        self, work: Work, session: Session, announcement: told.DigestSent | told.DigestUndelivered
    ) -> View:
        if isinstance(announcement, told.DigestSent):
            return await self._part(work, session, announcement)
        missed = await work.outbox.misses(session.id, announcement.recipient, kind="digest_sent")
        return UndeliveredView(session=session, names=announcement.names, is_over=not missed)

    async def _part(self, work: Work, session: Session, sent: told.DigestSent) -> View:
        return DigestPartView(
            session=session,
            part=sent.part,
            parts=sent.parts,
            document=await self._closing.part(work, session, sent),
        )

    async def _published(self, work: Work, session: Session) -> View:
        gist = await self._closing.gist(work, session)
        return PublishedView(session=session, gist=gist, has_page=self._has_pages)


async def _help(work: Work, command: AskHelp) -> Reply:
    try:
        session = await current_session(work, command)
    except NoSuchSession:
        return HelpShown(facilitates=True, session=None)
    return HelpShown(facilitates=leads(session, command.sender), session=session)
