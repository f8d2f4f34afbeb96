"""What an item of an agenda can be beside its length: in a section, pinned, protected, skipped, clocked."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

def _columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("section", sa.String(), nullable=False, server_default=""),
        sa.Column("turns", sa.Integer(), nullable=True),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("is_protected", sa.Boolean(), nullable=False, server_default="0"),
        sa.Column("is_skipped", sa.Boolean(), nullable=False, server_default="0"),
        sa.Column("more_leads", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("groups_of", sa.Integer(), nullable=True),
        sa.Column("extensions_min", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("clock", sa.String(), nullable=False, server_default="down"),
        sa.Column("at_end", sa.String(), nullable=False, server_default="count_on"),
        sa.Column("warn_s", sa.Integer(), nullable=True),
        sa.Column("danger_s", sa.Integer(), nullable=True),
        sa.Column("keeps_end", sa.Boolean(), nullable=False, server_default="0"),
        sa.Column("private_note", sa.String(), nullable=False, server_default=""),
        sa.Column("links", sa.JSON(), nullable=False, server_default="[]"),
    )


def upgrade() -> None:
    for column in _columns():
        op.add_column("items", column)


def downgrade() -> None:
    for column in reversed(_columns()):
        op.drop_column("items", column.name)
