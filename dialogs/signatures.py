"""The card on which a digest is signed off, in organisers' own 1:1s, and the room's of it."""

from datetime import datetime

from dialogs.views.organising import OwnLink, SigningView
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


async def signing_view(
    work: Work, session: Session, *, has_page: bool, link: OwnLink | None = None
) -> SigningView:
    """How far the digest has come, as its organisers see it."""
    version = await work.digests.latest(session.id)
    return SigningView(
        session=session,
        version=version.number,
        composed_at=version.composed_at,
        state=version.state,
        is_public=await work.digests.published(session.id) is not None,
        has_page=has_page,
        link=link,
    )
