"""Reads what the control card shows: where the session is, and what can be done."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from dialogs.floors import floor_view
from dialogs.standing import answered, can_undo, is_published, taking_part
from dialogs.viewing import asked
from dialogs.views.leading import ControlView, OpenPrompt, RoleProgress
from facilitation.agenda import ends_at, late_by
from facilitation.announcements import ControlShown
from facilitation.likeliest import likeliest
from facilitation.prompts import Prompt, ReadBack
from facilitation.runs import PromptRun
from facilitation.sessions import Session, area_place
from facilitation.turnout import told
from storage.outbox.parcels import ParcelState
from storage.work import Work


async def control_view(work: Work, session: Session, *, now: datetime, viewer: str) -> ControlView:
    """Where a session is and what can be done, for the facilitator who is reached at `viewer`."""
    runs = await work.runs.of(session.id)
    joined = (await work.people.counts_by_role([session.id]))[session.id]
    parcels = await work.outbox.counts(session.id)
    own = await work.outbox.state_of(ControlShown(session_id=session.id, recipient=viewer))
    unasked = await waiting(work, session, runs)
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
        has_points=any((await work.written.counts([run.id for run in runs])).values()),
        reads_back=_reads_back(session, runs),
    )


def _reads_back(session: Session, runs: Sequence[PromptRun]) -> bool:
    over = {run.prompt.id for run in runs if run.closed_at is not None}
    planned = session.block.prompts if session.block else ()
    return any(isinstance(one, ReadBack) and one.id not in over for one in planned)


def reopenable(session: Session, runs: Sequence[PromptRun]) -> PromptRun | None:
    """The prompt of the current block that was closed last, while nothing of it is published."""
    latest = closed_last(session, runs)
    return latest if latest is not None and not is_published(latest) else None


def closed_last(session: Session, runs: Sequence[PromptRun]) -> PromptRun | None:
    """The prompt of the current block that was closed last."""
    closed = [run for run in runs if run.block_id == session.block_id and run.closed_at is not None]
    return max(closed, key=lambda run: (run.closed_at, run.id), default=None)


async def waiting(work: Work, session: Session, runs: Sequence[PromptRun]) -> tuple[Prompt, ...]:
    """The prompts of the current block that were not put to the room, or not for good."""
    planned = session.block.prompts if session.block else ()
    of_plan = {prompt.id for prompt in planned}
    # What was asked on the spot is in no plan, and is put again as it was.
    asked = [run.prompt for run in await work.runs.taken_back(session.id, session.block_id)]
    again = {prompt.id: prompt for prompt in asked if prompt.id not in of_plan}
    asked_already = {run.prompt.id for run in runs}
    return tuple(one for one in (*planned, *again.values()) if one.id not in asked_already)


async def open_prompts(
    work: Work, session: Session, runs: Sequence[PromptRun], joined: Mapping[str, int]
) -> tuple[OpenPrompt, ...]:
    """What is open, and how far each role is with it."""
    opened = [run for run in runs if run.closed_at is None]
    return tuple([await _open_prompt(work, session, run, joined) for run in opened])


async def _open_prompt(
    work: Work, session: Session, run: PromptRun, joined: Mapping[str, int]
) -> OpenPrompt:
    # Who answers an anonymous prompt is watched by role no more than by name.
    by_role = {} if run.is_anonymous else await taking_part(work, run)
    turnout = await answered(work, run) if run.is_anonymous else sum(by_role.values())
    return OpenPrompt(
        run=run,
        answered=told(session.plan, run, turnout),
        asked=asked(session.plan, run.prompt, joined),
        roles=tuple(
            RoleProgress(
                role_id=role_id,
                answered=None if run.is_anonymous else by_role.get(role_id, 0),
                joined=joined.get(role_id, 0),
            )
            for role_id in session.plan.asked(run.prompt)
        ),
        floor=await floor_view(work, session, run, None),
    )
