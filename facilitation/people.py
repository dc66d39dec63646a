"""Who takes part, in which role, and who may facilitate."""

from dataclasses import dataclass
from datetime import datetime

from facilitation.plan import Plan
from facilitation.refusals.answering import RoleIsGiven
from facilitation.refusals.leading import MayNotFacilitate
from facilitation.refusals.unknown import NoSuchRole

LEADING_ROLES = frozenset({"Organizer", "Presenter"})
"""Teams' meeting roles that facilitate where the plan names nobody."""

UNTOLD = "Untold"
"""In place of a meeting role that Teams failed or was not allowed to tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who acted, as Teams tells it; never as a card claims it."""

    key: str
    """Stable within the tenant: the directory id, or a guest's chat id."""
    teams_user_id: str
    name: str
    guest: bool
    email: str | None = None
    meeting_role: str | None = None
    removed: bool = False
    """Whether they write from outside of the meeting, which Teams says they do not belong to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody who acknowledged the notice and took a role."""

    id: str
    session_id: str
    role_id: str
    guest: bool
    joined_at: datetime


def reached_at(sender: Sender) -> str:
    """How messages for this person alone are addressed: by e-mail where it is known."""
    return sender.email.casefold() if sender.email else sender.teams_user_id


def may_facilitate(plan: Plan, sender: Sender) -> bool:
    """Whether the plan, or failing that the meeting, lets this person lead."""
    if sender.removed:
        return False
    if any(person.facilitator for person in plan.people):
        known = plan.person(sender.email)
        return known is not None and known.facilitator
    return sender.meeting_role in LEADING_ROLES


def check_facilitator(plan: Plan, sender: Sender) -> None:
    """Refuse whoever may not facilitate, with the names of those who may."""
    if not may_facilitate(plan, sender):
        raise not_leading(plan, sender)


def not_leading(plan: Plan, sender: Sender) -> MayNotFacilitate:
    """The refusal for somebody who may not lead, with the names of those who may."""
    names = tuple(person.name for person in plan.people if person.facilitator)
    untold = sender.email is None and not sender.guest if names else sender.meeting_role == UNTOLD
    return MayNotFacilitate(names, is_untold=untold)


def given_role(plan: Plan, sender: Sender) -> str | None:
    """The role that the plan gives by e-mail."""
    known = plan.person(sender.email)
    return known.role if known else None


def check_role(plan: Plan, sender: Sender, role_id: str) -> None:
    """Refuse a role the plan does not have, or one other than it gives this person."""
    if role_id not in {role.id for role in plan.roles}:
        raise NoSuchRole
    given = given_role(plan, sender)
    if given is not None and given != role_id:
        raise RoleIsGiven(given)
