"""Showing: a card as the room, or one person, sees it now; nothing is ever written here."""

from dataclasses import replace
from datetime import datetime

from dialogs.closing import ClosingDialog
from dialogs.commands.showing import AskHelp, Card, Show
from dialogs.commands.taking_part import AskOwn
from dialogs.coverage import coverage_view
from dialogs.handing import handing_view
from dialogs.owning import asked_for_own, own_view
from dialogs.proposals import invitation_view, proposals_view, proposing_view
from dialogs.replies import HelpShown, Refused, Reply, Shown
from dialogs.reporting import report_view
from dialogs.seats import current_session, participant_here, session_here
from dialogs.sharing import late_view
from dialogs.standing import open_to
from dialogs.viewing import (
    contribution_view,
    control_view,
    heard_view,
    prompt_view,
    result_view,
    summary_view,
)
from dialogs.views.leading import AskingView
from dialogs.views.opening import (
    ActView,
    AwayView,
    BlockView,
    NoticeView,
    PassedOverView,
    PersonNudgeView,
    RoleNudgeView,
    WelcomeView,
)
from dialogs.views.organising import DigestPartView, UndeliveredView
from dialogs.views.view import View
from facilitation import announcements as told
from facilitation.asking import free_id, prompt_of, read_line
from facilitation.leading import check_leads, is_away, is_deputy, leads
from facilitation.people import Participant, given_role, reached_at
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.unknown import NoSuchContribution, NoSuchPrompt, NoSuchSession
from facilitation.sessions import PromptRun, Session, area_place
from storage.store import Store, Work


class ShowingDialog:
    """Shows cards."""

    def __init__(self, store: Store, closing: ClosingDialog) -> None:
        self._store = store
        self._closing = closing

    async def answer(self, command: Show | AskOwn | AskHelp, now: datetime) -> Reply:
        """Show what was asked for, or say why not."""
        session: Session | None = None
        try:
            async with self._store.read() as work:
                match command:
                    case Show():
                        session = await session_here(work, command, command.session_id)
                        return Shown(view=await _as_seen(work, session, command, now))
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
                case told.PromptOpened() | told.PromptReminded() | told.PromptClosed():
                    return await _of_run(work, session, announcement, now)
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
                    return _nudge_view(session, run, announcement)
                case told.SessionEnded():
                    return await summary_view(work, session)
                case told.DigestSent():
                    return await self._part(work, session, announcement)
                case _:
                    return _as_told(session, announcement)

    async def _part(self, work: Work, session: Session, sent: told.DigestSent) -> View:
        return DigestPartView(
            session=session,
            part=sent.part,
            parts=sent.parts,
            document=await self._closing.part(work, session, sent.part),
        )


def _as_told(
    session: Session,
    announcement: told.SessionPrepared
    | told.BlockOpened
    | told.PromptPassedOver
    | told.ActAnnounced
    | told.LeaderAway
    | told.DigestUndelivered,
) -> View:
    """What needs no reading: the announcement says it all."""
    match announcement:
        case told.SessionPrepared():
            return WelcomeView(session=session)
        case told.BlockOpened():
            return _block_view(session, announcement.block_id, by=announcement.by)
        case told.PromptPassedOver():
            return _passed_over_view(session, announcement)
        case told.ActAnnounced() | told.LeaderAway():
            return _act_view(session, announcement)
        case told.DigestUndelivered():
            return UndeliveredView(session=session, names=announcement.names)


async def _as_seen(work: Work, session: Session, command: Show, now: datetime) -> View:
    """A card as the sender sees it."""
    viewer = await participant_here(work, command, session)
    leading = leads(session, command.sender)
    match command.card:
        case Card.WELCOME | Card.ROLES:
            return await _welcome_view(work, session, command, viewer, now)
        case Card.NOTICE:
            return NoticeView(session=session)
        case Card.BLOCK:
            if leading and command.thing_id == session.block_id:
                return await _for_facilitators(work, session, command, now)
            steps_in = is_deputy(session, command.sender) and is_away(session, now)
            return replace(_block_view(session, _thing(command)), steps_in=steps_in)
        case Card.PROMPT | Card.PROPOSING | Card.REMINDER | Card.RESULT | Card.REPORT_FORM:
            return await _run_as_seen(work, session, command, viewer, now)
        case Card.CONTRIBUTION | Card.CONTRIBUTION_FORM:
            return await _own_contribution(work, session, command, viewer, now)
        case Card.OWN:
            return await own_view(work, session, viewer)
        case Card.SUMMARY:
            return await summary_view(work, session)
        case _:
            # Whatever card is new is for those who lead, until it is said above whom else for.
            check_leads(session, command.sender)
            return await _for_facilitators(work, session, command, now)


async def _welcome_view(
    work: Work, session: Session, command: Show, viewer: Participant | None, now: datetime
) -> WelcomeView:
    runs = await work.runs.of(session.id) if viewer else []
    return WelcomeView(
        session=session,
        role_id=viewer.role_id if viewer else None,
        given_role_id=given_role(session.plan, command.sender),
        joined_at=viewer.joined_at if viewer else None,
        choosing=command.card is Card.ROLES,
        open_runs=open_to(session, runs, viewer.role_id, now) if viewer else (),
    )


async def _for_facilitators(work: Work, session: Session, command: Show, now: datetime) -> View:
    if command.card is Card.ASKING:
        return _asking_view(session, command.draft)
    if command.card is Card.COVERAGE:
        return await coverage_view(work, session, now=now)
    if command.card is Card.HANDING:
        return await handing_view(work, session, command.sender, command.draft)
    if command.card is Card.PROPOSALS:
        return await proposals_view(work, session, page=command.page)
    if command.card is Card.LATE:
        return await late_view(work, session, now=now)
    viewer = reached_at(command.sender)
    view = await control_view(work, session, now=now, viewer=viewer)
    return replace(view, just_asked=True)


def _asking_view(session: Session, line: str) -> AskingView:
    """The form for a question, filled with what was typed and with what is wrong with that."""
    draft = read_line(line)
    problem: Refusal | None = None
    try:
        prompt_of(draft, free_id(()), session.block)
    except Refusal as refusal:
        problem = refusal if line else None
    return AskingView(session=session, draft=draft, problem=problem, line=line)


async def _run_as_seen(
    work: Work, session: Session, command: Show, viewer: Participant | None, now: datetime
) -> View:
    run = await _run_here(work, session, _thing(command))
    if command.card is Card.REPORT_FORM:
        return report_view(session, run, viewer, draft=command.draft, now=now)
    if command.card is Card.RESULT:
        return await result_view(work, session, run)
    if command.card is Card.PROPOSING:
        if viewer is None:
            # A role comes first; the invitation stays where it is.
            return await _welcome_view(work, session, command, viewer, now)
        return await proposing_view(work, session, run, viewer, now=now)
    view = await prompt_view(work, session, run, viewer=viewer, now=now)
    return replace(
        view,
        reminder=command.card is Card.REMINDER,
        draft=command.draft,
        page=command.page,
    )


async def _own_contribution(
    work: Work, session: Session, command: Show, viewer: Participant | None, now: datetime
) -> View:
    written = await work.contributions.by(session.id, viewer.id) if viewer else []
    mine = [one for one in written if one.id == command.thing_id]
    if not mine:
        raise NoSuchContribution
    run = await work.runs.get(mine[0].run_id)
    view = contribution_view(session, run, mine[0], now=now)
    return replace(view, editing=command.card is Card.CONTRIBUTION_FORM)


async def _of_run(
    work: Work,
    session: Session,
    announcement: told.PromptOpened | told.PromptReminded | told.PromptClosed,
    now: datetime,
) -> View:
    run = await work.runs.get(announcement.run_id)
    if isinstance(announcement, told.PromptClosed):
        return await result_view(work, session, run)
    view = await prompt_view(work, session, run, viewer=None, now=now)
    return replace(view, reminder=isinstance(announcement, told.PromptReminded))


async def _run_here(work: Work, session: Session, run_id: str) -> PromptRun:
    run = await work.runs.get(run_id)
    if run.session_id != session.id:
        raise NoSuchPrompt
    return run


async def _help(work: Work, command: AskHelp) -> Reply:
    try:
        session = await current_session(work, command)
    except NoSuchSession:
        return HelpShown(facilitates=True, session=None)
    return HelpShown(facilitates=leads(session, command.sender), session=session)


def _block_view(session: Session, block_id: str, by: str | None = None) -> BlockView:
    blocks = {block.id: block for block in (*session.plan.agenda, *session.agenda)}
    if block_id not in blocks:
        raise NoSuchPrompt
    block = blocks[block_id]
    is_current = block_id == session.block_id
    return BlockView(
        session=session,
        block=block,
        place=area_place(session.plan, block),
        opened_at=session.block_opened_at if is_current else None,
        ends_at=session.block_ends_at if is_current else None,
        by=by,
    )


def _passed_over_view(session: Session, announcement: told.PromptPassedOver) -> PassedOverView:
    block = session.plan.block(announcement.block_id)
    return PassedOverView(
        session=session,
        prompt=next(one for one in block.prompts if one.id == announcement.prompt_id),
        block=block,
        place=area_place(session.plan, block),
    )


def _nudge_view(
    session: Session, run: PromptRun, nudge: told.RoleNudged | told.PersonNudged
) -> View:
    if isinstance(nudge, told.PersonNudged):
        return PersonNudgeView(session=session, run=run)
    return RoleNudgeView(session=session, run=run, role_id=nudge.role_id, about=nudge.about)


def _act_view(session: Session, announcement: told.ActAnnounced | told.LeaderAway) -> View:
    if isinstance(announcement, told.LeaderAway):
        return AwayView(session=session, names=announcement.names)
    return ActView(
        session=session,
        act=announcement.act,
        by=announcement.by,
        heading=announcement.heading,
        until=announcement.until,
    )


def _thing(command: Show) -> str:
    if command.thing_id is None:
        raise NoSuchPrompt
    return command.thing_id
