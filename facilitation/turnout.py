"""How many have answered an anonymous prompt: told in whole batches, so that nobody stands out."""

from facilitation.plan import Plan
from facilitation.runs import PromptRun


def batch(plan: Plan) -> int:
    """By how many people at once the number moves: as many as may be told apart in a result."""
    return plan.digest.threshold


def told(plan: Plan, run: PromptRun, answered: int) -> int:
    """How many anybody is told, wherever it is told; the true number once the result is out.

    A number that moved with each answer would tell when each was given, to whoever watches.
    """
    if not run.is_anonymous or run.closed_at is not None:
        return answered
    return answered - answered % batch(plan)
