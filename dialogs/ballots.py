"""Answers that the rules let through, kept together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.answers import Answers, that_count
from dialogs.votes import answers_by, counts
from facilitation.announcements import PromptOpened
from facilitation.people import Participant
from facilitation.runs import Answered, PromptRun
from facilitation.sessions import Session
from facilitation.turnout import told
from storage.anonymity.keys import Key
from storage.work import Work


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
    said_at: datetime
    """By Teams' clock, where it is known: a later word may have come before."""
    withdrawn: bool
    page: int

    @property
    def whose(self) -> tuple[str, str]:
        """The run and the voter."""
        return self.run.id, self.voter


async def keep(work: Work, ballots: Sequence[Ballot], keys: Mapping[str, Key]) -> Sequence[Ballot]:
    """Keep the last word of each voter, and have the cards that count them redrawn.

    Gives the ballots as they stand: who had said something else later finds that.
    """
    last: dict[tuple[str, str], Ballot] = {}
    for one in ballots:
        if one.whose not in last or one.said_at >= last[one.whose].said_at:
            last[one.whose] = one
    taken = await work.last_words.take({whose: one.said_at for whose, one in last.items()})
    await _keep(work, {whose: one for whose, one in last.items() if whose in taken}, keys)

    def is_late(one: Ballot) -> bool:
        return one.whose not in taken or one.said_at < last[one.whose].said_at

    late = [(one.run, one.voter) for one in ballots if is_late(one)]
    standing = await answers_by(work, late, keys) if late else {}
    return [
        _as_it_stands(one, standing.get(one.whose, {})) if is_late(one) else one for one in ballots
    ]


def _as_it_stands(ballot: Ballot, answers: Answers) -> Ballot:
    return replace(ballot, answers=answers, withdrawn=not answers)


async def _keep(
    work: Work, last: Mapping[tuple[str, str], Ballot], keys: Mapping[str, Key]
) -> None:
    if not last:
        return
    secret = {one.run.id: one.run for one in last.values() if one.run.is_anonymous}
    before = await counts(work, secret.values())
    await _keep_named(work, [one for one in last.values() if not one.run.is_anonymous])
    for run in secret.values():
        theirs = [one for one in last.values() if one.run.id == run.id]
        await _keep_secret(work, run, keys[run.id], theirs)
    after = await counts(work, secret.values())
    await _redraw(work, [one for one in last.values() if _moves(one, before, after)])


def _moves(ballot: Ballot, before: Mapping[str, int], after: Mapping[str, int]) -> bool:
    """Whether the cards show another number than before.

    Of two processes at once neither may see that together they fill a batch: the next one shows.
    """
    run, plan = ballot.run, ballot.session.plan
    if not run.is_anonymous:
        return True
    return told(plan, run, before[run.id]) != told(plan, run, after[run.id])


async def _redraw(work: Work, ballots: Collection[Ballot]) -> None:
    if not ballots:
        return
    counted = {ballot.run.id: ballot.run for ballot in ballots}
    now = max(ballot.now for ballot in ballots)
    rooms = [
        PromptOpened(session_id=run.session_id, run_id=run.id)
        for run in counted.values()
        if run.prompt.is_one_tap
    ]
    controls = await work.controls.of({run.session_id for run in counted.values()})
    await work.outbox.redraw([*rooms, *controls], at=now)


async def _keep_named(work: Work, ballots: Collection[Ballot]) -> None:
    await work.votes.remove(
        [
            (one.run.id, one.voter)
            for one in ballots
            if one.withdrawn or len(one.run.prompt.asks) > 1
        ]
    )
    await work.votes.put([answer for one in ballots for answer in _answered(one)])


async def _keep_secret(work: Work, run: PromptRun, key: Key, ballots: Collection[Ballot]) -> None:
    """Keep an anonymous run's ballots, each whole in place of the same voter's earlier one."""
    await work.ballots.remove(run.id, [one.voter for one in ballots if one.withdrawn])
    await work.ballots.put(run, key, [answer for one in ballots for answer in _answered(one)])


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
