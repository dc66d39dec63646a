"""What asks for a card, and every card's refresh."""

from bot.cards.taps.wire import Apart, Page, Wire, WireId
from dialogs.commands.showing import Card


class ShowTap(Apart):
    """Show a card as the sender sees it now; also every card's refresh."""

    verb = "show"

    session: WireId
    card: Card
    thing: WireId | None = None
    text: str = ""
    """What was half written in the card left behind."""
    page: Page = 0


class HelpTap(Wire):
    """Ask what can be said."""

    verb = "help"
