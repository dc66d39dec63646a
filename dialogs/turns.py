"""One act of a facilitator's, with everything that doing it needs."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.commands.leading import Facilitate
from facilitation.announcements import ActAnnounced, AnnouncedAct
from facilitation.sessions import Session
from storage.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One act as it is being done, inside its transaction, on a held session."""

    work: Work
    session: Session
    command: Facilitate
    now: datetime

    @property
    def by(self) -> str:
        """The name of who does it."""
        return self.command.sender.name

    async def announce(
        self, act: AnnouncedAct, *, heading: str | None = None, until: datetime | None = None
    ) -> None:
        """Tell the room who did what."""
        announcement = ActAnnounced(
            session_id=self.session.id, act=act, by=self.by, heading=heading, until=until
        )
        await self.work.outbox.put(announcement, at=self.now)
