"""The verdict on a round: every claim held against what was found."""

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from facilitation.announcements import PromptBrokenOff
from storage.work import Work
from tests.chaos import findings, oracle, sayings
from tests.chaos.company import Company
from tests.chaos.history import Deed, Outcome
from tests.chaos.machines import DATABASE_CRASHED, Fleet


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a round came to."""

    kills: int
    struck: Counter[str]
    figures: Counter[str]
    violations: list[str]
    latest: float
    """The most seconds that a deadline was met late, whatever was away meanwhile."""
    quiet_after: float
    """Seconds from the end of all trouble until everything was said."""


async def judge(
    company: Company, fleet: Fleet, *, may_be_late: float, quiet_after: float
) -> Verdict:
    """Hold what people were told against what can be seen now that all is over."""
    logs = [machine.bot.log for machine in fleet.machines]
    met = list(findings.met_deadlines(logs))
    served = [list(machine.spans()) for machine in fleet.machines]
    async with company.stage.beside() as work:
        crashes = fleet.struck[DATABASE_CRASHED]
        found = await _found(company, work, crashes=crashes)
    violations = [
        *found,
        *oracle.lateness(met, served, fleet.database.away, may_be_late=may_be_late),
        *findings.faults_of_ours(logs),
        *chain.from_iterable(machine.faults for machine in fleet.machines),
    ]
    return Verdict(
        kills=fleet.kills,
        struck=fleet.struck,
        figures=_figures(company) + Counter({"deadlines": len(met)}),
        violations=violations,
        latest=max((one.at - one.due for one in met), default=0.0),
        quiet_after=quiet_after,
    )


async def _found(company: Company, work: Work, *, crashes: int) -> list[str]:
    """Everything that is wrong by what the database and the digest have."""
    history, stage, session = company.history, company.stage, company.session
    digest = await work.digests.find(session)
    if digest is None:
        return ["there is no digest"]
    runs = await work.runs.of(session)
    parcels = await work.outbox.of(session)
    told_off = (one.announcement for one in parcels if not one.redraws)
    broken = [one.run_id for one in told_off if isinstance(one, PromptBrokenOff)]
    lost = [await work.runs.get(run_id) for run_id in broken]
    headings = {run.id: run.prompt.heading for run in (*runs, *lost)}
    told = sayings.outbox(parcels, headings, sayings.seen_posts(stage))
    quotes = list(findings.quotes_of(digest))
    return [
        *(f"{run.prompt.heading} was never closed" for run in runs if run.closed_at is None),
        *oracle.votes(history.without(broken), findings.polls_of(digest)),
        *oracle.reads(history.without(broken)),
        *oracle.broken_off([run.prompt.heading for run in lost], crashes=crashes),
        *oracle.contributions(history, Counter(quote.text for quote in quotes)),
        *oracle.supports(
            history,
            {quote.contribution_id: quote.supports for quote in quotes if quote.supports},
            _may_be_gone(company),
        ),
        *oracle.questions(history, Counter(headings.values())),
        *oracle.acts(history, told.said),
        *oracle.announcements(told.said),
        *told.unsaid,
        *_untold(headings, told.said, broken),
        *oracle.shown_counts(history, list(findings.shown_counts(stage.teams.ledger.sights))),
        *await findings.digest_faults(work, session),
        *await findings.traces_left(work, session),
    ]


def _may_be_gone(company: Company) -> set[str]:
    """The points that their authors may have taken back."""
    standing = oracle.standing_words(company.history)
    return {point for point, written in company.points.items() if None in standing[written]}


def _untold(headings: dict[str, str], said: sayings.SaidOf, broken: list[str]) -> list[str]:
    """Prompts of which the room was not told that they opened, and closed or were broken off."""
    due = [f"prompt {run}" for run in headings]
    due += [f"closed {heading}" for run, heading in headings.items() if run not in broken]
    return [f"{what} is announced nowhere" for what in due if what not in said]


def _figures(company: Company) -> Counter[str]:
    outcomes = Counter(
        f"{event.deed} {event.outcome}"
        for event in company.history.events
        if event.deed is not Deed.READ
    )
    reads = sum(event.deed is Deed.READ for event in company.history.events)
    return outcomes + Counter({f"{Deed.READ} {Outcome.OK}": reads})
