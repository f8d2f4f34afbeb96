"""Motions and topics; the quorum and seating of a group, the balance of a meeting, the switches of an item."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("groups", sa.Column("quorum", sa.Integer(), nullable=True))
    op.add_column("groups", sa.Column("seating", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("meetings", sa.Column("balance_percent", sa.Integer(), nullable=True))
    op.add_column("items", sa.Column("switches", sa.String(), nullable=True))
    op.create_table(
        "motions",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("mover_id", sa.Integer(), nullable=True),
        sa.Column("seconder_id", sa.Integer(), nullable=True),
        sa.Column("amends_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("votes", sa.JSON(), nullable=False),
        sa.Column("is_seconded", sa.Boolean(), nullable=False),
        sa.CheckConstraint("position >= 0", name=op.f("ck_motions_position")),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_motions_item_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["mover_id"], ["members.id"], name=op.f("fk_motions_mover_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["seconder_id"], ["members.id"], name=op.f("fk_motions_seconder_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["amends_id"], ["motions.id"], name=op.f("fk_motions_amends_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motions")),
        sqlite_with_rowid=False,
    )
    for column in ("item_id", "mover_id", "seconder_id", "amends_id"):
        op.create_index(op.f(f"ix_motions_{column}"), "motions", [column])
    op.create_table(
        "topics",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("position >= 0", name=op.f("ck_topics_position")),
        sa.CheckConstraint("votes >= 0", name=op.f("ck_topics_votes")),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_topics_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_topics_item_id"), "topics", ["item_id"])


def downgrade() -> None:
    op.drop_table("topics")
    op.drop_table("motions")
    op.drop_column("items", "switches")
    op.drop_column("meetings", "balance_percent")
    op.drop_column("groups", "seating")
    op.drop_column("groups", "quorum")
