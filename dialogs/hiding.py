"""Hiding: the names of who is forgotten, wherever others wrote them down."""

from collections.abc import Callable, Collection
from dataclasses import replace

from dialogs.retelling import retell
from digest.impromptu import reworded as asked_anew
from digest.masking import Mask
from digest.points.corrections import reworded
from facilitation.prompts import Asking
from facilitation.questions import TextQuestion
from facilitation.runs import PromptRun
from facilitation.sessions import Session
from storage.work import Work

Say = Callable[[str], str]
"""Gives a text without the names."""


async def hide_names(work: Work, session: Session, names: Collection[str]) -> bool:
    """Hide names in what was written to a held session; whether any was found."""
    say = Mask(names).names_in
    found = [
        await _in_corrections(work, session, say),
        await _in_contributions(work, session, say),
        *[await _in_run(work, session, run, say) for run in await work.runs.ever(session.id)],
    ]
    await work.outbox.reword(session.id, say)
    return any(found)


async def _in_corrections(work: Work, session: Session, say: Say) -> bool:
    """In what organisers called points and gave as reasons."""
    log = await work.corrections.of(session.id)
    found = [(one, reworded(one, say)) for one in log]
    changed = [hidden for one, hidden in found if hidden != one]
    for hidden in changed:
        await work.corrections.reword(session.id, hidden)
    return bool(changed)


async def _in_contributions(work: Work, session: Session, say: Say) -> bool:
    found = False
    for one in await work.contributions.standing(session.id):
        first = one.first_text and say(one.first_text)
        hidden = replace(one, text=say(one.text), first_text=first)
        if hidden != one:
            found = True
            await work.contributions.save(hidden)
            await retell(work, hidden)
    return found


async def _in_run(work: Work, session: Session, run: PromptRun, say: Say) -> bool:
    """In a question that no plan has, and in answers in people's own words."""
    prompt = asked_anew(session.plan, run.prompt, say)
    if prompt != run.prompt:
        await work.runs.rewrite(run, prompt)
    answers = await _in_answers(work, run, say)
    results = tuple(one.reworded(say) for one in run.results)
    if results != run.results:
        await work.runs.close(replace(run, results=results))
    return prompt != run.prompt or answers or results != run.results


async def _in_answers(work: Work, run: PromptRun, say: Say) -> bool:
    """Of an anonymous prompt none is left."""
    if not isinstance(run.prompt, Asking):
        return False
    typed = {one.id for one in run.prompt.asks if isinstance(one, TextQuestion)}
    given = [one for one in await work.votes.of(run.id) if one.question_id in typed]
    hidden = [replace(one, chosen=tuple(map(say, one.chosen))) for one in given]
    changed = [new for old, new in zip(given, hidden, strict=True) if new != old]
    await work.votes.put(changed)
    return bool(changed)
