"""Takes people out of what was to be told, and out of the names of the cards that told it."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from facilitation.erasure import Traces, without_any
from storage.outbox.parcels import ROOM
from storage.tables.parcels import parcels, posted_cards

NAMING = ("by", "names", "recipient")
"""What names people in an announcement; whoever is called like anything else in it does no harm."""


async def drop_traces(connection: AsyncConnection, session_id: str, traces: Traces) -> None:
    """What was sent to them is forgotten, and who they are in what was sent to others."""
    theirs = func.lower(parcels.c.recipient).in_(traces.words)
    await _drop(connection, session_id, theirs, traces.without)


async def drop_all_traces(connection: AsyncConnection, session_id: str) -> None:
    """What was sent to anybody alone is forgotten, and who anybody is in what the room got."""
    await _drop(connection, session_id, parcels.c.recipient != ROOM, without_any)


async def _drop(
    connection: AsyncConnection,
    session_id: str,
    theirs: ColumnElement[bool],
    without: Callable[[Any], Any],
) -> None:
    """So is which message shows a card that is called after them, by a hash that can be tried."""
    here = parcels.c.session_id == session_id
    cards = select(parcels.c.card).where(here & theirs)
    await connection.execute(delete(posted_cards).where(posted_cards.c.card.in_(cards)))
    await connection.execute(delete(parcels).where(here & theirs))
    found = await connection.execute(select(parcels).where(here))
    for row in found.all():
        named = {key: row.announcement[key] for key in NAMING if key in row.announcement}
        hidden = without(named)
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
