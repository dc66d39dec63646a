"""The check after the end, as it stands."""

from collections.abc import Mapping
from datetime import datetime

from digest.citing import Citation, citations
from facilitation.sessions import Session, SessionState
from storage.deadlines import Due
from storage.work import Work


async def checked_until(work: Work, session: Session) -> datetime | None:
    """Until when a session's words are checked; None before its digest and after the final one."""
    if session.state is not SessionState.ENDED:
        return None
    return await work.deadlines.find(session.id, Due.CHECK_ENDS, "")


async def cited_in(work: Work, session: Session) -> Mapping[str, Citation]:
    """Where each contribution is used, by its id, in the digest as it stands; nowhere before it."""
    digest = await work.digests.find(session.id)
    return {} if digest is None else citations(digest)
