"""The check after the end: each sees how their words are used, and may put them right."""

from dataclasses import replace
from datetime import datetime, timedelta

from facilitation.contributions import Contribution, ContributionKind, edited
from facilitation.sessions import Session, SessionState

LEAST = timedelta(days=1)
"""Nothing is forgotten sooner after its session: a digest is to be read first."""

DELIVERY = timedelta(hours=1)
"""The check is over so long before names are forgotten: by then it is known whom to send to."""


def check_until(session: Session) -> datetime | None:
    """Until when an ended session's words can be checked; None where the plan wants no check."""
    days = session.plan.digest.check_days
    if session.ended_at is None or not days:
        return None
    names_known = max(session.plan.after(session.plan.names_until), session.ended_at + LEAST)
    return min(session.ended_at + timedelta(days=days), names_known - DELIVERY)


def can_change(session: Session, until: datetime | None, now: datetime) -> bool:
    """Whether one may change what one wrote: before the end, and while it is checked.

    `until` is None before the check and when the final edition is out.
    """
    is_checking = until is not None and now < until
    return is_checking or session.state is not SessionState.ENDED


def confirmed(contribution: Contribution, *, at: datetime) -> Contribution:
    """The contribution as its author lets it stand; what they corrected stands already."""
    if contribution.confirmed_at is not None or contribution.first_text is not None:
        return contribution
    return replace(contribution, confirmed_at=at)


def corrected(
    contribution: Contribution, *, text: str, kind: ContributionKind, at: datetime
) -> Contribution:
    """The contribution in its author's new words, with those of the meeting kept beside them.

    Who sends it as it was lets it stand.
    """
    if (text, kind) == (contribution.text, contribution.kind):
        return confirmed(contribution, at=at)
    was = contribution.first_text
    first = contribution.text if was is None else was
    return replace(
        edited(contribution, text=text, kind=kind, at=at), first_text=first, confirmed_at=None
    )
