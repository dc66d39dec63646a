"""Running late: whoever leads sees how to end on time all the same, and taps one of the ways."""

import asyncio
from functools import partial

from facilitation.plan import Block
from rehearsal.cast import reading
from rehearsal.cast.acts import EXTENDED, SHARED
from rehearsal.cast.leading import Lead
from rehearsal.cast.looking import look
from rehearsal.cast.mischief import DONE_ALREADY
from rehearsal.cast.players import Player

FOR_ONE = "Una risposta per"


async def running_late(lead: Lead, _block: Block, _players: list[Player]) -> None:
    """The talk takes longer; the minutes left are shared out, by two taps at once only once."""
    await lead.does("prolunga 2", EXTENDED)
    since = lead.now
    await lead.says("ritardo")
    answer = await lead.gets(partial(reading.says, words=FOR_ONE), since)
    late = await look(lead.scene, lead.first, answer)
    ways = [each["data"]["way"] for each in reading.taps(late, "act") if each["data"].get("way")]
    if not ways:
        lead.scene.books.complain(f"running late there was no way out: {reading.gist(late)}")
        return
    tap = partial(lead.first.tap, answer, "act", act="share", way=ways[0])
    since = lead.now
    told = [reading.gist(each.card or {}) for each in await asyncio.gather(tap(), tap())]
    if told.count(DONE_ALREADY) != 1:
        lead.scene.books.complain(f"two taps on one way out were told {told}")
    await lead.is_told(SHARED, lead.first, since)
