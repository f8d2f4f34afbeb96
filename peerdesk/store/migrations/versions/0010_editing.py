"""The order of a draft's sentences, their themes, and which of them are key messages."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("minutes_lines", sa.Column("position", sa.Integer(), nullable=True))
    op.add_column("minutes_lines", sa.Column("theme", sa.String(), nullable=False, server_default=""))
    op.add_column("minutes_lines", sa.Column("is_key", sa.Boolean(), nullable=False, server_default="0"))


def downgrade() -> None:
    for name in ("is_key", "theme", "position"):
        op.drop_column("minutes_lines", name)
