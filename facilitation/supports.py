"""Supports: a participant's "me too" on what somebody else wrote."""

from facilitation.contributions import Contribution
from facilitation.people import Participant
from facilitation.plan import Plan
from facilitation.prompts import Prompt
from facilitation.refusals.answering import NotAsked
from facilitation.refusals.writing import ContributionIsWithdrawn, YourOwn
from facilitation.runs import check_asked


def check_support(
    plan: Plan, prompt: Prompt, contribution: Contribution, participant: Participant
) -> None:
    """Refuse a support of one's own point, of a withdrawn one, or by who is not asked.

    `prompt` is where it is supported: the round that collected it, or a read-back of its area.
    """
    if contribution.withdrawn_at is not None:
        raise ContributionIsWithdrawn(number=contribution.number)
    if contribution.participant_id == participant.id:
        raise YourOwn(number=contribution.number)
    if plan.role(participant.role_id).observer:
        raise NotAsked(heading=prompt.heading, roles=plan.asked_by_default)
    check_asked(plan, prompt, participant.role_id)
