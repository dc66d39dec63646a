"""SQL that was compiled for one engine serves the next: every test opens engines of its own."""

from collections.abc import Hashable
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.engine.interfaces import Compiled

# The key that SQLAlchemy looks for begins with the engine's own dialect; the rest is the statement.
Key = tuple[Any, *tuple[Hashable, ...]]


class CompiledOnce(dict[Key, Compiled]):
    """What was compiled, by the kind of the dialect: all engines of ours are set up alike."""

    def get(self, key: Key, default: Any = None) -> Any:
        return super().get(_alike(key), default)

    def __setitem__(self, key: Key, compiled: Compiled) -> None:
        super().__setitem__(_alike(key), compiled)


def share_compiled() -> None:
    """Have every connection of this process look there."""
    shared = CompiledOnce()

    @event.listens_for(Engine, "engine_connect")
    def _(connection: Connection) -> None:
        connection.execution_options(compiled_cache=shared)


def _alike(key: Key) -> Key:
    return (type(key[0]), *key[1:])
