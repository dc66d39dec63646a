"""Takes a person out of what was to be told, and out of the names of the cards that told it."""

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.erasure import Traces
from storage.tables.parcels import parcels, posted_cards

NAMING = ("by", "names", "recipient")
"""What names people in an announcement; whoever is called like anything else in it does no harm."""


async def drop_traces(connection: AsyncConnection, session_id: str, traces: Traces) -> None:
    """What was sent to them is forgotten, and who they are in what was sent to others.

    So is which message shows a card that is called after them, by a hash that can be tried.
    """
    theirs = (parcels.c.session_id == session_id) & func.lower(parcels.c.recipient).in_(
        traces.words
    )
    cards = select(parcels.c.card).where(theirs)
    await connection.execute(delete(posted_cards).where(posted_cards.c.card.in_(cards)))
    await connection.execute(delete(parcels).where(theirs))
    found = await connection.execute(select(parcels).where(parcels.c.session_id == session_id))
    for row in found.all():
        named = {key: row.announcement[key] for key in NAMING if key in row.announcement}
        hidden = traces.without(named)
        if hidden == named:
            continue
        card = row.card
        if hidden.get("recipient") != named.get("recipient"):
            await connection.execute(delete(posted_cards).where(posted_cards.c.card == card))
            card = None
        await connection.execute(
            update(parcels)
            .where(parcels.c.id == row.id)
            .values(announcement=row.announcement | hidden, card=card)
        )
