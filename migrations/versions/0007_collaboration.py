"""Requests, offers, inquiries, and direct messages to the bot."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "collaboration_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("author_person_id", sa.BigInteger(), nullable=False),
        sa.Column("part", sa.String(length=20), nullable=False),
        sa.Column("title", sa.LargeBinary(), nullable=False),
        sa.Column("purpose", sa.LargeBinary(), nullable=False),
        sa.Column("link", sa.String(length=200), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_person_id", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collaboration_request")),
    )
    with op.batch_alter_table("collaboration_request", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_collaboration_request_author_person_id"), ["author_person_id"], unique=False
        )
        batch_op.create_index("ix_collaboration_request_open", ["guild_id", "state", "part"], unique=False)

    op.create_table(
        "collaboration_settings",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("checks_requests", sa.Boolean(), nullable=False),
        sa.Column("accepts_outside", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_collaboration_settings")),
    )
    op.create_table(
        "collaboration_inquiry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("to_team", sa.Boolean(), nullable=False),
        sa.Column("from_person_id", sa.BigInteger(), nullable=True),
        sa.Column("to_person_id", sa.BigInteger(), nullable=True),
        sa.Column("from_outside", sa.Boolean(), nullable=False),
        sa.Column("from_in_dm", sa.Boolean(), nullable=False),
        sa.Column("to_in_dm", sa.Boolean(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reached_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_person_id", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["collaboration_request.id"],
            name=op.f("fk_collaboration_inquiry_request_id_collaboration_request"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collaboration_inquiry")),
    )
    with op.batch_alter_table("collaboration_inquiry", schema=None) as batch_op:
        batch_op.create_index("ix_collaboration_inquiry_from", ["from_person_id", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_collaboration_inquiry_guild_id"), ["guild_id"], unique=False)
        batch_op.create_index("ix_collaboration_inquiry_to", ["to_person_id", "state"], unique=False)

    op.create_table(
        "collaboration_answers",
        sa.Column("inquiry_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("author_person_id", sa.BigInteger(), nullable=False),
        sa.Column("values", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["inquiry_id"],
            ["collaboration_inquiry.id"],
            name=op.f("fk_collaboration_answers_inquiry_id_collaboration_inquiry"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("inquiry_id", name=op.f("pk_collaboration_answers")),
    )
    with op.batch_alter_table("collaboration_answers", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_collaboration_answers_author_person_id"), ["author_person_id"], unique=False
        )

    op.create_table(
        "collaboration_direct_message",
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("author_person_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("has_files", sa.Boolean(), nullable=False),
        sa.Column("replied_to_id", sa.BigInteger(), nullable=True),
        sa.Column("inquiry_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["inquiry_id"],
            ["collaboration_inquiry.id"],
            name=op.f("fk_collaboration_direct_message_inquiry_id_collaboration_inquiry"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_collaboration_direct_message")),
    )
    with op.batch_alter_table("collaboration_direct_message", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_collaboration_direct_message_author_person_id"), ["author_person_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_collaboration_direct_message_state"), ["state"], unique=False)

    op.create_table(
        "collaboration_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("inquiry_id", sa.Integer(), nullable=False),
        sa.Column("author_person_id", sa.BigInteger(), nullable=False),
        sa.Column("by_staff", sa.Boolean(), nullable=False),
        sa.Column("source_message_id", sa.BigInteger(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["inquiry_id"],
            ["collaboration_inquiry.id"],
            name=op.f("fk_collaboration_message_inquiry_id_collaboration_inquiry"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collaboration_message")),
        sa.UniqueConstraint("source_message_id", name=op.f("uq_collaboration_message_source_message_id")),
    )
    with op.batch_alter_table("collaboration_message", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_collaboration_message_author_person_id"), ["author_person_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_collaboration_message_inquiry_id"), ["inquiry_id"], unique=False)

    op.create_table(
        "collaboration_offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("author_person_id", sa.BigInteger(), nullable=False),
        sa.Column("message", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("inquiry_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["inquiry_id"],
            ["collaboration_inquiry.id"],
            name=op.f("fk_collaboration_offer_inquiry_id_collaboration_inquiry"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["collaboration_request.id"],
            name=op.f("fk_collaboration_offer_request_id_collaboration_request"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collaboration_offer")),
        sa.UniqueConstraint(
            "request_id", "author_person_id", name=op.f("uq_collaboration_offer_request_id_author_person_id")
        ),
    )
    with op.batch_alter_table("collaboration_offer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_collaboration_offer_author_person_id"), ["author_person_id"], unique=False)

    op.create_table(
        "collaboration_message_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["collaboration_message.id"],
            name=op.f("fk_collaboration_message_version_message_id_collaboration_message"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collaboration_message_version")),
        sa.UniqueConstraint("message_id", "number", name=op.f("uq_collaboration_message_version_message_id_number")),
    )


def downgrade() -> None:
    op.drop_table("collaboration_message_version")
    with op.batch_alter_table("collaboration_offer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_collaboration_offer_author_person_id"))

    op.drop_table("collaboration_offer")
    with op.batch_alter_table("collaboration_message", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_collaboration_message_inquiry_id"))
        batch_op.drop_index(batch_op.f("ix_collaboration_message_author_person_id"))

    op.drop_table("collaboration_message")
    with op.batch_alter_table("collaboration_direct_message", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_collaboration_direct_message_state"))
        batch_op.drop_index(batch_op.f("ix_collaboration_direct_message_author_person_id"))

    op.drop_table("collaboration_direct_message")
    with op.batch_alter_table("collaboration_answers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_collaboration_answers_author_person_id"))

    op.drop_table("collaboration_answers")
    with op.batch_alter_table("collaboration_inquiry", schema=None) as batch_op:
        batch_op.drop_index("ix_collaboration_inquiry_to")
        batch_op.drop_index(batch_op.f("ix_collaboration_inquiry_guild_id"))
        batch_op.drop_index("ix_collaboration_inquiry_from")

    op.drop_table("collaboration_inquiry")
    op.drop_table("collaboration_settings")
    with op.batch_alter_table("collaboration_request", schema=None) as batch_op:
        batch_op.drop_index("ix_collaboration_request_open")
        batch_op.drop_index(batch_op.f("ix_collaboration_request_author_person_id"))

    op.drop_table("collaboration_request")
