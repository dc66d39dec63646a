"""The facilitator at the wheel: an own question, an act undone, an eye on who is missing."""

import asyncio
from functools import partial

from facilitation.plan import Block
from rehearsal.cast import prompters, reading
from rehearsal.cast.acts import EXTENDED, UNDONE_EXTENSION
from rehearsal.cast.leading import Lead, coverage_of
from rehearsal.cast.players import Player
from rehearsal.chats import Message

OF_ONES_OWN = "Ci serve una pausa di cinque minuti?"
THREE = 3
TOO_LATE_TO_UNDO = "È troppo tardi per annullare"


async def on_the_spot(lead: Lead, _block: Block, players: list[Player]) -> None:
    """A poll that no plan has: three answer it, it gets more time, and that is undone."""
    scene = lead.scene
    await lead.says(f"chiedi {OF_ONES_OWN} sì / no / non so 6m")
    asked = await prompters.wait_for(scene, partial(reading.says, words=OF_ONES_OWN))
    joined = [player for player in players if player.has_joined and not player.part.role.observer]
    told = await asyncio.gather(*(_answer(player, asked) for player in joined[:THREE]))
    if told.count(True) != THREE:
        scene.books.complain(f"of three who answered on the spot {told.count(True)} were told so")
    scene.books.on_the_spot = told.count(True)
    await lead.does("prolunga 2", EXTENDED)
    await _undo(lead)


async def who_is_missing(lead: Lead) -> None:
    """From the card in their own chat a facilitator sees the holes, and has a role reminded."""
    first = lead.first
    shown = await coverage_of(first)
    rows = reading.taps(shown.card_for(first) or {}, "nudge")
    if not rows:
        seen = reading.gist(shown.card_for(first) or {})
        lead.scene.books.complain(f"nobody can be reminded of the open round: {seen}")
        return
    await first.tap(shown, rows[0]["title"])
    await lead.sees("Chi vuole può ancora aggiungere")


async def _undo(lead: Lead) -> None:
    """Take the extension back; on a slow machine that may come too late, and is refused."""
    since, first = lead.now, lead.first
    await lead.says("annulla")
    if first.sees(TOO_LATE_TO_UNDO, chat=first.personal) is not None:
        lead.scene.books.refuse(first.teams_id, "undo", TOO_LATE_TO_UNDO)
    else:
        await lead.is_told(UNDONE_EXTENSION, first, since)


async def _answer(player: Player, asked: Message) -> bool:
    rows = reading.taps(player.card(asked), "vote")
    if not rows:
        # It came so late that it had closed before.
        return False
    told = await player.scene.insist(lambda: player.person.tap(asked, rows[0]["title"]))
    return told.card is not None and reading.says(told.card, reading.CONFIRMED)
