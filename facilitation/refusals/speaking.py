"""Why the floor does not go so."""

from dataclasses import dataclass

from facilitation.refusals.refusal import Refusal


@dataclass
class TurnIsOver(Refusal):
    """Somebody else has the floor by now, or nobody has."""


@dataclass
class NotYourTurn(Refusal):
    """Only the speaker may pass, or say that they have finished."""


@dataclass
class HasAddedAlready(Refusal):
    """In one speaking round each may add something once."""


@dataclass
class RoleComesFirst(Refusal):
    """Who takes part has a role."""
