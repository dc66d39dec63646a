"""The cards on which a digest is signed off, in organisers' own 1:1s, and the room's of it."""

from datetime import datetime

from facilitation.announcements import AnyAnnouncement, DigestPublished, DigestToSign
from facilitation.sessions import Session
from storage.store import Work


async def redraw_signatures(work: Work, session: Session, *, at: datetime) -> None:
    """Have them show how far the digest has come."""
    cards: list[AnyAnnouncement] = [
        DigestToSign(session_id=session.id, recipient=person.email)
        for person in session.plan.organisers
    ]
    published = DigestPublished(session_id=session.id)
    if await work.outbox.is_put(published):
        cards.append(published)
    await work.outbox.redraw(cards, at=at)
