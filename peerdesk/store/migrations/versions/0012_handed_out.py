"""What of the minutes went out as they are, the next meeting as released minutes tell it, the adjournment."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("meetings", sa.Column("next_day", sa.Date(), nullable=True))
    op.add_column("meetings", sa.Column("next_starts", sa.Time(), nullable=True))
    op.add_column("meetings", sa.Column("adjourned", sa.Time(), nullable=True))
    op.add_column("meetings", sa.Column("is_written", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("meetings", sa.Column("is_mailed", sa.Boolean(), nullable=False, server_default="0"))
    # It was not kept, so it may have been: a version that may be out is not given again.
    op.execute("UPDATE meetings SET is_written = 1, is_mailed = 1 WHERE phase IN ('sent', 'released')")
    # A version reads the same when it is written again: the next meeting as it is planned now.
    following = "FROM meetings AS later WHERE later.group_id = meetings.group_id AND later.day > meetings.day"
    first = f"{following} ORDER BY later.day LIMIT 1"
    told = f"next_day = (SELECT later.day {first}), next_starts = (SELECT later.starts {first})"
    op.execute(f"UPDATE meetings SET {told} WHERE phase = 'released'")


def downgrade() -> None:
    for name in ("is_mailed", "is_written", "adjourned", "next_starts", "next_day"):
        op.drop_column("meetings", name)
