"""The audit, the outbox, the inbox, communities, people and forms."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("actor_person_id", sa.BigInteger(), nullable=True),
        sa.Column("act", sa.String(length=80), nullable=False),
        sa.Column("ids", sa.JSON(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_row")),
    )
    with op.batch_alter_table("audit_row", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_row_guild_id"), ["guild_id"], unique=False)

    op.create_table(
        "delivery_command_sync",
        sa.Column("application_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("application_id", name=op.f("pk_delivery_command_sync")),
    )
    op.create_table(
        "delivery_dm_state",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("last_seen_message_id", sa.BigInteger(), nullable=True),
        sa.Column("wants_echo", sa.Boolean(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_delivery_dm_state")),
        sa.UniqueConstraint("channel_id", name=op.f("uq_delivery_dm_state_channel_id")),
    )
    op.create_table(
        "delivery_inbox_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("ids", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery_inbox_item")),
        sa.UniqueConstraint("key", name=op.f("uq_delivery_inbox_item_key")),
    )
    with op.batch_alter_table("delivery_inbox_item", schema=None) as batch_op:
        batch_op.create_index("ix_delivery_inbox_item_person", ["guild_id", "person_id", "read_at"], unique=False)

    op.create_table(
        "delivery_operation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("role_id", sa.BigInteger(), nullable=True),
        sa.Column("ids", sa.JSON(), nullable=False),
        sa.Column("subjects", sa.JSON(), nullable=False),
        sa.Column("ordering_key", sa.String(length=100), nullable=True),
        sa.Column("predecessor_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_owner", sa.String(length=40), nullable=True),
        sa.Column("leased_until_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(length=200), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["predecessor_id"],
            ["delivery_operation.id"],
            name=op.f("fk_delivery_operation_predecessor_id_delivery_operation"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery_operation")),
        sa.UniqueConstraint("key", name=op.f("uq_delivery_operation_key")),
    )
    with op.batch_alter_table("delivery_operation", schema=None) as batch_op:
        batch_op.create_index("ix_delivery_operation_due", ["state", "not_before_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_delivery_operation_guild_id"), ["guild_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_delivery_operation_ordering_key"), ["ordering_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_delivery_operation_person_id"), ["person_id"], unique=False)

    op.create_table(
        "delivery_post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("ids", sa.JSON(), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery_post")),
        sa.UniqueConstraint("channel_id", "message_id", name=op.f("uq_delivery_post_channel_id_message_id")),
    )
    with op.batch_alter_table("delivery_post", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delivery_post_guild_id"), ["guild_id"], unique=False)

    op.create_table(
        "forms_draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("target", sa.String(length=60), nullable=False),
        sa.Column("values", sa.LargeBinary(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forms_draft")),
        sa.UniqueConstraint(
            "person_id", "guild_id", "form", "target", name=op.f("uq_forms_draft_person_id_guild_id_form_target")
        ),
    )
    op.create_table(
        "guilds_guild",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("locale", sa.String(length=10), nullable=False),
        sa.Column("staff_channel_id", sa.BigInteger(), nullable=False),
        sa.Column("staff_role_id", sa.BigInteger(), nullable=False),
        sa.Column("start_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("news_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("showcase_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("podcast_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("collab_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("jobs_off", sa.JSON(), nullable=False),
        sa.Column("set_up_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_guilds_guild")),
    )
    op.create_table(
        "people_block",
        sa.Column("blocker_person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("blocked_person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.Column("blocked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("blocker_person_id", "blocked_person_id", name=op.f("pk_people_block")),
    )
    op.create_table(
        "people_erasure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("scope", sa.String(length=30), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people_erasure")),
        sa.UniqueConstraint(
            "person_id", "scope", "erased_at", name=op.f("uq_people_erasure_person_id_scope_erased_at")
        ),
    )
    op.create_table(
        "delivery_post_subject",
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["delivery_post.id"],
            name=op.f("fk_delivery_post_subject_post_id_delivery_post"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("post_id", "subject", name=op.f("pk_delivery_post_subject")),
    )
    with op.batch_alter_table("delivery_post_subject", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delivery_post_subject_subject"), ["subject"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("delivery_post_subject", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delivery_post_subject_subject"))

    op.drop_table("delivery_post_subject")
    op.drop_table("people_erasure")
    op.drop_table("people_block")
    op.drop_table("guilds_guild")
    op.drop_table("forms_draft")
    with op.batch_alter_table("delivery_post", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delivery_post_guild_id"))

    op.drop_table("delivery_post")
    with op.batch_alter_table("delivery_operation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delivery_operation_person_id"))
        batch_op.drop_index(batch_op.f("ix_delivery_operation_ordering_key"))
        batch_op.drop_index(batch_op.f("ix_delivery_operation_guild_id"))
        batch_op.drop_index("ix_delivery_operation_due")

    op.drop_table("delivery_operation")
    with op.batch_alter_table("delivery_inbox_item", schema=None) as batch_op:
        batch_op.drop_index("ix_delivery_inbox_item_person")

    op.drop_table("delivery_inbox_item")
    op.drop_table("delivery_dm_state")
    op.drop_table("delivery_command_sync")
    with op.batch_alter_table("audit_row", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_row_guild_id"))

    op.drop_table("audit_row")
