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
    op.create_table(
        "news_share",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("link_key", sa.String(length=80), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("why", sa.LargeBinary(), nullable=False),
        sa.Column("is_named", sa.Boolean(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_person_id", sa.BigInteger(), nullable=True),
        sa.Column("story_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["story_id"], ["news_story.id"], name=op.f("fk_news_share_story_id_news_story"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news_share")),
        sa.UniqueConstraint("guild_id", "link_key", name=op.f("uq_news_share_guild_id_link_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_news_share_story_id"), "news_share", ["story_id"])
    op.create_index("ix_news_share_state", "news_share", ["guild_id", "state"])


def downgrade() -> None:
    op.drop_table("news_share")
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
