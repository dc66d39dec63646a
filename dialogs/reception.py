"""Whoever asks, asks here: each command goes to the dialog that takes it."""

from datetime import datetime
from typing import Any, Protocol

from dialogs.commands.command import Command
from dialogs.replies import Reply


class Dialog(Protocol):
    """Answers the commands that are its own."""

    @property
    def takes(self) -> tuple[type[Command], ...]:
        """The commands that it answers, and no other dialog does."""

    async def answer(self, command: Any, now: datetime, /) -> Reply:
        """Do what was asked, or say why not."""


class Reception:
    """Knows which dialog answers what; TypeError where two of them would."""

    def __init__(self, *dialogs: Dialog) -> None:
        self._dialogs = {command: dialog for dialog in dialogs for command in dialog.takes}
        if len(self._dialogs) < sum(len(dialog.takes) for dialog in dialogs):
            raise TypeError("two dialogs take the same command")

    @property
    def takes(self) -> set[type[Command]]:
        """Every command that somebody answers."""
        return {*self._dialogs}

    async def answer(self, command: Command, now: datetime) -> Reply:
        """Have a command answered by the dialog that it is for."""
        dialog = self._dialogs.get(type(command))
        if dialog is None:
            raise TypeError(f"nobody answers {type(command).__name__}")
        return await dialog.answer(command, now)
