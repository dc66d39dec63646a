"""What anybody asks to see by a card."""

from bot.cards.taps.showing import HelpTap, ShowTap
from bot.inbound import Origin
from bot.tapped.reader import Readers
from dialogs.commands.command import Command
from dialogs.commands.showing import AskHelp, Show
from facilitation.contributions import clean


def _show(tap: ShowTap, origin: Origin) -> Command:
    return Show(
        **origin.who,
        card=tap.card,
        session_id=tap.session,
        thing_id=tap.thing,
        draft=clean(tap.text),
        page=tap.page,
    )


def _help(_: HelpTap, origin: Origin) -> Command:
    return AskHelp(**origin.who)


READERS: Readers = {
    HelpTap: _help,
    ShowTap: _show,
}
"""What each of these taps asks for."""
