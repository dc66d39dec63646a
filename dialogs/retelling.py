"""Retelling: what repeats a contribution says what its author says now."""

from facilitation.contributions import Contribution
from storage.work import Work


async def retell(work: Work, contribution: Contribution) -> None:
    """Have the prompts that repeat a contribution say what it says now, retracted ones too.

    None opens meanwhile: whoever opens one holds the session, which is shared here.
    """
    for run in await work.runs.ever(contribution.session_id):
        if run.prompt.retold(contribution) is not run.prompt:
            held = await work.runs.hold(run.id)
            await work.runs.rewrite(held, held.prompt.retold(contribution))
