"""A session's points as they stand: its digest's, or until there is one those it would have."""

import asyncio
from dataclasses import dataclass

from digest.compose import compose
from digest.digest import Digest
from facilitation.sessions import Session
from storage.facts import facts_of
from storage.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentPoints:
    """A digest for the sake of its points."""

    digest: Digest
    version: int | None
    """None while there is none but this, which nobody keeps and whose prompts may be open."""


async def current_points(work: Work, session: Session) -> CurrentPoints:
    """Read them, or find them among what was written so far, as a digest does."""
    version = await work.digests.versions(session.id)
    if version:
        return CurrentPoints(digest=await work.digests.get(session.id), version=version)
    digest = await asyncio.to_thread(compose, await facts_of(work, session))
    return CurrentPoints(digest=digest, version=None)
