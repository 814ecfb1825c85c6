"""Digests, their editions, and what each holds."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "digest_digest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("hour", sa.String(length=5), nullable=False),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.Column("stories", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("scheduled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_digest")),
        sa.UniqueConstraint("guild_id", "name", name=op.f("uq_digest_digest_guild_id_name")),
    )
    op.create_table(
        "digest_edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest_id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("occasion", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("composed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["digest_id"],
            ["digest_digest.id"],
            name=op.f("fk_digest_edition_digest_id_digest_digest"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_edition")),
        sa.UniqueConstraint("digest_id", "occasion", name=op.f("uq_digest_edition_digest_id_occasion")),
    )
    op.create_index(op.f("ix_digest_edition_guild_id"), "digest_edition", ["guild_id"])
    op.create_table(
        "digest_item",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["digest_edition.id"],
            name=op.f("fk_digest_item_edition_id_digest_edition"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("edition_id", "position", name=op.f("pk_digest_item")),
        sa.UniqueConstraint("guild_id", "subject", name=op.f("uq_digest_item_guild_id_subject")),
    )


def downgrade() -> None:
    op.drop_table("digest_item")
    op.drop_table("digest_edition")
    op.drop_table("digest_digest")
