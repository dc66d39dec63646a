"""What a digest's organisers ask by a card."""

from bot.cards.taps.signing import SignTap
from bot.inbound import Origin
from bot.tapped.reader import Readers
from dialogs.commands.command import Command
from dialogs.commands.signing import Sign


def _sign(tap: SignTap, origin: Origin) -> Command:
    return Sign(**origin.who, session_id=tap.session, step=tap.step, version=tap.version)


READERS: Readers = {SignTap: _sign}
"""What each of these taps asks for."""
