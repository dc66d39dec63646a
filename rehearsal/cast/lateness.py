"""Running late: whoever leads sees how to end on time all the same, and taps one of the ways."""

import asyncio
from functools import partial

from facilitation.plan import Block
from rehearsal.cast import reading
from rehearsal.cast.acts import EXTENDED, SHARED, SILENCE
from rehearsal.cast.leading import Lead
from rehearsal.cast.mischief import DONE_ALREADY
from rehearsal.cast.players import Player

FOR_ONE = "Una risposta per"
WAYS = {"even": SHARED, "optional": SHARED, "silent": SILENCE}
"""The ways out, what gives every block a time of its own first, and what the room is told then."""


async def running_late(lead: Lead, _block: Block, _players: list[Player]) -> None:
    """The talk takes longer; the minutes left are shared out, by two taps at once only once."""
    await lead.does("prolunga 2", EXTENDED)
    since = lead.now
    await lead.says("ritardo")
    answer = await lead.gets(partial(reading.says, words=FOR_ONE), since)
    late = (await lead.first.refreshes(answer)).card or {}
    ways = [each["data"].get("way") for each in reading.taps(late, "act")]
    way = next((each for each in WAYS if each in ways), None)
    if way is None:
        lead.scene.books.complain(f"running late there was no way out: {reading.gist(late)}")
        return
    tap = partial(lead.first.tap, answer, "act", act="share", way=way)
    since = lead.now
    told = [reading.gist(each.card or {}) for each in await asyncio.gather(tap(), tap())]
    if told.count(DONE_ALREADY) != 1:
        lead.scene.books.complain(f"two taps on one way out were told {told}")
    await lead.is_told(WAYS[way], lead.first, since)
