"""A card's tap → Command: what it asks for comes from the card, who asks never does."""

from bot.cards.taps.tap import Tap
from bot.inbound import Origin
from bot.tapped import (
    arranging,
    files,
    joining,
    leading,
    preparing,
    ruling,
    showing,
    signing,
    voting,
    writing,
)
from bot.tapped.reader import Readers
from dialogs.commands.command import Command

READERS: Readers = {
    **arranging.READERS,
    **files.READERS,
    **joining.READERS,
    **leading.READERS,
    **preparing.READERS,
    **ruling.READERS,
    **showing.READERS,
    **signing.READERS,
    **voting.READERS,
    **writing.READERS,
}
"""What each tap asks for."""


def tapped_command(tap: Tap, origin: Origin) -> Command:
    """What somebody asked by a card."""
    return READERS[type(tap)](tap, origin)
