"""The language of a meeting's notes, until now that of its group."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("meetings", sa.Column("language", sa.String(), nullable=False, server_default="en"))
    op.execute("UPDATE meetings SET language = (SELECT language FROM groups WHERE groups.id = group_id)")


def downgrade() -> None:
    op.drop_column("meetings", "language")
