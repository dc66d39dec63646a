"""Why a question on the spot cannot be put."""

from dataclasses import dataclass

from facilitation.refusals.refusal import Refusal


@dataclass
class QuestionIsMissing(Refusal):
    """There are options, or nothing at all, but no question."""


@dataclass
class QuestionIsTooLong(Refusal):
    """A question must fit a card's heading."""

    length: int
    longest: int


@dataclass
class OneOptionOnly(Refusal):
    """A poll needs two options; a round needs none."""

    option: str


@dataclass
class TooManyOptions(Refusal):
    """More options than a card has rows."""

    given: int
    most: int


@dataclass
class OptionIsRepeated(Refusal):
    """Two options read the same."""

    option: str


@dataclass
class OptionIsTooLong(Refusal):
    """An option must fit a card's row."""

    option: str
    length: int
    longest: int


@dataclass
class OnlyPollsAreAnonymous(Refusal):
    """Contributions bear a role, so a round is never anonymous."""
