"""How far a prompt has come: who answered, what is published, what could be taken back."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from dialogs.floors import spoken_by_role
from dialogs.votes import counts, proposals_to
from facilitation.prompts import Asking, ReadBack, Round
from facilitation.runs import PromptRun
from facilitation.sessions import Before, Session
from facilitation.speaking_rounds import SpeakingRound
from facilitation.turnout import told
from facilitation.undoing import OPENING
from storage.work import Work


async def answered(work: Work, run: PromptRun) -> int:
    """How many people answered a prompt, or how many contributions a round has."""
    if isinstance(run.prompt, Round):
        return (await work.written.counts([run.id]))[run.id]
    if isinstance(run.prompt, ReadBack):
        return sum((await taking_part(work, run)).values())
    if isinstance(run.prompt, SpeakingRound):
        return len((await work.floors.get(run.id)).spoken)
    if run.answered is not None:
        return run.answered
    return (await counts(work, [run]))[run.id]


def open_to(
    session: Session, runs: Sequence[PromptRun], role_id: str, now: datetime
) -> tuple[PromptRun, ...]:
    """What waits for an answer of somebody in a role, what closes first first.

    Observers find every round, to write for others.
    """
    observes = session.plan.role(role_id).observer
    found = [
        run
        for run in runs
        if run.is_open(session.clock(now))
        and (
            role_id in session.plan.asked(run.prompt)
            or (observes and isinstance(run.prompt, Round))
        )
    ]
    return tuple(sorted(found, key=lambda run: (run.closes_at, run.id)))


async def taking_part(work: Work, run: PromptRun) -> Mapping[str, int]:
    """How many people of each role have answered by name, written, supported or spoken."""
    match run.prompt:
        case Round():
            return await work.written.writers_by_role(run.id)
        case ReadBack():
            return await work.supports.taking_part(run.id)
        case SpeakingRound():
            floor = await work.floors.get(run.id)
            return await spoken_by_role(work, run, {*floor.spoken})
        case _:
            return await work.votes.counts_by_role(run.id)


def is_published(run: PromptRun) -> bool:
    """Whether a result of the prompt is out, or its answers can no longer be told apart."""
    return isinstance(run.prompt, Asking) and (run.is_anonymous or run.prompt.results != "never")


async def can_undo(work: Work, session: Session, runs: Sequence[PromptRun]) -> bool:
    """Whether the last act looks as if it could be taken back."""
    act = session.undoable
    if act is None:
        return False
    if act.act == "close":
        return not any(is_published(run) for run in closed_by(act, runs))
    opened = [run for run in runs if run.id not in act.asked] if act.act in OPENING else []
    return not any(
        [
            told(session.plan, run, await answered(work, run)) or await proposals_to(work, run)
            for run in opened
        ]
    )


def closed_by(act: Before, runs: Sequence[PromptRun]) -> list[PromptRun]:
    """The runs that the act itself has closed."""
    return [run for run in runs if run.id in act.runs and run.closed_at == act.at]
