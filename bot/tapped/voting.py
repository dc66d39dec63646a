"""What the cards of polls ask."""

from bot.cards.taps.voting import VoteTap, WithdrawVoteTap
from bot.inbound import Origin
from bot.tapped.reader import Readers
from dialogs.commands.command import Command
from dialogs.commands.taking_part import CastVote, WithdrawVote


def _vote(tap: VoteTap, origin: Origin) -> Command:
    return CastVote(
        **origin.who,
        run_id=tap.run,
        answers=tap.answers,
        numbers=tap.numbers,
        adds=tap.option is not None,
        page=tap.page,
    )


def _withdraw_vote(tap: WithdrawVoteTap, origin: Origin) -> Command:
    return WithdrawVote(**origin.who, run_id=tap.run)


READERS: Readers = {
    VoteTap: _vote,
    WithdrawVoteTap: _withdraw_vote,
}
"""What each of these taps asks for."""
