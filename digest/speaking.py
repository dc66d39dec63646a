"""What speaking rounds came to: numbers that tell of nobody."""

from collections.abc import Iterable, Iterator

from digest.facts import RunFacts
from digest.groups import RoleGroup
from digest.outcomes import SpeakingOutcome
from facilitation.grouping import partition
from facilitation.plan import Plan
from facilitation.speaking_rounds import SpeakingRound


def speaking_outcomes(runs: Iterable[RunFacts], plan: Plan) -> Iterator[SpeakingOutcome]:
    """Tell the speaking rounds among these, each with what may be told of it."""
    threshold = plan.digest.threshold
    for one in runs:
        if isinstance(one.run.prompt, SpeakingRound):
            yield SpeakingOutcome(
                run_id=one.run.id,
                question=one.run.prompt.question,
                spoke=one.answered if one.answered >= threshold else None,
                passed=one.passed if one.passed >= threshold else None,
                groups=_groups(one, plan),
            )


def _groups(one: RunFacts, plan: Plan) -> tuple[RoleGroup, ...]:
    """The roles of those who spoke, merged where they are few."""
    spoke = dict(one.spoke)
    people = {role.id: spoke[role.id] for role in plan.roles if spoke.get(role.id)}
    if sum(people.values()) < plan.digest.threshold:
        return ()
    groups = partition(people, plan.digest.threshold)
    if len(groups) == 1 and len(people) > 1:
        return ()
    return tuple(
        RoleGroup(roles=roles, people=sum(people[role_id] for role_id in roles)) for roles in groups
    )
