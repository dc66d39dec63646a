"""How long every ballot of a prompt is made, so that its length tells nothing."""

from facilitation.priorities import MOST_DOTS
from facilitation.prompts import Asking
from facilitation.questions import Question, TextQuestion

STEP = 256

LONGEST_ROLE = 60
AROUND = 16
"""Brackets, commas, quotation marks and a truth value, at their most."""
BYTES_OF_A_CHARACTER = 6
"""In JSON, at its most."""


def room(prompt: Asking) -> int:
    """The bytes that the longest possible ballot of a prompt takes, rounded up."""
    longest = LONGEST_ROLE + AROUND + sum(map(_room, prompt.asks))
    return -(-longest // STEP) * STEP


def padded(content: bytes, length: int) -> bytes:
    """Made that long by blanks. Raises ValueError for what is longer: it would give itself away."""
    if len(content) > length:
        raise ValueError(length)
    return content.ljust(length)


def _room(question: Question) -> int:
    if isinstance(question, TextQuestion):
        return len(question.id) + AROUND + BYTES_OF_A_CHARACTER * question.longest
    longest = max((len(option.id) for option in question.choices), default=0)
    # Each option once, or as many dots as there can be.
    most = max(len(question.choices), MOST_DOTS)
    return len(question.id) + AROUND + most * (longest + len('"",'))
