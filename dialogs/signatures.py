"""The card on which a digest is signed off, in organisers' own 1:1s, and the room's of it."""

from datetime import datetime

from dialogs.views.organising import OwnLink, PublishedView, SigningView
from digest.documents.parts import Line
from facilitation.announcements import AnyAnnouncement, DigestPublished, DigestToSign
from facilitation.sessions import Session
from facilitation.signing import DigestState
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
        has_page=has_page,
        link=link,
    )


async def published_view(
    work: Work,
    session: Session,
    gist: tuple[Line, ...],
    *,
    has_page: bool,
    link: OwnLink | None = None,
) -> PublishedView:
    """What emerged, as the room sees it; once it was taken back, that it was."""
    version = await work.digests.latest(session.id)
    return PublishedView(
        session=session,
        gist=gist,
        withdrawn=version.state is not DigestState.PUBLISHED,
        has_page=has_page,
        link=link,
    )
