"""Answers that the rules let through, kept together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dialogs.answers import Answers, that_count
from dialogs.controls import redraw_controls
from facilitation.announcements import PromptOpened
from facilitation.people import Participant
from facilitation.runs import Answered, PromptRun
from facilitation.sessions import Session
from storage.store import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """An answer that the rules let through, and all that is known of it."""

    session: Session
    run: PromptRun
    participant: Participant
    voter: str
    answers: Answers
    """All that stands after it; empty where the answer is taken back."""
    now: datetime
    withdrawn: bool
    page: int


async def keep(work: Work, ballots: Iterable[Ballot]) -> None:
    """Keep the last word of each voter, and have the cards that count them redrawn."""
    last = {(ballot.run.id, ballot.voter): ballot for ballot in ballots}
    if not last:
        return
    await work.votes.remove(
        [key for key, ballot in last.items() if ballot.withdrawn or len(ballot.run.prompt.asks) > 1]
    )
    await work.votes.put([answer for ballot in last.values() for answer in _answered(ballot)])
    counted = {ballot.run.id: ballot.run for ballot in last.values()}
    now = max(ballot.now for ballot in last.values())
    await work.outbox.redraw(
        [
            PromptOpened(session_id=run.session_id, run_id=run.id)
            for run in counted.values()
            if run.prompt.is_one_tap
        ],
        at=now,
    )
    await redraw_controls(work, {run.session_id for run in counted.values()}, at=now)


def _answered(ballot: Ballot) -> list[Answered]:
    whole = that_count(ballot.run.asking, ballot.answers)
    return [
        Answered(
            run_id=ballot.run.id,
            question_id=question_id,
            voter=ballot.voter,
            role_id=ballot.participant.role_id,
            chosen=chosen,
            whole=question_id in whole,
        )
        for question_id, chosen in ballot.answers.items()
    ]
