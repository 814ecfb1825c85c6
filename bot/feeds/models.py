"""The tables of the feeds that are polled, each once for all guilds, and of what they say."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, Interval, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base, GuildId, UtcDateTime


class FeedRow(Base):
    """An address that is polled while somebody is subscribed to it."""

    __tablename__ = "feeds_feed"
    __table_args__ = (Index("ix_feeds_feed_due", "next_check_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str] = mapped_column(String(2048), unique=True)
    title: Mapped[str] = mapped_column(String(500))
    link: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(35))
    description: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(String(200))
    artwork_url: Mapped[str | None] = mapped_column(Text)
    explicit: Mapped[bool | None]
    etag: Mapped[str | None] = mapped_column(Text)
    last_modified: Mapped[str | None] = mapped_column(Text)
    body_digest: Mapped[str | None] = mapped_column(String(64))
    read_at: Mapped[datetime] = mapped_column(UtcDateTime)
    check_every: Mapped[timedelta] = mapped_column(Interval)
    # The feed's own wish (RSS ttl), and its rhythm: that many of its newest entries appeared since then.
    refresh_every: Mapped[timedelta | None] = mapped_column(Interval)
    rhythm_count: Mapped[int]
    rhythm_since_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Where it says it lives now: followed for good when that was so for a while.
    moved_to: Mapped[str | None] = mapped_column(Text)
    moved_since_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    moved_checks: Mapped[int]
    next_check_at: Mapped[datetime] = mapped_column(UtcDateTime)
    failures: Mapped[int]
    failing_since_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_success_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_error: Mapped[str | None] = mapped_column(String(80))
    last_error_args: Mapped[dict[str, Any]] = mapped_column(JSON)
    paused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SubscriptionRow(Base):
    """A job of a guild wants that feed polled, while `active`. A feed without any goes after a while."""

    __tablename__ = "feeds_subscription"

    feed_id: Mapped[int] = mapped_column(ForeignKey("feeds_feed.id"), primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId, primary_key=True, autoincrement=False)
    job: Mapped[str] = mapped_column(String(20), primary_key=True)
    subscribed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    active: Mapped[bool]


class EntryRow(Base):
    """One item of a feed, in the words of its newest appearance. `identity` is the first key it was known by.

    Entries that the feed no longer lists go after a while, except those that a job has marked as `kept`. What points at
    an entry or a feed must go with it (ON DELETE CASCADE).
    """

    __tablename__ = "feeds_entry"
    __table_args__ = (
        UniqueConstraint("feed_id", "identity"),
        Index("ix_feeds_entry_seen", "feed_id", "first_seen_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    feed_id: Mapped[int] = mapped_column(ForeignKey("feeds_feed.id", ondelete="CASCADE"))
    identity: Mapped[str] = mapped_column(String(80))
    title: Mapped[str] = mapped_column(String(500))
    link: Mapped[str | None] = mapped_column(Text)
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    first_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    listed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    author: Mapped[str] = mapped_column(String(200))
    summary: Mapped[str] = mapped_column(Text)
    content: Mapped[str] = mapped_column(Text)
    enclosure_url: Mapped[str | None] = mapped_column(Text)
    enclosure_type: Mapped[str] = mapped_column(String(100))
    enclosure_length: Mapped[int | None] = mapped_column(BigInteger)
    duration: Mapped[timedelta | None] = mapped_column(Interval)
    image_url: Mapped[str | None] = mapped_column(Text)
    season: Mapped[int | None]
    episode: Mapped[int | None]
    explicit: Mapped[bool | None]
    kept: Mapped[bool]


class EntryKeyRow(Base):
    """All keys by which an entry is known again, see `bot.feeds.identity`."""

    __tablename__ = "feeds_entry_key"

    feed_id: Mapped[int] = mapped_column(ForeignKey("feeds_feed.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("feeds_entry.id", ondelete="CASCADE"), index=True)
