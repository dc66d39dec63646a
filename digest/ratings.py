"""How far people agree who rated the same thing: for a scale, whose steps have no distances."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import fsum, log2

from digest.outcomes import Spread
from facilitation.counting import Counted
from facilitation.privacy import Counts
from facilitation.questions import Question, RatingQuestion


def spreads(question: Question, total: Counts, groups: Sequence[Counts]) -> tuple[Spread, ...]:
    """Everybody's answers, then each group's; a group without an opinion has none."""
    if not isinstance(question, RatingQuestion):
        return ()
    steps = range(1, len(question.steps) + 1)
    given = [((), total.counts), *((one.roles, one.counts) for one in groups)]
    told = ((roles, _on(steps, counts)) for roles, counts in given)
    return tuple(
        Spread(roles=roles, middle=_middle(people), consensus=consensus(people))
        for roles, people in told
        if any(people.values())
    )


def consensus(people: Mapping[int, int]) -> int:
    """Tastle & Wierman (2007), in hundredths: 1 + Σ p log2(1 - |step - mean| / width)."""
    count = sum(people.values())
    mean = fsum(step * number for step, number in people.items()) / count
    width = max(people) - min(people)
    told = (
        number / count * log2(1 - abs(step - mean) / width)
        for step, number in people.items()
        if number
    )
    return round(100 * (1 + fsum(told)))


def _on(steps: range, counts: Counted) -> dict[int, int]:
    """How many people are on each step; who has no opinion is on none."""
    people = dict(counts)
    return {step: people[str(step)] for step in steps}


def _middle(people: Mapping[int, int]) -> tuple[str, str]:
    count = sum(people.values())
    reached = dict(zip(people, accumulate(people.values()), strict=True))
    lower = next(step for step, so_far in reached.items() if 2 * so_far >= count)
    upper = next(step for step, so_far in reached.items() if 2 * so_far > count)
    return str(lower), str(upper)
