"""Alembic's scripts: how the tables of an older vault become today's."""
