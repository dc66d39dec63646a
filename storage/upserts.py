"""INSERT … ON CONFLICT, which both databases have and SQLAlchemy spells twice."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def insert_or(connection: AsyncConnection, table: Table) -> postgresql.Insert:
    """An insert that can be told what to do where the row is already there."""
    if connection.dialect.name == "sqlite":
        # Both dialects' inserts have the same methods but no common type that names them.
        return sqlite.insert(table)  # type: ignore[return-value]
    return postgresql.insert(table)
