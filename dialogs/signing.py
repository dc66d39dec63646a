"""Signing: an organiser approves the digest, publishes it to the room, or takes it back."""

from datetime import datetime

from dialogs.commands.signing import AskSigning, FetchDigest, Sign
from dialogs.replies import DigestFetched, Refused, Reply, Shown
from dialogs.seats import session_to_sign
from dialogs.signatures import imprint, redraw_own_signature, redraw_signatures, signing_view
from digest.documents.forms import Form
from facilitation.announcements import DigestPublished
from facilitation.links import Edition
from facilitation.refusals.refusal import Refusal
from facilitation.sessions import Session
from facilitation.signing import DigestState, SigningStep, check_signs, signed
from storage.store import Store
from storage.work import Work

ACTS = {
    SigningStep.APPROVE: "digest_approved",
    SigningStep.PUBLISH: "digest_published",
    SigningStep.WITHDRAW: "digest_withdrawn",
}
"""As the trail has them."""


class SigningDialog:
    """Lets organisers sign their digest off."""

    takes = (AskSigning, FetchDigest, Sign)

    def __init__(self, store: Store, *, has_pages: bool, has_model: bool) -> None:
        self._store = store
        self._has_pages = has_pages
        self._has_model = has_model

    async def answer(self, command: AskSigning | FetchDigest | Sign, now: datetime) -> Reply:
        """Take a step with the latest version, show or give it as it is, or say why not."""
        session: Session | None = None
        try:
            async with self._store.begin() as work:
                session = await session_to_sign(work, command, command.session_id)
                check_signs(session.plan, command.sender)
                if isinstance(command, FetchDigest):
                    return await _fetched(work, session, command.form)
                session = await work.sessions.hold(session.id)
                if isinstance(command, Sign):
                    await _sign(work, session, command, now)
                else:
                    await redraw_own_signature(work, session, command.sender, at=now)
                view = await signing_view(
                    work, session, has_page=self._has_pages, has_model=self._has_model
                )
                return Shown(view=view)
        except Refusal as refusal:
            return Refused(refusal=refusal, session=session)


async def _sign(work: Work, session: Session, command: Sign, now: datetime) -> None:
    version = await work.digests.latest(session.id)
    state = signed(version.state, command.step, seen=command.version, latest=version.number)
    is_public = await work.digests.published(session.id) is not None
    if state is version.state and not (is_public and state is DigestState.DRAFT):
        return
    if state is DigestState.DRAFT:
        await work.digests.withdraw(session.id)
        await work.links.revoke(session.id, Edition.PUBLIC)
    else:
        # Once somebody stands by it, what is decided later is another version's.
        until = version.rulings_until
        if until is None:
            until = await work.rulings.last(session.id)
        await work.digests.sign(version, state, rulings_until=until)
    await work.trail.add(ACTS[command.step], by=command.sender, at=now, session_id=session.id)
    await redraw_signatures(work, session, at=now)
    published = DigestPublished(session_id=session.id)
    if state is DigestState.PUBLISHED and not await work.outbox.is_put(published):
        await work.outbox.put(published, at=now)


async def _fetched(work: Work, session: Session, form: Form) -> DigestFetched:
    version = await work.digests.latest(session.id)
    return DigestFetched(
        name=f"digest-{session.plan.id}-{version.number}.{form}",
        about=session.plan.title,
        session=session,
        digest=await work.digests.read(version),
        imprint=await imprint(work, version),
        form=form,
    )
