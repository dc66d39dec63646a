"""Closing: the digest is composed from what the database has, checked, and sent on its way."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from dialogs.editions import edition_of, forget_gone_words
from dialogs.signatures import redraw_signatures, worded
from digest.as_published import as_published
from digest.checked import checked_digest
from digest.digest import Digest
from digest.documents.gist import gist
from digest.documents.lines import Line
from digest.documents.parts import DigestPart, parts
from digest.documents.phrases import Say
from digest.points.replaying import moment_after
from facilitation.announcements import DigestSent, DigestToSign, DigestUndelivered, SessionEnded
from facilitation.checking import check_until
from facilitation.people import Sender
from facilitation.plan import Plan
from facilitation.sessions import Session, SessionState
from storage.deadlines import Due
from storage.digests import Version
from storage.facts import facts_of
from storage.store import Store
from storage.trail import CLOCK
from storage.work import Work

Wording = Callable[[Plan], Say]
"""The words in which a plan's session is told."""


class ClosingDialog:
    """Ends sessions whose meeting has ended, and makes their digests."""

    def __init__(self, store: Store, wording: Wording) -> None:
        self._store = store
        self._wording = wording

    async def compose(self, work: Work, session: Session, at: datetime) -> None:
        """Keep an ended session's digest and have everybody told. Raises AuditError."""
        until = check_until(session)
        if until is not None:
            await work.deadlines.put(
                session_id=session.id, kind=Due.CHECK_ENDS, thing_id="", due_at=until
            )
        await work.outbox.put(SessionEnded(session_id=session.id), at=at)
        await self._send(work, session, await _composed(work, session), at)

    async def compose_final(self, work: Work, session: Session, at: datetime) -> None:
        """Once its words are checked, keep a new version where that changed or confirmed anything.

        Organisers get it as they got the first, and sign it off like that one; until then the
        room keeps what was published. Raises AuditError.
        """
        digest = await _composed(work, session)
        if digest.check is not None:
            await self._send(work, session, digest, at)
            await work.trail.add("check_ended", by=CLOCK, at=at, session_id=session.id)

    async def _send(self, work: Work, session: Session, digest: Digest, at: datetime) -> None:
        """Keep a version and have it told to every organiser, to be signed off."""
        version = await _put(work, digest, at)
        number = len(parts(digest, self._wording(session.plan)))
        for person in session.plan.organisers:
            for part in range(number):
                sent = DigestSent(
                    session_id=session.id,
                    version=version,
                    part=part,
                    parts=number,
                    recipient=person.email,
                )
                await work.outbox.put(sent, recipient=person.email, at=at)
            signing = DigestToSign(session_id=session.id, recipient=person.email)
            await work.outbox.put(signing, recipient=person.email, at=at)

    async def compose_again(self, work: Work, session_id: str, at: datetime) -> None:
        """Replace a held session's digest by one of what is left. Raises AuditError.

        So is what was published, where there is a later draft, as it was then. Earlier versions
        are dropped: they hold what is to be forgotten. Nobody is told, but the cards that show it
        are redrawn, and what was signed stays so: less is said than was read.
        """
        if await work.digests.versions(session_id):
            session = await work.sessions.get(session_id)
            latest = await work.digests.latest(session_id)
            digest = await _composed(work, session)
            published = await work.digests.published(session_id)
            kept = []
            if published is not None and published != latest:
                kept.append(await _published_again(work, session, published))
            kept.append((digest, await _put(work, digest, at, signed_like=latest)))
            oldest = kept[0][1]
            await work.digests.drop_before(session_id, oldest)
            await forget_gone_words(work, session_id, [one for one, _ in kept])
            await work.key_messages.drop_before(session_id, oldest)
            await _redraw_parts(work, session, at)
            await redraw_signatures(work, session, at=at)

    async def compose_draft(
        self, work: Work, session: Session, at: datetime, *, beside: Sender
    ) -> None:
        """Add a draft of a held session's digest with what was put right. Raises AuditError.

        Earlier versions stay, and so does what the room reads. Whoever acted is on the card from
        which they did: theirs is redrawn when they go back.
        """
        await _put(work, await _composed(work, session), at)
        await redraw_signatures(work, session, at=at, beside=beside)

    async def part(self, work: Work, session: Session, sent: DigestSent) -> DigestPart:
        """One part of the version that is being sent; of the latest where that is forgotten."""
        version = await work.digests.version(session.id, sent.version)
        told = parts(await work.digests.read(version), self._wording(session.plan))
        # What was forgotten since may have left fewer.
        return told[min(sent.part, len(told) - 1)]

    async def gist(self, work: Work, session: Session) -> tuple[Line, ...] | None:
        """What emerged, as everybody may read it; None where no version is published."""
        version = await work.digests.published(session.id)
        if version is None:
            return None
        edition = await edition_of(work, session, version)
        return gist(edition.digest, self._wording(session.plan), await worded(work, version))

    async def undelivered(self, session_id: str, recipient: str, now: datetime) -> None:
        """Let the facilitator know of an organiser who could not be reached alone, once."""
        async with self._store.begin() as work:
            told = _undelivered(await work.sessions.hold(session_id), recipient)
            if not await work.outbox.is_put(told):
                await work.outbox.put(told, at=now)

    async def meeting_ended(self, *, tenant_id: str, conversation_id: str, now: datetime) -> None:
        """End the session after a grace, since meetings drop and are joined again."""
        async with self._store.begin() as work:
            session = await self._under_way(work, tenant_id, conversation_id)
            if session is not None:
                grace = timedelta(minutes=session.plan.meeting_grace_minutes)
                await work.deadlines.put(
                    session_id=session.id,
                    kind=Due.SESSION_ENDS,
                    thing_id="",
                    due_at=now + grace,
                )

    async def meeting_started(self, *, tenant_id: str, conversation_id: str) -> None:
        """The meeting is on again: the session goes on as if nothing had happened."""
        async with self._store.begin() as work:
            session = await self._under_way(work, tenant_id, conversation_id)
            if session is not None:
                await work.deadlines.drop(session.id, Due.SESSION_ENDS)

    async def _under_way(self, work: Work, tenant_id: str, conversation_id: str) -> Session | None:
        session = await work.sessions.find_current(
            tenant_id=tenant_id, conversation_id=conversation_id
        )
        if session is None:
            return None
        held = await work.sessions.hold(session.id)
        return held if held.state in (SessionState.RUNNING, SessionState.PAUSED) else None


async def delivered(work: Work, session_id: str, recipient: str, now: datetime) -> None:
    """Where it was told that a digest did not arrive, let that be seen to be over."""
    told = _undelivered(await work.sessions.get(session_id), recipient)
    if await work.outbox.is_put(told):
        await work.outbox.redraw([told], at=now)


def _undelivered(session: Session, recipient: str) -> DigestUndelivered:
    person = session.plan.person(recipient)
    name = person.name if person else recipient
    return DigestUndelivered(session_id=session.id, names=(name,), recipient=recipient)


async def _redraw_parts(work: Work, session: Session, at: datetime) -> None:
    """Have what organisers got of a digest, in their 1:1s, show what there is of it now."""
    told = [one.announcement for one in await work.outbox.of(session.id) if not one.redraws]
    sent = [one for one in told if isinstance(one, DigestSent) and one.recipient is not None]
    await work.outbox.redraw(sent, at=at)


async def _put(
    work: Work, digest: Digest, at: datetime, *, signed_like: Version | None = None
) -> int:
    """Keep a version, as composed after every act on the points that is in it."""
    at = moment_after(await work.corrections.of(digest.session_id), at)
    return await work.digests.put(digest, at, signed_like=signed_like)


async def _published_again(work: Work, session: Session, version: Version) -> tuple[Digest, int]:
    """Compose what was published anew, of what is left of it, as of when it was composed."""
    facts = await facts_of(work, session)
    then = as_published(facts, await work.digests.read(version), version.composed_at)
    digest = await asyncio.to_thread(checked_digest, then)
    return digest, await work.digests.put(digest, version.composed_at, signed_like=version)


async def _composed(work: Work, session: Session) -> Digest:
    """The digest of what the database has; long ones take seconds, in which others are served."""
    return await asyncio.to_thread(checked_digest, await facts_of(work, session))
