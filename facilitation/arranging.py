"""Putting points right: who may."""

from facilitation.leading import leads
from facilitation.people import Sender
from facilitation.refusals.arranging import MayNotArrange
from facilitation.sessions import Session
from facilitation.signing import signs


def arranges(session: Session, sender: Sender) -> bool:
    """Whether this person is one of the plan's organisers, or leads."""
    return signs(session.plan, sender) or leads(session, sender)


def check_arranges(session: Session, sender: Sender) -> None:
    """Refuse whoever is neither, with the names of the organisers."""
    if not arranges(session, sender):
        raise MayNotArrange(tuple(one.name for one in session.plan.organisers))
