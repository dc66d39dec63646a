"""Key messages: an organiser has a language model word the draft's points, or leaves that out."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.closing import Wording
from dialogs.commands.signing import WordMessages
from dialogs.editions import edition_of
from dialogs.replies import Refused, Reply, Shown
from dialogs.seats import session_to_sign
from dialogs.signatures import redraw_signatures, signing_view
from digest.key_messages.asking import request, sources
from digest.key_messages.judging import NonsenseError, judged
from facilitation.key_messages import WANTED, Failure, MessagesStep, check_words
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.signing import NoModel, NothingToWord
from facilitation.refusals.unknown import NoSuchSession
from facilitation.sessions import Session
from facilitation.signing import DigestState, check_signs
from storage.digests import Version
from storage.key_messages import Errand
from storage.store import Store
from storage.work import Work

MOST_TRIES = 3

PAUSE = timedelta(seconds=10)
"""Before what failed is tried again."""


class KeyMessagesDialog:
    """Takes wishes for key messages; whoever runs the errands asks here for them."""

    takes = (WordMessages,)

    def __init__(self, store: Store, wording: Wording, *, has_pages: bool, has_model: bool) -> None:
        self._store = store
        self._wording = wording
        self._has_pages = has_pages
        self._has_model = has_model

    async def answer(self, command: WordMessages, now: datetime) -> Reply:
        """Have the latest version's points worded, or what was worded left out; or say why not."""
        session: Session | None = None
        try:
            async with self._store.begin() as work:
                session = await session_to_sign(work, command, command.session_id)
                check_signs(session.plan, command.sender)
                session = await work.sessions.hold(session.id)
                version = await work.digests.latest(session.id)
                check_words(version.state, seen=command.version, latest=version.number)
                kept = await work.key_messages.find(session.id, version.number)
                is_there = kept is not None and kept.progress in WANTED
                if command.step is MessagesStep.ASK and not is_there:
                    await self._ask(work, session, version, command, now)
                if command.step is MessagesStep.LEAVE_OUT and is_there:
                    await work.key_messages.leave_out(session.id, version.number)
                    await _done(work, session, command, "key_messages_left_out", now)
                view = await signing_view(
                    work, session, has_page=self._has_pages, has_model=self._has_model
                )
                return Shown(view=view)
        except Refusal as refusal:
            return Refused(refusal=refusal, session=session)

    async def _ask(
        self, work: Work, session: Session, version: Version, command: WordMessages, now: datetime
    ) -> None:
        if not self._has_model:
            raise NoModel
        edition = await edition_of(work, session, version)
        asked = request(edition.digest, self._wording(session.plan))
        if not asked.points:
            raise NothingToWord
        await work.key_messages.ask(session.id, version.number, asked, at=now)
        await _done(work, session, command, "key_messages_asked", now)

    async def take(self, now: datetime) -> Errand | None:
        """An errand that is this process's for a while; None where there is nothing to ask.

        What was begun often enough and never ended is given up.
        """
        async with self._store.begin() as work:
            for errand in await work.key_messages.due():
                if errand.tries >= MOST_TRIES:
                    await self._fail(work, errand, Failure.BROKEN_OFF, now)
                elif await work.key_messages.take(errand):
                    return replace(errand, tries=errand.tries + 1)
        return None

    async def keep(self, errand: Errand, answer: str, model: str, now: datetime) -> Failure | None:
        """Keep an answer and have organisers see what it is worth; says what is wrong with it.

        A version that was signed meanwhile stays as it was read: what comes later is left out.
        """
        try:
            # Where the session was forgotten meanwhile, so was the question.
            with suppress(NoSuchSession):
                await self._keep(errand, answer=answer, model=model, now=now)
        except NonsenseError:
            await self.fail(errand, Failure.NONSENSE, now, answer=answer)
            return Failure.NONSENSE
        return None

    async def _keep(self, errand: Errand, *, answer: str, model: str, now: datetime) -> None:
        """What everybody may read by now bears it out, or nothing does."""
        async with self._store.begin() as work:
            session = await work.sessions.hold(errand.session_id)
            version = await work.digests.version(session.id, errand.version)
            edition = await edition_of(work, session, version)
            told = judged(answer, sources(edition.digest, self._wording(session.plan)))
            if await work.key_messages.answered(errand, model=model, answer=answer, judged=told):
                if version.state is not DigestState.DRAFT:
                    await work.key_messages.leave_out(session.id, errand.version)
                await redraw_signatures(work, session, at=now)

    async def fail(
        self, errand: Errand, failure: Failure, now: datetime, *, answer: str | None = None
    ) -> None:
        """Have it tried again, or let organisers know that there will be none."""
        async with self._store.begin() as work:
            if errand.tries < MOST_TRIES:
                await work.key_messages.put_off(errand, PAUSE)
            else:
                await self._fail(work, errand, failure, now, answer=answer)

    async def _fail(
        self,
        work: Work,
        errand: Errand,
        failure: Failure,
        now: datetime,
        *,
        answer: str | None = None,
    ) -> None:
        if await work.key_messages.failed(errand, failure, answer=answer):
            session = await work.sessions.get(errand.session_id)
            await redraw_signatures(work, session, at=now)


async def _done(
    work: Work, session: Session, command: WordMessages, act: str, now: datetime
) -> None:
    await work.trail.add(act, by=command.sender, at=now, session_id=session.id)
    await redraw_signatures(work, session, at=now)
