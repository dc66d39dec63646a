"""How many have answered, in words; of an anonymous prompt that is open only so much as is told."""

from bot.wording.words import Words
from facilitation.plan import Plan
from facilitation.runs import PromptRun
from facilitation.turnout import batch


def turnout(plan: Plan, run: PromptRun, words: Words, *, answered: int, asked: int) -> str:
    """So many answers of so many, or at least so many where the number moves in batches."""
    if not run.is_anonymous or run.closed_at is not None:
        return words("answers_of", count=answered, asked=asked)
    if not answered:
        return words("answers_fewer_than", count=batch(plan))
    return words("answers_at_least", count=answered, asked=asked)
