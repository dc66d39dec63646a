"""What the cards of rounds and of their points ask."""

from bot.cards.taps.writing import (
    ConfirmContributionTap,
    ContributeTap,
    EditContributionTap,
    ProposeTap,
    ReportTap,
    SpeakTap,
    SupportTap,
    WithdrawContributionTap,
    WithdrawProposalTap,
    WithdrawSupportTap,
)
from bot.inbound import Origin
from bot.tapped.reader import Readers
from dialogs.commands.command import Command
from dialogs.commands.taking_part import (
    ConfirmContribution,
    Contribute,
    EditContribution,
    ProposeStatement,
    Report,
    Speak,
    Support,
    WithdrawContribution,
    WithdrawProposal,
    WithdrawSupport,
)
from facilitation.contributions import clean


def _contribute(tap: ContributeTap, origin: Origin) -> Command:
    return Contribute(
        **origin.who,
        run_id=tap.run,
        kind=tap.kind,
        text=tap.text,
        objects_to=tap.objects_to or None,
    )


def _report(tap: ReportTap, origin: Origin) -> Command:
    return Report(
        **origin.who,
        run_id=tap.run,
        role_id=tap.role,
        code=tap.code,
        kind=tap.kind,
        text=tap.text,
    )


def _edit(tap: EditContributionTap, origin: Origin) -> Command:
    return EditContribution(
        **origin.who, contribution_id=tap.contribution, kind=tap.kind, text=tap.text
    )


def _confirm_contribution(tap: ConfirmContributionTap, origin: Origin) -> Command:
    return ConfirmContribution(**origin.who, contribution_id=tap.contribution)


def _withdraw_contribution(tap: WithdrawContributionTap, origin: Origin) -> Command:
    return WithdrawContribution(**origin.who, contribution_id=tap.contribution)


def _support(tap: SupportTap, origin: Origin) -> Command:
    return Support(
        **origin.who,
        contribution_id=tap.contribution,
        instead_of=tap.instead_of,
        read_back_id=tap.read_back,
        page=tap.page,
    )


def _withdraw_support(tap: WithdrawSupportTap, origin: Origin) -> Command:
    return WithdrawSupport(
        **origin.who,
        contribution_id=tap.contribution,
        read_back_id=tap.read_back,
        page=tap.page,
    )


def _propose(tap: ProposeTap, origin: Origin) -> Command:
    return ProposeStatement(**origin.who, run_id=tap.run, text=tap.text)


def _withdraw_proposal(tap: WithdrawProposalTap, origin: Origin) -> Command:
    return WithdrawProposal(**origin.who, run_id=tap.run, words=tap.words, draft=clean(tap.text))


def _speak(tap: SpeakTap, origin: Origin) -> Command:
    return Speak(**origin.who, session_id=tap.session, run_id=tap.run, move=tap.move, turn=tap.turn)


READERS: Readers = {
    ConfirmContributionTap: _confirm_contribution,
    ContributeTap: _contribute,
    EditContributionTap: _edit,
    ProposeTap: _propose,
    ReportTap: _report,
    SpeakTap: _speak,
    SupportTap: _support,
    WithdrawContributionTap: _withdraw_contribution,
    WithdrawProposalTap: _withdraw_proposal,
    WithdrawSupportTap: _withdraw_support,
}
"""What each of these taps asks for."""
