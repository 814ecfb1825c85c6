"""The tables of digests and their editions."""

from datetime import date, datetime

from sqlalchemy import JSON, Date, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base, ChannelId, GuildId, UtcDateTime


class DigestRow(Base):
    """A configured series: when, where and how long. Without a channel of its own it appears in the guild's for news.

    `scheduled_at` is when staff last said so: troubles from before then are forgotten.
    """

    __tablename__ = "digest_digest"
    __table_args__ = (UniqueConstraint("guild_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    name: Mapped[str] = mapped_column(String(60))
    channel_id: Mapped[int | None] = mapped_column(ChannelId)
    hour: Mapped[str] = mapped_column(String(5))
    days: Mapped[list[int]] = mapped_column(JSON)
    stories: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    scheduled_at: Mapped[datetime] = mapped_column(UtcDateTime)
    paused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class EditionRow(Base):
    """One issue, or the recorded reason why there was none (`bot.digest.records.EditionState`)."""

    __tablename__ = "digest_edition"
    __table_args__ = (UniqueConstraint("digest_id", "occasion"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    digest_id: Mapped[int] = mapped_column(ForeignKey("digest_digest.id", ondelete="CASCADE"))
    guild_id: Mapped[int] = mapped_column(GuildId, index=True)
    # The local day of a scheduled one, or the moment of one that staff asked for: unique, so that none is made twice.
    occasion: Mapped[str] = mapped_column(String(40))
    day: Mapped[date] = mapped_column(Date)
    state: Mapped[str] = mapped_column(String(20))
    composed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class EditionItemRow(Base):
    """What an edition holds, in order. Nothing stands in two editions of a guild."""

    __tablename__ = "digest_item"
    __table_args__ = (UniqueConstraint("guild_id", "subject"),)

    edition_id: Mapped[int] = mapped_column(ForeignKey("digest_edition.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    guild_id: Mapped[int] = mapped_column(GuildId)
    subject: Mapped[str] = mapped_column(String(60))
