"""What every view has."""

from dataclasses import dataclass

from facilitation.sessions import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A card's facts, in the session's language and time zone."""

    session: Session
