"""Prompts of the day, the pieces written to them, and digests by direct message."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "digest_prompt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_prompt")),
    )
    op.create_index("ix_digest_prompt_next", "digest_prompt", ["guild_id", "removed_at", "last_on"])
    op.add_column("digest_edition", sa.Column("prompt_id", sa.Integer(), nullable=True))
    op.add_column("showcase_piece", sa.Column("prompt_id", sa.Integer(), nullable=True))
    op.create_table(
        "digest_subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("hour", sa.String(length=5), nullable=False),
        sa.Column("sections", sa.JSON(), nullable=True),
        sa.Column("hidden", sa.JSON(), nullable=False),
        sa.Column("told_up_to_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_subscription")),
        sa.UniqueConstraint("guild_id", "person_id", name=op.f("uq_digest_subscription_guild_id_person_id")),
    )
    op.create_index(op.f("ix_digest_subscription_next_at"), "digest_subscription", ["next_at"])


def downgrade() -> None:
    op.drop_table("digest_subscription")
    op.drop_column("showcase_piece", "prompt_id")
    op.drop_column("digest_edition", "prompt_id")
    op.drop_table("digest_prompt")
