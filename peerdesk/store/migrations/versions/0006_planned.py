"""The minutes that an item was given when its meeting began, beside those it took."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("items", sa.Column("minutes_planned", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("items", "minutes_planned")
