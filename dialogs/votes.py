"""Votes, whether they lead to people or not: whoever asks here need not know which."""

from collections.abc import Collection, Mapping
from datetime import datetime

from facilitation.proposals import Proposal
from facilitation.runs import Answered, PromptRun
from storage.anonymity.keys import Key, voter
from storage.deadlines import Due
from storage.work import Work

Given = dict[str, tuple[str, ...]]
"""Option ids, or a text, by question id."""


async def keys_of(work: Work, runs: Collection[PromptRun]) -> Mapping[str, Key]:
    """The keys of those runs that are anonymous and open."""
    anonymous = [run.id for run in runs if run.is_anonymous]
    return await work.keys.of(anonymous) if anonymous else {}


async def key_of(work: Work, run: PromptRun) -> Key | None:
    """The key of a run that is anonymous and open."""
    return (await keys_of(work, [run])).get(run.id)


async def is_key_lost(work: Work, run: PromptRun) -> bool:
    """Whether nobody can open the answers to an open anonymous run any more."""
    return run.is_anonymous and await key_of(work, run) is None


async def known_as(work: Work, run: PromptRun, participant_id: str) -> str | None:
    """How a participant is known to a run; None where an anonymous run's key is gone."""
    return voter(run, participant_id, await keys_of(work, [run]))


async def answers_to(work: Work, run: PromptRun) -> list[Answered]:
    """Every answer that counts; none where an anonymous run's key is gone."""
    if not run.is_anonymous:
        return await work.votes.of(run.id)
    key = await key_of(work, run)
    return await work.ballots.of(run.id, key) if key else []


async def answers_by(
    work: Work, voters: Collection[tuple[PromptRun, str]], keys: Mapping[str, Key]
) -> dict[tuple[str, str], Given]:
    """What those voters answered, by (run id, voter), whether it counts already or not."""
    found: dict[tuple[str, str], Given] = {}
    named = [(run.id, known) for run, known in voters if not run.is_anonymous]
    if named:
        found |= await work.votes.of_voters(named)
    for run_id in {run.id for run, _ in voters if run.id in keys}:
        theirs = [known for run, known in voters if run.id == run_id]
        given = await work.ballots.of_voters(run_id, keys[run_id], theirs)
        found |= {(run_id, known): answers for known, answers in given.items()}
    return found


async def proposals_to(work: Work, run: PromptRun) -> list[Proposal]:
    """Every proposal to a run; none where an anonymous run's key is gone."""
    key = await key_of(work, run)
    return [] if run.is_anonymous and key is None else await work.proposals.of(run.id, key)


async def counts(work: Work, runs: Collection[PromptRun]) -> dict[str, int]:
    """How many people answered each of those runs."""
    named = [run.id for run in runs if not run.is_anonymous]
    anonymous = [run.id for run in runs if run.is_anonymous]
    counted = await work.votes.counts(named) if named else {}
    return counted | (await work.ballots.counts(anonymous) if anonymous else {})


async def forget_secrets(work: Work, run: PromptRun, *, at: datetime) -> None:
    """Destroy what is of use only while a run is open: when people had their last word on it.

    Of an anonymous one also all that it holds, its key before all; wiped once this is committed.
    """
    await work.last_words.forget(run.id)
    if run.is_anonymous:
        await work.ballots.forget(run.id)
        await work.keys.forget(run.id)
        await work.deadlines.put(
            session_id=run.session_id, kind=Due.TRACES_ARE_WIPED, thing_id=run.id, due_at=at
        )
