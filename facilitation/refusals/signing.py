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
