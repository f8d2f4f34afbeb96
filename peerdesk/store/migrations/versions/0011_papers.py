"""Release, feedback, retention, the head of a group's papers, where sentences came from and whose they are."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def _new() -> dict[str, tuple[sa.Column, ...]]:
    return {
        "groups": (
            sa.Column("heading", sa.String(), nullable=False, server_default=""),
            sa.Column("closing_line", sa.String(), nullable=False, server_default=""),
            sa.Column("logo", sa.LargeBinary(), nullable=True),
            sa.Column("retention_days", sa.Integer(), nullable=False, server_default="365"),
        ),
        "meetings": (
            sa.Column("objections_until", sa.Date(), nullable=True),
            sa.Column("version", sa.Integer(), nullable=False, server_default="0"),
            sa.Column("released_on", sa.Date(), nullable=True),
            sa.Column("feedback_count", sa.Integer(), nullable=True),
            sa.Column("feedback_tenths", sa.Integer(), nullable=True),
            sa.Column("erased_on", sa.Date(), nullable=True),
        ),
        "items": (sa.Column("given_on", sa.Date(), nullable=True),),
        "minutes_lines": (
            sa.Column("origins", sa.JSON(), nullable=False, server_default="[]"),
            sa.Column("attributed", sa.String(), nullable=False, server_default=""),
            sa.Column("consent_day", sa.Date(), nullable=True),
        ),
    }


def upgrade() -> None:
    for table, columns in _new().items():
        for column in columns:
            op.add_column(table, column)


def downgrade() -> None:
    for table, columns in _new().items():
        for column in reversed(columns):
            op.drop_column(table, column.name)
