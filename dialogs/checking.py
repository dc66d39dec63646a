"""The check after the end, as it stands."""

from datetime import datetime

from facilitation.sessions import Session, SessionState
from storage.deadlines import Due
from storage.store import Work


async def checked_until(work: Work, session: Session) -> datetime | None:
    """Until when a session's words are checked; None before its digest and after the final one."""
    if session.state is not SessionState.ENDED:
        return None
    return await work.deadlines.find(session.id, Due.CHECK_ENDS, "")
