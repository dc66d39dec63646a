"""What every command has."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from facilitation.people import Sender


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One person asks for something, in one conversation of one tenant."""

    depends_on_leading: ClassVar[bool] = False
    """Whether it depends on who may facilitate, and so on what somebody is in the meeting."""
    comes_from_everybody: ClassVar[bool] = False
    """Whether it comes from many at once, so that nobody is looked up for it without need."""

    sender: Sender
    tenant_id: str
    conversation_id: str
    acted_at: datetime | None = None
    """When they did it, by Teams' clock: what is done later may reach us earlier."""

    def done(self, now: datetime) -> datetime:
        """When they did it, as far as can be known now."""
        return self.acted_at or now


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCommand(Command):
    """What names its session, where it comes from a card; what is typed means the current one."""

    session_id: str | None = None
