"""The card on which a digest is signed off, in organisers' own 1:1s, and the room's of it."""

from datetime import datetime

from dialogs.editions import stretches_of
from dialogs.views.organising import CutsTold, OwnLink, SigningView
from digest.documents.imprint import Imprint
from digest.key_messages.messages import WordedMessages
from digest.rulings import Verdict
from facilitation.announcements import AnyAnnouncement, DigestPublished, DigestToSign
from facilitation.key_messages import Progress
from facilitation.people import Sender
from facilitation.sessions import Session
from facilitation.signing import DigestState
from storage.digests import Version
from storage.work import Work


async def redraw_signatures(
    work: Work, session: Session, *, at: datetime, beside: Sender | None = None
) -> None:
    """Have them show how far the digest has come, but for the card of somebody who is on it."""
    on_it = session.plan.person(beside.email) if beside else None
    cards: list[AnyAnnouncement] = [
        DigestToSign(session_id=session.id, recipient=person.email)
        for person in session.plan.organisers
        if person != on_it
    ]
    published = DigestPublished(session_id=session.id)
    if await work.outbox.is_put(published):
        cards.append(published)
    await work.outbox.redraw(cards, at=at)


async def redraw_own_signature(
    work: Work, session: Session, sender: Sender, *, at: datetime
) -> None:
    """Have an organiser's own card show how far the digest has come meanwhile."""
    card = DigestToSign(session_id=session.id, recipient=sender.email or "")
    await work.outbox.redraw([card], at=at)


async def signing_view(
    work: Work, session: Session, *, has_page: bool, has_model: bool, link: OwnLink | None = None
) -> SigningView:
    """How far the digest has come, as its organisers see it."""
    version = await work.digests.latest(session.id)
    return SigningView(
        session=session,
        version=version.number,
        composed_at=version.composed_at,
        state=version.state,
        is_public=await work.digests.published(session.id) is not None,
        cuts=await _cuts(work, session, version),
        has_page=has_page,
        has_model=has_model,
        key_messages=await work.key_messages.find(session.id, version.number),
        link=link,
    )


async def _cuts(work: Work, session: Session, version: Version) -> CutsTold:
    rulings = [one.ruling for one in await stretches_of(work, session, version)]
    verdicts = [one.verdict for one in rulings if one is not None]
    return CutsTold(
        unread=len(rulings) - len(verdicts),
        cut=verdicts.count(Verdict.CUT),
        stands=verdicts.count(Verdict.STANDS),
    )


async def imprint(work: Work, version: Version) -> Imprint:
    """What goes with a version in its documents."""
    return Imprint(
        version=version.number,
        composed_at=version.composed_at,
        state=version.state,
        key_messages=await worded(work, version),
    )


async def worded(work: Work, version: Version) -> WordedMessages | None:
    """The key messages that go with a version; None where it has none."""
    kept = await work.key_messages.find(version.session_id, version.number)
    if kept is None or kept.progress is not Progress.DONE or not kept.judged.kept:
        return None
    return WordedMessages(
        model=kept.model,
        messages=kept.judged.kept,
        is_approved=version.state is not DigestState.DRAFT,
    )
