"""Lets Alembic work on the connection that storage.schema hands it."""

from alembic import context

from storage.tables.base import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
