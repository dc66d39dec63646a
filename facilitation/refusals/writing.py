"""Why something written cannot be taken."""

from dataclasses import dataclass

from facilitation.refusals.refusal import Refusal


@dataclass
class StandsAlready(Refusal):
    """The statement is among those that everybody sees."""


@dataclass
class TooManyProposals(Refusal):
    """They have proposed as many statements as one person may."""

    most: int


@dataclass
class StatementsAreFull(Refusal):
    """One card bears no more statements."""

    most: int


@dataclass
class NotAKind(Refusal):
    """The round does not collect this kind of contribution."""

    kind: str


@dataclass
class TextIsEmpty(Refusal):
    """There is nothing to record."""


@dataclass
class TextIsTooLong(Refusal):
    """Longer than the card said it may be; nothing is cut."""

    length: int
    longest: int


@dataclass
class WrittenTooFast(Refusal):
    """So many contributions in one minute leave the others no room."""

    most: int


@dataclass
class SaidAlready(Refusal):
    """Another contribution of the same person says it in the same words."""

    number: int


@dataclass
class NotYours(Refusal):
    """Only its author may change a contribution."""


@dataclass
class YourOwn(Refusal):
    """Nobody supports what they wrote themselves: it counts as theirs already."""

    number: int


@dataclass
class ContributionIsWithdrawn(Refusal):
    """It was withdrawn before."""

    number: int


@dataclass
class MayNotReport(Refusal):
    """Only observers who have joined write for others."""


@dataclass
class SpeakerIsMissing(Refusal):
    """A report must say what role the speaker has, or that they tell their story in a video."""


@dataclass
class CodeIsNotOne(Refusal):
    """The code is missing, too long, or could be a name."""

    longest: int
