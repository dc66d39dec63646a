"""What organisers' rulings make of a digest's version: for everybody, and for their own eyes."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from dialogs.naming import names_by_key
from digest.digest import Digest
from digest.documents.phrases import Say
from digest.editions import PublicEdition, public
from digest.key_messages.asking import sources
from digest.key_messages.judging import judged
from digest.passages import Passage, passages
from digest.rulings import Ruling
from digest.stretches import Stretch, stretches
from facilitation.sessions import Session
from storage.digests import Version
from storage.work import Work


async def rulings_of(work: Work, session: Session, version: Version) -> tuple[Ruling, ...]:
    """The rulings that count in a version, with the names of those who made them."""
    kept = await work.rulings.of(session.id, version.rulings_until)
    names = await names_by_key(work, session, {one.by for one in kept})
    return tuple(one.ruling.model_copy(update={"by": names.get(one.by, "")}) for one in kept)


async def edition_of(work: Work, session: Session, version: Version) -> PublicEdition:
    """What everybody may read of a version; long ones take a while, in which others are served."""
    digest = await work.digests.read(version)
    rulings = await rulings_of(work, session, version)
    return await asyncio.to_thread(public, digest, rulings)


async def stretches_of(work: Work, session: Session, version: Version) -> tuple[Stretch, ...]:
    """What an organiser has to read of a version before everybody may; likewise."""
    digest = await work.digests.read(version)
    rulings = await rulings_of(work, session, version)
    return await asyncio.to_thread(stretches, digest, rulings)


async def judge_again(work: Work, session: Session, version: Version, say: Say) -> None:
    """Drop the key messages that what everybody may read bears out no more."""
    answer = await work.key_messages.answer(session.id, version.number)
    if answer is not None:
        edition = await edition_of(work, session, version)
        told = judged(answer, sources(edition.digest, say))
        await work.key_messages.judge_again(session.id, version.number, told)


async def forget_gone_words(work: Work, session_id: str, left: Iterable[Digest]) -> None:
    """Forget rulings on texts that no digest has any more that is left of a held session."""
    there: dict[str, list[Passage]] = defaultdict(list)
    for passage in chain.from_iterable(map(passages, left)):
        there[passage.place].append(passage)
    gone = [
        one
        for one in await work.rulings.ever(session_id)
        if not any(map(one.ruling.is_about, there[one.ruling.place]))
    ]
    await work.rulings.forget_words(session_id, gone)
