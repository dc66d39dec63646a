"""Saying "me too" to what others wrote: in place of one's own point, and when it is read back."""

from functools import partial

from facilitation.prompts import ReadBack
from rehearsal.cast import reading, turning
from rehearsal.cast.players import Player
from rehearsal.chats import Message
from rehearsal.wire import Json

READS_ALL = 0.5
"""Of those who support what is read back, so many read all its pages first."""


async def agree_instead(player: Player, message: Message, number: int) -> bool:
    """Where a receipt shows the nearest points, support the first and let one's own go."""
    rows = reading.taps(player.card(message), "support")
    if not rows or reading.number_on(player.card(message)) not in (number, None):
        return False
    if not await _support(player, message, rows[0]):
        return False
    player.scene.books.withdraw(number)
    return True


async def read_back(player: Player, message: Message, prompt: ReadBack) -> None:
    """Support one of the points that are read back, as chance has it; some turn every page."""
    chance = player.scene.chance(player.person.name, prompt.id, "agree")
    if chance.random() < READS_ALL:
        await turning.read_through(player, message, prompt)
    rows = reading.taps(player.card(message), "support")
    if rows:
        await _support(player, message, chance.choice(rows))


async def _support(player: Player, message: Message, row: Json) -> bool:
    """Tap a point's row, and believe only what the answer shows."""
    scene, contribution = player.scene, str(row["data"]["contribution"])
    # Supports of others draw the card anew at its first page: what is pressed is what was seen.
    press = partial(player.person.forges, message, "support", row["data"])
    told = await scene.insist(press)
    card = told.card or {}
    backs = [str(each["data"]["contribution"]) for each in reading.taps(card, "withdraw_support")]
    if contribution in backs:
        scene.books.support(player.key, contribution)
        return True
    if told.card is not None:
        scene.books.refuse(player.key, "support", reading.gist(card))
    return False
