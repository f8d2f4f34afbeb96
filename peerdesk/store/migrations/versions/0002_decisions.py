"""What was decided at the check, words a group does not want to see again, the language of the notes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("groups", sa.Column("language", sa.String(), nullable=False, server_default="en"))
    op.create_table(
        "decisions",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("own_words", sa.String(), nullable=False),
        sa.CheckConstraint("length(key) = 16", name=op.f("ck_decisions_key")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_decisions_meeting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "key", name=op.f("pk_decisions")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "common_words",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_common_words_group_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("group_id", "words", name=op.f("pk_common_words")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("common_words")
    op.drop_table("decisions")
    op.drop_column("groups", "language")
