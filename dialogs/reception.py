"""Whoever asks, asks here: each command goes to the dialog that it is for."""

from datetime import datetime

from dialogs.asking import AskingDialog
from dialogs.commands import (
    AskHelp,
    AskStatus,
    CastVote,
    ChoosePlan,
    Command,
    Contribute,
    EditContribution,
    Facilitate,
    HearMessage,
    Join,
    PutQuestion,
    Show,
    ShowPlans,
    Support,
    WithdrawContribution,
    WithdrawSupport,
    WithdrawVote,
)
from dialogs.contributing import ContributingDialog
from dialogs.facilitating import FacilitatingDialog
from dialogs.joining import JoiningDialog
from dialogs.listening import ListeningDialog
from dialogs.preparing import PreparingDialog
from dialogs.replies import Reply
from dialogs.showing import ShowingDialog
from dialogs.supporting import SupportingDialog
from dialogs.voting import VotingDialog


class Reception:
    """Knows which dialog answers what."""

    def __init__(  # noqa: PLR0913 - it knows every dialog
        self,
        *,
        asking: AskingDialog,
        joining: JoiningDialog,
        voting: VotingDialog,
        contributing: ContributingDialog,
        listening: ListeningDialog,
        preparing: PreparingDialog,
        facilitating: FacilitatingDialog,
        showing: ShowingDialog,
        supporting: SupportingDialog,
    ) -> None:
        self._asking = asking
        self._voting = voting
        self._contributing = contributing
        self._listening = listening
        self._preparing = preparing
        self._facilitating = facilitating
        self._showing = showing
        self._joining = joining
        self._supporting = supporting

    async def answer(self, command: Command, now: datetime) -> Reply:
        """Have a command answered by the dialog that it is for."""
        match command:
            case CastVote() | WithdrawVote():
                return await self._voting.answer(command, now)
            case Contribute() | EditContribution() | WithdrawContribution():
                return await self._contributing.answer(command, now)
            case Support() | WithdrawSupport():
                return await self._supporting.answer(command, now)
            case HearMessage():
                return await self._listening.answer(command, now)
            case Join():
                return await self._joining.answer(command, now)
            case PutQuestion():
                return await self._asking.answer(command, now)
            case Facilitate():
                return await self._facilitating.answer(command, now)
            case Show() | AskStatus() | AskHelp():
                return await self._showing.answer(command, now)
            case ShowPlans() | ChoosePlan():
                return await self._preparing.answer(command, now)
        raise TypeError(f"nobody answers {type(command).__name__}")
