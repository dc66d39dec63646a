"""Why points cannot be put right so."""

from dataclasses import dataclass

from facilitation.refusals.refusal import Refusal


@dataclass
class MayNotArrange(Refusal):
    """Only the plan's organisers, and whoever leads, put points right."""

    organisers: tuple[str, ...]


@dataclass
class NoSuchPoint(Refusal):
    """The digest has no such point any more."""


@dataclass
class ActIsIncomplete(Refusal):
    """It does not say which contributions, which other point, or why."""


@dataclass
class PointsAreNewer(Refusal):
    """Somebody put points right since the card was drawn."""


@dataclass
class DigestWouldBeWrong(Refusal):
    """The digest that would come of it does not pass its check."""
