"""Whoever asks, asks here: each command goes to the dialog that it is for."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

from dialogs.asking import AskingDialog
from dialogs.commands.command import Command
from dialogs.commands.leading import (
    AskCoverage,
    AskProposals,
    AskStatus,
    Facilitate,
    JudgeProposal,
    Nudge,
    PutQuestion,
)
from dialogs.commands.preparing import (
    ChoosePlan,
    FetchPlan,
    OutlinePlan,
    PreviewPlan,
    SendPlan,
    ShowPlans,
)
from dialogs.commands.showing import AskHelp, Show
from dialogs.commands.taking_part import (
    AskOwn,
    CastVote,
    Contribute,
    EditContribution,
    HearMessage,
    Join,
    ProposeStatement,
    Report,
    Speak,
    Support,
    WithdrawContribution,
    WithdrawProposal,
    WithdrawSupport,
    WithdrawVote,
)
from dialogs.contributing import ContributingDialog
from dialogs.controlling import ControllingDialog
from dialogs.facilitating import FacilitatingDialog
from dialogs.joining import JoiningDialog
from dialogs.listening import ListeningDialog
from dialogs.nudging import NudgingDialog
from dialogs.outlining import OutliningDialog
from dialogs.preparing import PreparingDialog
from dialogs.proposing import ProposingDialog
from dialogs.replies import Reply
from dialogs.reporting import ReportingDialog
from dialogs.shelving import ShelvingDialog
from dialogs.showing import ShowingDialog
from dialogs.speaking import SpeakingDialog
from dialogs.supporting import SupportingDialog
from dialogs.voting import VotingDialog

Answerer = Callable[[Any, datetime], Awaitable[Reply]]
"""A dialog's answer to the commands that are its own."""


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
        nudging: NudgingDialog,
        outlining: OutliningDialog,
        preparing: PreparingDialog,
        proposing: ProposingDialog,
        controlling: ControllingDialog,
        facilitating: FacilitatingDialog,
        reporting: ReportingDialog,
        shelving: ShelvingDialog,
        showing: ShowingDialog,
        supporting: SupportingDialog,
        speaking: SpeakingDialog,
    ) -> None:
        self._answerers: Mapping[type[Command], Answerer] = {
            AskCoverage: controlling.answer,
            AskHelp: showing.answer,
            AskOwn: showing.answer,
            AskProposals: proposing.asked,
            AskStatus: controlling.answer,
            CastVote: voting.answer,
            ChoosePlan: preparing.answer,
            Contribute: contributing.answer,
            EditContribution: contributing.answer,
            Facilitate: facilitating.answer,
            FetchPlan: shelving.answer,
            HearMessage: listening.answer,
            Join: joining.answer,
            JudgeProposal: proposing.judge,
            Nudge: nudging.answer,
            OutlinePlan: outlining.answer,
            PreviewPlan: shelving.answer,
            ProposeStatement: proposing.propose,
            PutQuestion: asking.answer,
            Report: reporting.answer,
            SendPlan: shelving.answer,
            Show: showing.answer,
            ShowPlans: preparing.answer,
            Speak: speaking.answer,
            Support: supporting.answer,
            WithdrawContribution: contributing.answer,
            WithdrawProposal: proposing.withdraw,
            WithdrawSupport: supporting.answer,
            WithdrawVote: voting.answer,
        }

    async def answer(self, command: Command, now: datetime) -> Reply:
        """Have a command answered by the dialog that it is for."""
        answerer = self._answerers.get(type(command))
        if answerer is None:
            raise TypeError(f"nobody answers {type(command).__name__}")
        return await answerer(command, now)
