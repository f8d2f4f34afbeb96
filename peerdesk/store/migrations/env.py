"""Runs the scripts on the connection that is handed in, inside its transaction."""

from __future__ import annotations

from alembic import context

from peerdesk.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
