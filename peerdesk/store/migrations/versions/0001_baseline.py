"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("caret", sa.Integer(), nullable=False),
        sa.CheckConstraint("caret >= 0", name=op.f("ck_drafts_caret")),
        sa.CheckConstraint("id = 1", name=op.f("ck_drafts_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
    )
    op.create_table(
        "groups",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("attribution", sa.String(), nullable=False),
        sa.Column("distribution", sa.String(), nullable=False),
        sa.Column("stage_names", sa.String(), nullable=False),
        sa.Column("facilitator_id", sa.Integer(), nullable=True),
        sa.Column("person_word", sa.String(), nullable=False),
        sa.Column("organisation_word", sa.String(), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups")),
    )
    op.create_table(
        "vault_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("scrub_pending", sa.Boolean(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_vault_state_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vault_state")),
    )
    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("slot_minutes", sa.Integer(), nullable=True),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("attribution", sa.String(), nullable=False),
        sa.Column("distribution", sa.String(), nullable=False),
        sa.Column("announced_before_item", sa.Integer(), nullable=True),
        sa.CheckConstraint("slot_minutes >= 0", name=op.f("ck_meetings_slot_minutes")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_meetings_group_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
    )
    op.create_index(op.f("ix_meetings_group_id"), "meetings", ["group_id"])
    op.create_index(op.f("ix_meetings_phase"), "meetings", ["phase"])

    op.create_table(
        "members",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("nicknames", sa.JSON(), nullable=False),
        sa.Column("organisations", sa.JSON(), nullable=False),
        sa.Column("products", sa.JSON(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("sector", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_members_group_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_members")),
    )
    op.create_index(op.f("ix_members_group_id"), "members", ["group_id"])

    op.create_table(
        "actions",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("papers", sa.String(), nullable=False),
        sa.CheckConstraint("length(key) = 16", name=op.f("ck_actions_key")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_actions_meeting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_actions")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_actions_meeting_id"), "actions", ["meeting_id"])

    op.create_table(
        "attendance",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("presence", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_attendance_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_attendance_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "member_id", name=op.f("pk_attendance")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_attendance_member_id"), "attendance", ["member_id"])

    op.create_table(
        "items",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("public_title", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("length_s", sa.Integer(), nullable=True),
        sa.Column("per_person_s", sa.Integer(), nullable=True),
        sa.Column("turn_s", sa.Integer(), nullable=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=True),
        sa.Column("attribution", sa.String(), nullable=True),
        sa.Column("card", sa.String(), nullable=False),
        sa.Column("minuted_to", sa.String(), nullable=True),
        sa.Column("minutes_taken", sa.Integer(), nullable=True),
        sa.Column("few_voices", sa.Boolean(), nullable=True),
        sa.CheckConstraint("minutes_taken >= 0", name=op.f("ck_items_minutes_taken")),
        sa.CheckConstraint("parent_id <> id", name=op.f("ck_items_parent_id")),
        sa.CheckConstraint("position >= 0", name=op.f("ck_items_position")),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["members.id"], name=op.f("fk_items_lead_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_items_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["items.id"], name=op.f("fk_items_parent_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
    )
    op.create_index(op.f("ix_items_lead_id"), "items", ["lead_id"])
    op.create_index(op.f("ix_items_meeting_id"), "items", ["meeting_id"])
    op.create_index(op.f("ix_items_parent_id"), "items", ["parent_id"])

    op.create_table(
        "action_owners",
        sa.Column("action_key", sa.LargeBinary(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_key"], ["actions.key"], name=op.f("fk_action_owners_action_key"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_action_owners_member_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("action_key", "place", name=op.f("pk_action_owners")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_action_owners_member_id"), "action_owners", ["member_id"])

    op.create_table(
        "minutes_lines",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(key) = 16", name=op.f("ck_minutes_lines_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_minutes_lines")),
        sqlite_with_rowid=False,
    )

    op.create_table(
        "notes",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.CheckConstraint("length(key) = 16", name=op.f("ck_notes_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_notes")),
        sqlite_with_rowid=False,
    )

    op.create_table(
        "places",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(key) = 16", name=op.f("ck_places_key")),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_places_item_id")),
        sa.PrimaryKeyConstraint("item_id", "key", name=op.f("pk_places")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("places")
    op.drop_table("notes")
    op.drop_table("minutes_lines")
    op.drop_index(op.f("ix_action_owners_member_id"), "action_owners")
    op.drop_table("action_owners")
    op.drop_index(op.f("ix_items_parent_id"), "items")
    op.drop_index(op.f("ix_items_meeting_id"), "items")
    op.drop_index(op.f("ix_items_lead_id"), "items")
    op.drop_table("items")
    op.drop_index(op.f("ix_attendance_member_id"), "attendance")
    op.drop_table("attendance")
    op.drop_index(op.f("ix_actions_meeting_id"), "actions")
    op.drop_table("actions")
    op.drop_index(op.f("ix_members_group_id"), "members")
    op.drop_table("members")
    op.drop_index(op.f("ix_meetings_phase"), "meetings")
    op.drop_index(op.f("ix_meetings_group_id"), "meetings")

    op.drop_table("meetings")
    op.drop_table("vault_state")
    op.drop_table("groups")
    op.drop_table("drafts")
