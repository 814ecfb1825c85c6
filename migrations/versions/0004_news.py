"""The feeds that are polled, and what they say."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feeds_feed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(length=2048), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("artwork_url", sa.Text(), nullable=True),
        sa.Column("explicit", sa.Boolean(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("body_digest", sa.String(length=64), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("check_every", sa.Interval(), nullable=False),
        sa.Column("next_check_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing_since_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_success_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_error", sa.String(length=80), nullable=True),
        sa.Column("last_error_args", sa.JSON(), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feeds_feed")),
        sa.UniqueConstraint("url", name=op.f("uq_feeds_feed_url")),
    )
    with op.batch_alter_table("feeds_feed", schema=None) as batch_op:
        batch_op.create_index("ix_feeds_feed_due", ["next_check_at"], unique=False)

    op.create_table(
        "feeds_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("identity", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("listed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("enclosure_url", sa.Text(), nullable=True),
        sa.Column("enclosure_type", sa.String(length=100), nullable=False),
        sa.Column("enclosure_length", sa.BigInteger(), nullable=True),
        sa.Column("duration", sa.Interval(), nullable=True),
        sa.Column("image_url", sa.Text(), nullable=True),
        sa.Column("season", sa.Integer(), nullable=True),
        sa.Column("episode", sa.Integer(), nullable=True),
        sa.Column("explicit", sa.Boolean(), nullable=True),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feeds_feed.id"], name=op.f("fk_feeds_entry_feed_id_feeds_feed"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feeds_entry")),
        sa.UniqueConstraint("feed_id", "identity", name=op.f("uq_feeds_entry_feed_id_identity")),
    )
    with op.batch_alter_table("feeds_entry", schema=None) as batch_op:
        batch_op.create_index("ix_feeds_entry_seen", ["feed_id", "first_seen_at"], unique=False)

    op.create_table(
        "feeds_subscription",
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("job", sa.String(length=20), nullable=False),
        sa.Column("subscribed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds_feed.id"], name=op.f("fk_feeds_subscription_feed_id_feeds_feed")),
        sa.PrimaryKeyConstraint("feed_id", "guild_id", "job", name=op.f("pk_feeds_subscription")),
    )
    op.create_table(
        "feeds_entry_key",
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["feeds_entry.id"], name=op.f("fk_feeds_entry_key_entry_id_feeds_entry"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feeds_feed.id"], name=op.f("fk_feeds_entry_key_feed_id_feeds_feed"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("feed_id", "key", name=op.f("pk_feeds_entry_key")),
    )
    with op.batch_alter_table("feeds_entry_key", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feeds_entry_key_entry_id"), ["entry_id"], unique=False)
    op.create_table(
        "news_source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=40), nullable=False),
        sa.Column("weight", sa.Double(), nullable=False),
        sa.Column("read_up_to", sa.Integer(), nullable=False),
        sa.Column("added_by_person_id", sa.BigInteger(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feeds_feed.id"], name=op.f("fk_news_source_feed_id_feeds_feed"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news_source")),
        sa.UniqueConstraint("guild_id", "feed_id", name=op.f("uq_news_source_guild_id_feed_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "news_telling",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("brief", sa.Text(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["feeds_entry.id"], name=op.f("fk_news_telling_entry_id_feeds_entry"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_news_telling")),
    )
    op.create_table(
        "news_story",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("link_key", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("section", sa.String(length=40), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("brief", sa.Text(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Double(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("open_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_person_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["source_id"], ["news_source.id"], name=op.f("fk_news_story_source_id_news_source"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news_story")),
        sa.UniqueConstraint("guild_id", "link_key", name=op.f("uq_news_story_guild_id_link_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_news_story_source_id"), "news_story", ["source_id"])
    op.create_index("ix_news_story_guild_state_open", "news_story", ["guild_id", "state", "open_at"])


def downgrade() -> None:
    op.drop_table("news_story")
    op.drop_table("news_telling")
    op.drop_table("news_source")
    with op.batch_alter_table("feeds_entry_key", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_feeds_entry_key_entry_id"))

    op.drop_table("feeds_entry_key")
    op.drop_table("feeds_subscription")
    with op.batch_alter_table("feeds_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_feeds_entry_seen")

    op.drop_table("feeds_entry")
    with op.batch_alter_table("feeds_feed", schema=None) as batch_op:
        batch_op.drop_index("ix_feeds_feed_due")

    op.drop_table("feeds_feed")
