"""Running late: whoever leads sees how to end on time all the same, and taps one of the ways."""

import asyncio
from functools import partial

from facilitation.plan import Block
from rehearsal.cast import reading
from rehearsal.cast.acts import EXTENDED, SHARED
from rehearsal.cast.leading import Lead
from rehearsal.cast.mischief import DONE_ALREADY
from rehearsal.cast.players import Player

FOR_ONE = "Una risposta per"
SHARING = ("even", "optional")
"""The ways that give every block a time of its own; in the third everybody writes in silence."""


async def running_late(lead: Lead, _block: Block, _players: list[Player]) -> None:
    """The talk takes longer; the minutes left are shared out, by two taps at once only once."""
    await lead.does("prolunga 2", EXTENDED)
    since = lead.now
    await lead.says("ritardo")
    answer = await lead.gets(partial(reading.says, words=FOR_ONE), since)
    late = (await lead.first.refreshes(answer)).card or {}
    ways = [each["data"].get("way") for each in reading.taps(late, "act")]
    way = next((each for each in SHARING if each in ways), None)
    if way is None:
        lead.scene.books.complain(f"no way to share the minutes left: {reading.gist(late)}, {ways}")
        return
    tap = partial(lead.first.tap, answer, "act", act="share", way=way)
    since = lead.now
    told = [reading.gist(each.card or {}) for each in await asyncio.gather(tap(), tap())]
    if told.count(DONE_ALREADY) != 1:
        lead.scene.books.complain(f"two taps on one way out were told {told}")
    await lead.is_told(SHARED, lead.first, since)
