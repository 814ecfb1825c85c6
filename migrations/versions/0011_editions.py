"""Editions of several messages, drafts of them, corrections, and what was counted for each story."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("digest_digest", sa.Column("sections", sa.JSON(), nullable=True))
    op.add_column("digest_digest", sa.Column("staff_until_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("digest_edition", sa.Column("channel_id", sa.BigInteger(), nullable=True))
    op.add_column("digest_edition", sa.Column("is_for_staff", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("digest_edition", sa.Column("left_out", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("digest_edition", sa.Column("unread", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("digest_edition", sa.Column("line", sa.Text(), nullable=False, server_default=""))
    op.add_column("digest_edition", sa.Column("considered", sa.JSON(), nullable=True))
    op.add_column("digest_item", sa.Column("page", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("digest_item", sa.Column("notes", sa.JSON(), nullable=True))
    op.create_table(
        "digest_draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest_id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("stories", sa.JSON(), nullable=False),
        sa.Column("dropped", sa.JSON(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["digest_id"],
            ["digest_digest.id"],
            name=op.f("fk_digest_draft_digest_id_digest_digest"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_draft")),
        sa.UniqueConstraint("digest_id", "day", name=op.f("uq_digest_draft_digest_id_day")),
    )
    op.create_table(
        "digest_correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("opens_edition_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(length=60), nullable=True),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_person_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["digest_edition.id"],
            name=op.f("fk_digest_correction_edition_id_digest_edition"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["opens_edition_id"],
            ["digest_edition.id"],
            name=op.f("fk_digest_correction_opens_edition_id_digest_edition"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_correction")),
    )
    op.create_index(op.f("ix_digest_correction_guild_id"), "digest_correction", ["guild_id"])
    op.create_index(op.f("ix_digest_correction_edition_id"), "digest_correction", ["edition_id"])


def downgrade() -> None:
    op.drop_table("digest_correction")
    op.drop_table("digest_draft")
    for column in ("notes", "page"):
        op.drop_column("digest_item", column)
    for column in ("considered", "line", "unread", "left_out", "is_for_staff", "channel_id"):
        op.drop_column("digest_edition", column)
    for column in ("staff_until_at", "sections"):
        op.drop_column("digest_digest", column)
