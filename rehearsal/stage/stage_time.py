"""The session's time while it is played: quicker than the real one, at a date of our own."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from rehearsal.wire import utc_now


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTime:
    """At the real instant `real_origin` the session's clock shows `session_origin`."""

    real_origin: datetime
    session_origin: datetime
    scale: float
    zone: ZoneInfo

    @property
    def origin(self) -> str:
        """Write the two instants as the bot's TIME_ORIGIN wants them."""
        session = self.session_origin.astimezone(UTC)
        return f"{self.real_origin.isoformat()}/{session.isoformat()}"

    def of(self, real: datetime) -> datetime:
        """Give the session's time at a real instant, in the session's zone."""
        passed = (real - self.real_origin) * self.scale
        return (self.session_origin.astimezone(UTC) + passed).astimezone(self.zone)

    def now(self) -> datetime:
        """Give the session's time now."""
        return self.of(utc_now())

    def real_seconds(self, session: timedelta) -> float:
        """Give how many real seconds a stretch of session time takes."""
        return session.total_seconds() / self.scale

    async def until(self, moment: datetime) -> None:
        """Wait for an instant of the session; one that is past is not waited for."""
        await asyncio.sleep(max(0.0, self.real_seconds(moment - self.now())))

    async def pass_by(self, session: timedelta) -> None:
        """Let a stretch of session time pass."""
        await asyncio.sleep(self.real_seconds(session))
