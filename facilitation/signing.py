"""Signing off: nobody but its organisers sees a digest before one of them has published it."""

from enum import StrEnum

from facilitation.people import Sender
from facilitation.plan import Plan
from facilitation.refusals.signing import DigestIsNewer, DigestIsNotApproved, MayNotSign


class DigestState(StrEnum):
    """How far a version of a digest has come."""

    DRAFT = "draft"
    """Its organisers alone read it."""
    APPROVED = "approved"
    """One of them stands by it."""
    PUBLISHED = "published"
    """The room was told what emerged, and may read the public edition."""


class SigningStep(StrEnum):
    """What an organiser can do with a version."""

    APPROVE = "approve"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    """Take approval and publication back; what was read or stored by then stays so."""


LEADS_TO = {
    SigningStep.APPROVE: DigestState.APPROVED,
    SigningStep.PUBLISH: DigestState.PUBLISHED,
    SigningStep.WITHDRAW: DigestState.DRAFT,
}


def signs(plan: Plan, sender: Sender) -> bool:
    """Whether this person is one of the plan's organisers."""
    known = plan.person(sender.email)
    return known is not None and known.organiser


def check_signs(plan: Plan, sender: Sender) -> None:
    """Refuse whoever is no organiser, with the names of those who are."""
    if not signs(plan, sender):
        raise MayNotSign(tuple(one.name for one in plan.organisers))


def signed(state: DigestState, step: SigningStep, *, seen: int, latest: int) -> DigestState:
    """How far the latest version has come after a step taken on the card of the one `seen`.

    Raises DigestIsNewer where another has taken its place, DigestIsNotApproved where publishing
    comes first. A step taken twice leads where it led the first time.
    """
    if seen != latest:
        raise DigestIsNewer(latest)
    if step is SigningStep.PUBLISH and state is DigestState.DRAFT:
        raise DigestIsNotApproved
    if step is SigningStep.APPROVE and state is DigestState.PUBLISHED:
        return state
    return LEADS_TO[step]
