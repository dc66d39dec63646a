"""Reads what a card shows, inside the transaction that it answers."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from dialogs.checking import checked_until
from dialogs.floors import floor_view
from dialogs.reading_back import read_back
from dialogs.standing import answered
from dialogs.views.opening import SummaryView
from dialogs.views.prompts import FloorView, HeardView, PromptView, ResultView
from dialogs.views.writing import ContributionView
from dialogs.votes import answers_by, answers_to, keys_of
from facilitation.checking import can_change
from facilitation.contributions import Contribution
from facilitation.people import Participant
from facilitation.plan import Plan
from facilitation.privacy import QuestionResult
from facilitation.prompts import Asking, Prompt, ReadBack, Round
from facilitation.runs import PromptRun, live
from facilitation.sessions import Session, area_place
from facilitation.turnout import told
from storage.anonymity.keys import voter
from storage.work import Work


async def prompt_view(  # noqa: PLR0913 - whose view of what, and where in it
    work: Work,
    session: Session,
    run: PromptRun,
    *,
    viewer: Participant | None,
    now: datetime,
    page: int = 0,
) -> PromptView:
    """A prompt for the room, or for one participant with what they gave."""
    joined = (await work.people.counts_by_role([session.id]))[session.id]
    written = await _written(work, session, run, viewer)
    view = make_prompt_view(
        session,
        run,
        now=now,
        answered=told(session.plan, run, await answered(work, run)),
        asked=asked(session.plan, run.prompt, joined),
        viewer=viewer,
        mine=await mine(work, run, viewer),
        written=written,
        so_far=await _so_far(work, session, run),
        floor=await floor_view(work, session, run, viewer),
    )
    points = await read_back(work, session, run, viewer.id if viewer else None)
    return replace(view, points=points, page=page)


def make_prompt_view(  # noqa: PLR0913 - each is one fact of the card
    session: Session,
    run: PromptRun,
    *,
    now: datetime,
    answered: int,
    asked: int,
    viewer: Participant | None,
    mine: Mapping[str, tuple[str, ...]],
    written: tuple[Contribution, ...] = (),
    so_far: tuple[QuestionResult, ...] = (),
    recorded: bool = False,
    withdrawn: bool = False,
    page: int = 0,
    floor: FloorView | None = None,
) -> PromptView:
    """A prompt's card from facts that are already known."""
    block = session.plan.block(run.block_id)
    return PromptView(
        session=session,
        run=run,
        block=block,
        place=area_place(session.plan, block),
        is_open=run.is_open(session.clock(now)),
        answered=answered,
        asked=asked,
        role_id=viewer.role_id if viewer else None,
        mine=mine,
        written=written,
        so_far=so_far,
        recorded=recorded,
        withdrawn=withdrawn,
        page=page,
        floor=floor,
    )


async def result_view(work: Work, session: Session, run: PromptRun) -> ResultView:
    """What came of a prompt, for everyone alike."""
    block = session.plan.block(run.block_id)
    joined = (await work.people.counts_by_role([session.id]))[session.id]
    is_read_back = isinstance(run.prompt, ReadBack)
    written = await work.contributions.standing_in(run.id) if is_read_back else []
    return ResultView(
        session=session,
        run=run,
        block=block,
        place=area_place(session.plan, block),
        answered=told(session.plan, run, await answered(work, run)),
        asked=asked(session.plan, run.prompt, joined),
        objections=sum(one.objects_to is not None for one in written),
        added=sum(one.objects_to is None for one in written),
    )


async def heard_view(work: Work, session: Session, run: PromptRun, *, now: datetime) -> HeardView:
    """How much of a round was typed in the chat, for everyone alike."""
    block = session.plan.block(run.block_id)
    return HeardView(
        session=session,
        run=run,
        block=block,
        place=area_place(session.plan, block),
        is_open=run.is_open(session.clock(now)),
        typed=await work.written.typed(run.id),
    )


def contribution_view(
    session: Session,
    run: PromptRun,
    contribution: Contribution,
    *,
    until: datetime | None = None,
    now: datetime,
) -> ContributionView:
    """One's own contribution, with what can still be done to it."""
    return ContributionView(
        session=session,
        run=run,
        place=area_place(session.plan, session.plan.block(run.block_id)),
        contribution=contribution,
        can_change=can_change(session, until, now),
        check_until=until,
        is_open=run.is_open(session.clock(now)),
    )


async def summary_view(work: Work, session: Session) -> SummaryView:
    """What the room is shown at the end."""
    plan = session.plan
    runs = await work.runs.of(session.id)
    standing = await work.contributions.standing(session.id)
    participants = await work.people.of(session.id)
    observers = {role.id for role in plan.roles if role.observer}
    polls = [run for run in runs if isinstance(run.prompt, Asking)]
    return SummaryView(
        session=session,
        participants=sum(one.role_id not in observers for one in participants),
        observers=sum(one.role_id in observers for one in participants),
        contributions=len(standing),
        polls=len(polls),
        answers=sum([told(plan, run, await answered(work, run)) for run in polls]),
        areas=tuple(
            (area.id, sum(one.area_id == area.id for one in standing)) for area in plan.areas
        ),
        keep_until=plan.privacy.keep_until,
        check_until=await checked_until(work, session),
    )


def asked(plan: Plan, prompt: Prompt, joined: Mapping[str, int]) -> int:
    """How many of those who joined a prompt is put to."""
    return sum(joined.get(role_id, 0) for role_id in plan.asked(prompt))


async def mine(
    work: Work, run: PromptRun, viewer: Participant | None
) -> Mapping[str, tuple[str, ...]]:
    """What a participant answered; nothing once an anonymous prompt is closed."""
    if viewer is None or not isinstance(run.prompt, Asking):
        return {}
    keys = await keys_of(work, [run])
    known = voter(run, viewer.id, keys)
    return (
        {}
        if known is None
        else (await answers_by(work, [(run, known)], keys)).get((run.id, known), {})
    )


async def _so_far(work: Work, session: Session, run: PromptRun) -> tuple[QuestionResult, ...]:
    if not isinstance(run.prompt, Asking) or run.prompt.results != "at_once":
        return ()
    return run.results or live(session, run, await answers_to(work, run))


async def _written(
    work: Work, session: Session, run: PromptRun, viewer: Participant | None
) -> tuple[Contribution, ...]:
    if viewer is None or not isinstance(run.prompt, Round):
        return ()
    written = await work.contributions.by(session.id, viewer.id)
    return tuple(one for one in written if one.run_id == run.id)
