"""Who begins the next first round of a group, and whether somebody who comes was told the Rule before."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("groups", sa.Column("begins_id", sa.Integer(), nullable=True))
    op.add_column("attendance", sa.Column("briefed", sa.Boolean(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("attendance", "briefed")
    op.drop_column("groups", "begins_id")
