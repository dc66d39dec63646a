"""Reads what a digest is made of, with every figure counted by the database."""

from collections import Counter

from digest.facts import Attendee, CheckFacts, Recount, RunFacts, SessionFacts
from facilitation.checking import check_until
from facilitation.floor import ROLE
from facilitation.plan import Plan
from facilitation.prompts import Asking, ReadBack, Round
from facilitation.runs import PromptRun
from facilitation.sessions import Session
from facilitation.speaking_rounds import SpeakingRound
from storage.deadlines import Due
from storage.work import Work


async def facts_of(work: Work, session: Session) -> SessionFacts:
    """Everything that the digest may know of a session whose prompts are all closed."""
    participants = await work.people.of(session.id)
    runs = await work.runs.of(session.id)
    joined = (await work.people.counts_by_role([session.id]))[session.id]
    return SessionFacts(
        session=session,
        attendees=tuple(Attendee(role_id=one.role_id, guest=one.guest) for one in participants),
        runs=tuple([await _run_facts(work, session.plan, run, joined) for run in runs]),
        contributions=tuple(await work.contributions.standing(session.id)),
        taken_back=tuple(await work.contributions.taken_back(session.id)),
        supports=await work.supports.of_session(session.id),
        supporters=await work.supports.supporters(session.id),
        reported=await work.written.reported(session.id),
        withdrawn=await work.written.withdrawn(session.id),
        corrections=await work.corrections.of(session.id),
        check=await _check(work, session),
        names=await names_of(work, session),
        recounts=await _recounts(work, runs),
    )


async def names_of(work: Work, session: Session) -> frozenset[str]:
    """Names and e-mail addresses of whoever took part or is in the plan."""
    return await work.people.names(session.id) | _known(session.plan)


async def _check(work: Work, session: Session) -> CheckFacts | None:
    """What came of the check, if anything: it is over once its deadline is met."""
    until = check_until(session)
    if until is None or await work.deadlines.find(session.id, Due.CHECK_ENDS, "") is not None:
        return None
    since = session.ended_at or until
    counted = await work.written.checked(session.id, since=since, until=until)
    return CheckFacts(until=until, **counted) if any(counted.values()) else None


def _known(plan: Plan) -> frozenset[str]:
    return frozenset(word for person in plan.people for word in (person.name, person.email))


async def _run_facts(work: Work, plan: Plan, run: PromptRun, joined: dict[str, int]) -> RunFacts:
    asked = sum(joined.get(role_id, 0) for role_id in plan.asked(run.prompt))
    if isinstance(run.prompt, SpeakingRound):
        return await _speaking_facts(work, run, asked)
    return RunFacts(
        run=run,
        asked=asked,
        answered=await _answered(work, run),
    )


async def _speaking_facts(work: Work, run: PromptRun, asked: int) -> RunFacts:
    """Who spoke is counted by the role that they have now; nobody is named."""
    floor = await work.floors.get(run.id)
    roles = {one.id: one.role_id for one in await work.people.of(run.session_id)}
    spoke = Counter(roles.get(place, place.removeprefix(ROLE)) for place in {*floor.spoken})
    return RunFacts(
        run=run,
        asked=asked,
        answered=spoke.total(),
        spoke=tuple(sorted(spoke.items())),
        passed=len({*floor.passed} - {*floor.spoken}),
    )


async def _answered(work: Work, run: PromptRun) -> int:
    if isinstance(run.prompt, Round):
        return sum((await work.written.writers_by_role(run.id)).values())
    if isinstance(run.prompt, ReadBack):
        return sum((await work.supports.taking_part(run.id)).values())
    if run.is_anonymous:
        return run.answered or 0
    return (await work.votes.counts([run.id]))[run.id]


async def _recounts(work: Work, runs: list[PromptRun]) -> dict[tuple[str, str], Recount]:
    named = [run for run in runs if isinstance(run.prompt, Asking) and not run.is_anonymous]
    return {
        (run.id, question.id): await work.votes.recount(run.id, question)
        for run in named
        for question in run.prompt.asks
    }
