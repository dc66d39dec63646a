"""Kind reminders to those who have not written yet: to whom, and how often at most."""

from collections.abc import Collection, Iterable

from facilitation.people import Participant
from facilitation.plan import Plan
from facilitation.refusals.leading import NotNudgedAlone
from facilitation.runs import PromptRun, check_asked

MOST = 2
"""How often a role is reminded of one prompt, and a person in one session."""


def check_role_nudge(plan: Plan, run: PromptRun, role_id: str) -> None:
    """Refuse to remind a role of what it is not asked."""
    check_asked(plan, run.prompt, role_id)


def silent(
    plan: Plan, run: PromptRun, participants: Iterable[Participant], heard: Collection[str]
) -> tuple[Participant, ...]:
    """Who was asked by name and is not among those heard (participant ids).

    An anonymous prompt does not tell who answered, and nobody may find out: it is refused.
    """
    if run.is_anonymous:
        raise NotNudgedAlone(run.prompt.heading)
    asked = plan.asked(run.prompt)
    return tuple(one for one in participants if one.role_id in asked and one.id not in heard)
