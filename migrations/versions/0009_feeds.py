"""How a guild reads each of its feeds."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("feeds_feed", sa.Column("refresh_every", sa.Interval(), nullable=True))
    op.add_column("feeds_feed", sa.Column("rhythm_count", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("feeds_feed", sa.Column("rhythm_since_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("feeds_feed", sa.Column("moved_to", sa.Text(), nullable=True))
    op.add_column("feeds_feed", sa.Column("moved_since_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("feeds_feed", sa.Column("moved_checks", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("feeds_subscription", sa.Column("active", sa.Boolean(), nullable=False, server_default=sa.true()))
    for name in ("words_include", "words_leave_out"):
        op.add_column("news_source", sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("news_source", sa.Column("words_proposed", sa.JSON(), nullable=True))
    op.add_column("news_source", sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("news_source", sa.Column("channel_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    for name in ("channel_id", "paused_at", "words_proposed", "words_leave_out", "words_include"):
        op.drop_column("news_source", name)
    op.drop_column("feeds_subscription", "active")
    for name in (
        "moved_checks",
        "moved_since_at",
        "moved_to",
        "rhythm_since_at",
        "rhythm_count",
        "refresh_every",
    ):
        op.drop_column("feeds_feed", name)
