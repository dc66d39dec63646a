"""Reads what a card shows, inside the transaction that it answers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.floors import floor_view
from dialogs.points import read_back
from dialogs.standing import answered, can_undo, is_published, taking_part
from dialogs.views.leading import ControlView, OpenPrompt, RoleProgress
from dialogs.views.opening import SummaryView
from dialogs.views.prompts import FloorView, HeardView, PromptView, ResultView
from dialogs.views.writing import ContributionView
from facilitation.agenda import ends_at, late_by
from facilitation.announcements import ControlShown
from facilitation.contributions import Contribution
from facilitation.likeliest import likeliest
from facilitation.people import Participant
from facilitation.plan import Plan
from facilitation.privacy import QuestionResult
from facilitation.prompts import Asking, Prompt, Round
from facilitation.sessions import PromptRun, Session, SessionState, area_place, tally
from storage.outbox.parcels import ParcelState
from storage.store import Work
from storage.votes import voter


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
        answered=await answered(work, run),
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
    by_role = await work.contributions.counts_by_role(run.id)
    return ResultView(
        session=session,
        run=run,
        block=block,
        place=area_place(session.plan, block),
        answered=await answered(work, run),
        asked=asked(session.plan, run.prompt, joined),
        contributions_by_role=tuple(
            (role.id, by_role[role.id]) for role in session.plan.roles if role.id in by_role
        ),
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
        typed=await work.contributions.typed(run.id),
    )


def contribution_view(
    session: Session, run: PromptRun, contribution: Contribution, *, now: datetime
) -> ContributionView:
    """One's own contribution, with what can still be done to it."""
    return ContributionView(
        session=session,
        run=run,
        place=area_place(session.plan, session.plan.block(run.block_id)),
        contribution=contribution,
        can_change=session.state is not SessionState.ENDED,
        is_open=run.is_open(session.clock(now)),
    )


async def control_view(work: Work, session: Session, *, now: datetime, viewer: str) -> ControlView:
    """Where a session is and what can be done, for the facilitator who is reached at `viewer`."""
    runs = await work.runs.of(session.id)
    joined = (await work.people.counts_by_role([session.id]))[session.id]
    parcels = await work.outbox.counts(session.id)
    own = await work.outbox.state_of(ControlShown(session_id=session.id, recipient=viewer))
    unasked = waiting(session, runs)
    opened = await open_prompts(work, session, runs, joined)
    return ControlView(
        session=session,
        now=session.clock(now),
        place=area_place(session.plan, session.block) if session.block else None,
        open_prompts=opened,
        waiting=unasked,
        likeliest=likeliest(
            session,
            answered_by_all=[one.run.id for one in opened if one.is_answered_by_all],
            unasked=[prompt.id for prompt in unasked],
        ),
        session_ends_at=ends_at(session),
        reopenable=reopenable(session, runs),
        joined=sum(joined.values()),
        next_block=session.next_block,
        late_by_minutes=late_by(session, now) // timedelta(minutes=1),
        undelivered=parcels.get(ParcelState.UNDELIVERABLE, 0),
        doubtful=parcels.get(ParcelState.DOUBTFUL, 0),
        undoable=await can_undo(work, session, runs),
        proposals=await work.proposals.waiting([one.run.id for one in opened]),
        limited=("personal",) if own is ParcelState.UNDELIVERABLE else (),
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
        answers=sum([await answered(work, run) for run in polls]),
        areas=tuple(
            (area.id, sum(one.area_id == area.id for one in standing)) for area in plan.areas
        ),
        keep_until=plan.privacy.keep_until,
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
    known_as = voter(run, viewer.id, await work.votes.keys([run.id]))
    return {} if known_as is None else await work.votes.of_voter(run.id, known_as)


def reopenable(session: Session, runs: Sequence[PromptRun]) -> PromptRun | None:
    """The prompt of the current block that was closed last, while nothing of it is published."""
    latest = closed_last(session, runs)
    return latest if latest is not None and not is_published(latest) else None


def closed_last(session: Session, runs: Sequence[PromptRun]) -> PromptRun | None:
    """The prompt of the current block that was closed last."""
    closed = [run for run in runs if run.block_id == session.block_id and run.closed_at is not None]
    return max(closed, key=lambda run: (run.closed_at, run.id), default=None)


async def _so_far(work: Work, session: Session, run: PromptRun) -> tuple[QuestionResult, ...]:
    if not isinstance(run.prompt, Asking) or run.prompt.results != "at_once":
        return ()
    return run.results or tally(session, run.prompt, await work.votes.of(run.id))


async def _written(
    work: Work, session: Session, run: PromptRun, viewer: Participant | None
) -> tuple[Contribution, ...]:
    if viewer is None or not isinstance(run.prompt, Round):
        return ()
    written = await work.contributions.by(session.id, viewer.id)
    return tuple(one for one in written if one.run_id == run.id)


def waiting(session: Session, runs: Sequence[PromptRun]) -> tuple[Prompt, ...]:
    """The prompts of the current block that were not put to the room yet."""
    asked_already = {run.prompt.id for run in runs}
    return tuple(
        prompt
        for prompt in (session.block.prompts if session.block else ())
        if prompt.id not in asked_already
    )


async def open_prompts(
    work: Work, session: Session, runs: Sequence[PromptRun], joined: Mapping[str, int]
) -> tuple[OpenPrompt, ...]:
    """What is open, and how far each role is with it."""
    opened = [run for run in runs if run.closed_at is None]
    return tuple([await _open_prompt(work, session, run, joined) for run in opened])


async def _open_prompt(
    work: Work, session: Session, run: PromptRun, joined: Mapping[str, int]
) -> OpenPrompt:
    by_role = await taking_part(work, run)
    return OpenPrompt(
        run=run,
        answered=sum(by_role.values()),
        asked=asked(session.plan, run.prompt, joined),
        roles=tuple(
            RoleProgress(
                role_id=role_id,
                answered=by_role.get(role_id, 0),
                joined=joined.get(role_id, 0),
            )
            for role_id in session.plan.asked(run.prompt)
        ),
        floor=await floor_view(work, session, run, None),
    )
