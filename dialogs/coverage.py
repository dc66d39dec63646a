"""Reads the coverage grid, and who is still to be heard on what is open."""

from collections import Counter
from datetime import datetime

from dialogs.steering import open_prompts
from dialogs.views.leading import CoverageView, Reminded
from facilitation.coverage import coverage
from facilitation.nudges import MOST
from facilitation.prompts import Collecting
from facilitation.runs import PromptRun
from facilitation.sessions import Session
from storage.outbox.parcels import ParcelState
from storage.work import Work


async def coverage_view(
    work: Work, session: Session, *, now: datetime, said: "Reminded | None" = None
) -> CoverageView:
    """What has been said by whom, for facilitators alone."""
    runs = await work.runs.of(session.id)
    joined = (await work.people.counts_by_role([session.id]))[session.id]
    cells = await work.written.cells(session.id)
    times = await work.nudges.times(session.id)
    opened = await open_prompts(work, session, runs, joined)
    return CoverageView(
        session=session,
        now=session.clock(now),
        coverage=coverage(session.plan, runs, cells, joined),
        open_prompts=opened,
        enough=frozenset(key for key, number in times.items() if number >= MOST),
        reminded=tuple([await _reminded(work, session, one.run) for one in opened]),
        said=said,
    )


async def heard(work: Work, run: PromptRun) -> set[str]:
    """The ids of those who answered a named prompt, wrote in it, or agreed to what it reads."""
    if isinstance(run.prompt, Collecting):
        writing = await work.written.writers(run.id)
        return writing | await work.supports.agreeing(run.id)
    return {answer.voter for answer in await work.votes.of(run.id)}


async def _reminded(work: Work, session: Session, run: PromptRun) -> Reminded:
    """What became of the reminders in 1:1s about one run."""
    states = Counter(await work.outbox.states_of("person_nudged", session.id, run.id))
    return Reminded(
        run_id=run.id,
        reached=states[ParcelState.DELIVERED],
        unreachable=states[ParcelState.UNDELIVERABLE],
        on_their_way=states[ParcelState.WAITING] + states[ParcelState.SENDING],
    )
