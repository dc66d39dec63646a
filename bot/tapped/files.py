"""What is asked by a card about files that are no plans."""

from bot.cards.taps.files import FetchDataTap
from bot.inbound import Origin
from bot.tapped.reader import Readers
from dialogs.commands.command import Command
from dialogs.commands.rights import FetchOwnData


def _fetch_data(_: FetchDataTap, origin: Origin) -> Command:
    return FetchOwnData(**origin.who)


READERS: Readers = {FetchDataTap: _fetch_data}
"""What each of these taps asks for."""
