"""Why a digest cannot be signed so."""

from dataclasses import dataclass

from facilitation.refusals.refusal import Refusal


@dataclass
class MayNotSign(Refusal):
    """Only the plan's organisers sign."""

    organisers: tuple[str, ...]


@dataclass
class DigestIsNewer(Refusal):
    """Another version has taken the place of the one that was read."""

    latest: int


@dataclass
class DigestIsNotApproved(Refusal):
    """It is published once somebody stands by it."""


@dataclass
class DigestIsNotPublished(Refusal):
    """Its organisers alone read it as yet, or again."""


@dataclass
class DigestIsSigned(Refusal):
    """What was approved stays as it was read."""


@dataclass
class NothingToWord(Refusal):
    """No point has enough people behind it to be counted."""


@dataclass
class NoModel(Refusal):
    """No language model is set."""
