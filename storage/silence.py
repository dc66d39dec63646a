"""A database that says nothing any more: whoever waits for it is told, in a few seconds.

A host that vanished hangs up on nobody, and one may ask for longer than one would wait for TCP.
"""

from typing import Any
from weakref import WeakSet

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

CONNECT_SECONDS = 5.0
"""A connection that takes longer than that will not come."""

PROBE_SECONDS = 2.0
"""How often it is asked for a sign of life."""

ANSWER_SECONDS = 4.0
"""For how long it is waited for; what is asked takes no work, so a busy database answers, too."""


class OpenConnections:
    """All of an engine's connections, to be given up at once where nobody answers there."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._open: WeakSet[Any] = WeakSet()
        # Before anybody else: SQLAlchemy asks of each what types there are.
        event.listen(engine.sync_engine, "connect", self._opened, insert=True)

    def _opened(self, connection: Any, _record: object) -> None:
        self._open.add(connection.driver_connection)

    def give_up(self) -> None:
        """Break them off: whoever waits on one is told that the database is away."""
        for connection in list(self._open):
            connection.terminate()
