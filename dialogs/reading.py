"""Reading: who may read a digest's page gets a link that nobody else can use."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.closing import ClosingDialog
from dialogs.commands.command import Command
from dialogs.commands.signing import AskLink
from dialogs.editions import rulings_of
from dialogs.replies import Refused, Reply, Shown
from dialogs.seats import session_to_sign
from dialogs.signatures import imprint, signing_view
from dialogs.views.organising import OwnLink, PublishedView
from digest.digest import Digest
from digest.documents.imprint import Imprint
from digest.rulings import Ruling
from facilitation.links import LASTS, Edition, Link, claimed, mark_of, new_secret
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.signing import DigestIsNotPublished
from facilitation.sessions import Session
from facilitation.signing import signs
from storage.store import Store
from storage.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a link leads to."""

    session: Session
    digest: Digest
    rulings: tuple[Ruling, ...]
    """What the public edition is cut by."""
    imprint: Imprint
    edition: Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorstep:
    """A link that is good, before it is opened."""

    session: Session
    is_taken: bool
    """Whether it opens in one browser only by now."""


class ReadingDialog:
    """Makes links, and opens them."""

    takes = (AskLink,)

    def __init__(
        self, store: Store, closing: ClosingDialog, *, pages: str, has_model: bool
    ) -> None:
        """`pages` is the address to which a link adds its secret."""
        self._store = store
        self._closing = closing
        self._pages = pages
        self._has_model = has_model

    async def answer(self, command: AskLink, now: datetime) -> Reply:
        """Give who asks a new link of their own, or say why not."""
        session: Session | None = None
        try:
            async with self._store.begin() as work:
                session = await session_to_sign(work, command, command.session_id)
                session = await work.sessions.hold(session.id)
                edition = await _edition_for(work, session, command)
                secret = new_secret()
                link = Link(
                    mark=mark_of(secret),
                    session_id=session.id,
                    person_key=command.sender.key,
                    edition=edition,
                    expires_at=now + LASTS,
                )
                await work.links.add(link)
                return await self._shown(work, session, link, f"{self._pages}{secret}")
        except Refusal as refusal:
            return Refused(refusal=refusal, session=session)

    async def _shown(self, work: Work, session: Session, link: Link, url: str) -> Reply:
        """The card that was pressed, with the link on it."""
        own = OwnLink(url=url, expires_at=link.expires_at)
        if link.edition is Edition.INTERNAL:
            view = await signing_view(
                work, session, has_page=True, has_model=self._has_model, link=own
            )
            return Shown(view=view)
        gist = await self._closing.gist(work, session)
        return Shown(view=PublishedView(session=session, gist=gist, has_page=True, link=own))

    async def find(self, secret: str, now: datetime) -> Doorstep | None:
        """Before what a link leads to, if it is good; nothing of a digest is shown for that."""
        async with self._store.read() as work:
            link = await _good(work, secret, now)
            if link is None:
                return None
            session = await work.sessions.get(link.session_id)
            return Doorstep(session=session, is_taken=link.browser is not None)

    async def claim(self, secret: str, now: datetime) -> str | None:
        """Bind a link to who opens it first; gives the proof that their browser is to show."""
        proof = new_secret()
        async with self._store.begin() as work:
            link = await _good(work, secret, now)
            if link is None or not await work.links.claim(claimed(link, proof)):
                return None
        return proof

    async def open(self, secret: str, proof: str | None, now: datetime) -> Page | None:
        """What a link shows to who opened it first."""
        async with self._store.read() as work:
            link = await _good(work, secret, now)
            if link is None or not link.opens_for(proof):
                return None
            is_public = link.edition is Edition.PUBLIC
            digests = work.digests
            version = await (digests.published if is_public else digests.latest)(link.session_id)
            if version is None:
                return None
            session = await work.sessions.get(link.session_id)
            return Page(
                session=session,
                rulings=await rulings_of(work, session, version),
                digest=await digests.read(version),
                imprint=await imprint(work, version),
                edition=link.edition,
            )


async def _good(work: Work, secret: str, now: datetime) -> Link | None:
    link = await work.links.find(mark_of(secret))
    return link if link is not None and link.is_good(now) else None


async def _edition_for(work: Work, session: Session, command: Command) -> Edition:
    """Organisers read their own; whoever is in the meeting's chat what was published."""
    if signs(session.plan, command.sender):
        return Edition.INTERNAL
    if await work.digests.published(session.id) is None:
        raise DigestIsNotPublished
    return Edition.PUBLIC
