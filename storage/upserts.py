"""INSERT … ON CONFLICT, which both databases have and SQLAlchemy spells twice."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def insert_or(connection: AsyncConnection, table: Table) -> postgresql.Insert:
    """An insert that can be told what to do where the row is already there."""
    return insert_into(connection.dialect.name, table)


def insert_into(dialect: str, table: Table) -> postgresql.Insert:
    """The same for a dialect by its name, to be written once and used again."""
    if dialect == "sqlite":
        # Both dialects' inserts have the same methods but no common type that names them.
        return sqlite.insert(table)  # type: ignore[return-value]
    return postgresql.insert(table)
