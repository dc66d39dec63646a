"""Reads what the cards of participants' own statements show."""

from collections.abc import Sequence
from datetime import datetime

from dialogs.views.leading import ProposalRow, ProposalsView
from dialogs.views.writing import InvitationView, ProposingView
from dialogs.votes import known_as, proposals_to
from facilitation.people import Participant
from facilitation.proposals import Proposal, statements_of, waiting
from facilitation.runs import PromptRun, check_asked
from facilitation.sessions import Session, area_place
from facilitation.statements import MOST_WITH_PROPOSALS
from storage.work import Work


def invitation_view(session: Session, run: PromptRun, *, now: datetime) -> InvitationView:
    """The room's card that leads to proposing."""
    block = session.plan.block(run.block_id)
    return InvitationView(
        session=session,
        run=run,
        block=block,
        place=area_place(session.plan, block),
        is_open=run.is_open(session.clock(now)),
    )


async def proposing_view(
    work: Work, session: Session, run: PromptRun, viewer: Participant, *, now: datetime
) -> ProposingView:
    """One person's own proposals, and whether they may make another."""
    prompt = statements_of(run.prompt)
    check_asked(session.plan, prompt, viewer.role_id)
    mine = await own_proposals(work, run, viewer)
    return ProposingView(
        session=session,
        run=run,
        mine=tuple(mine),
        left=max(prompt.proposals_each - len(mine), 0),
        is_open=run.is_open(session.clock(now)),
    )


async def own_proposals(work: Work, run: PromptRun, viewer: Participant) -> list[Proposal]:
    """What one person has proposed to a run that is open; nobody is ever shown anybody else's."""
    known = await known_as(work, run, viewer.id)
    return [one for one in await proposals_to(work, run) if one.proposer == known]


async def proposals_view(work: Work, session: Session, *, page: int = 0) -> ProposalsView:
    """What waits to be admitted, for facilitators, and how much of it still fits."""
    runs = open_to_proposals(await work.runs.of(session.id))
    rows = [
        ProposalRow(run_id=run.id, words=one.words, text=one.text)
        for run in runs
        for one in waiting(await proposals_to(work, run))
    ]
    standing = [len(run.prompt.asks) for run in runs]
    return ProposalsView(
        session=session,
        rows=tuple(rows),
        are_taken=bool(runs),
        room=sum(max(MOST_WITH_PROPOSALS - one, 0) for one in standing),
        page=page,
    )


def open_to_proposals(runs: Sequence[PromptRun]) -> list[PromptRun]:
    """The runs to which participants may propose now."""
    return [run for run in runs if run.closed_at is None and run.prompt.takes_proposals]
