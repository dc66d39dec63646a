"""What everybody may ask about themselves."""

from dataclasses import dataclass

from dialogs.commands.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOwnData(Command):
    """Have all that is held about oneself as a file."""
