"""A card as one person sees it now."""

from dataclasses import replace
from datetime import datetime

from dialogs.checking import checked_until, cited_in
from dialogs.commands.showing import Card, Show
from dialogs.coverage import coverage_view
from dialogs.handing import handing_view
from dialogs.owning import own_view
from dialogs.proposals import proposals_view, proposing_view
from dialogs.reading_back import read_back
from dialogs.reporting import report_view
from dialogs.seats import is_here, participant_here
from dialogs.sharing import late_view
from dialogs.standing import open_to
from dialogs.steering import control_view
from dialogs.telling import block_view
from dialogs.viewing import contribution_view, prompt_view, result_view, summary_view
from dialogs.views.leading import AskingView
from dialogs.views.opening import NoticeView, WelcomeView
from dialogs.views.view import View
from dialogs.views.writing import ReadBackFormView
from facilitation.asking import free_id, prompt_of, read_line
from facilitation.leading import check_leads, is_away, is_deputy, leads
from facilitation.people import Participant, given_role, reached_at
from facilitation.read_backs import paged
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.unknown import NoSuchContribution, NoSuchPrompt
from facilitation.runs import PromptRun
from facilitation.sessions import Session, area_place
from storage.work import Work


async def as_seen(work: Work, session: Session, command: Show, now: datetime) -> View:
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
            return replace(block_view(session, _thing(command)), steps_in=steps_in)
        case Card.PROMPT | Card.PROPOSING | Card.REMINDER | Card.RESULT | Card.REPORT_FORM:
            return await _run_as_seen(work, session, command, viewer, now)
        case Card.OBJECTION_FORM | Card.ADDITION_FORM:
            return await _read_back_form(work, session, command, now)
        case Card.CONTRIBUTION | Card.CONTRIBUTION_FORM:
            return await _own_contribution(work, session, command, viewer, now)
        case Card.OWN:
            return await own_view(work, session, viewer, is_here=is_here(session, command))
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


async def _read_back_form(work: Work, session: Session, command: Show, now: datetime) -> View:
    run = await _run_here(work, session, _thing(command))
    run.check_read_back(session.clock(now))
    objects = command.card is Card.OBJECTION_FORM
    points = await read_back(work, session, run, None) if objects else ()
    shown, page, _ = paged(len(points), command.page)
    return ReadBackFormView(
        session=session,
        run=run,
        place=area_place(session.plan, session.plan.block(run.block_id)),
        objects=objects,
        points=points[shown],
        page=page,
    )


async def _own_contribution(
    work: Work, session: Session, command: Show, viewer: Participant | None, now: datetime
) -> View:
    written = await work.contributions.by(session.id, viewer.id) if viewer else []
    mine = [one for one in written if one.id == command.thing_id]
    if not mine:
        raise NoSuchContribution
    run = await work.runs.get(mine[0].run_id)
    until = await checked_until(work, session)
    view = contribution_view(session, run, mine[0], until=until, now=now)
    cited = (await cited_in(work, session)).get(mine[0].id)
    return replace(view, editing=command.card is Card.CONTRIBUTION_FORM, cited=cited)


async def _run_here(work: Work, session: Session, run_id: str) -> PromptRun:
    run = await work.runs.get(run_id)
    if run.session_id != session.id:
        raise NoSuchPrompt
    return run


def _thing(command: Show) -> str:
    if command.thing_id is None:
        raise NoSuchPrompt
    return command.thing_id
