"""The tables of digests and their editions."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base, ChannelId, Erase, GuildId, PersonId, UtcDateTime


class DigestRow(Base):
    """A configured series: when, where and how long. Without a channel of its own it appears in the guild's for news.

    `scheduled_at` is when staff last said so: troubles from before then are forgotten. Without `sections` it takes what
    no other digest of the guild has for itself. Until `staff_until_at` its editions go to the staff channel.
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
    sections: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    staff_until_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


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
    channel_id: Mapped[int | None] = mapped_column(ChannelId)
    is_for_staff: Mapped[bool] = mapped_column(default=False)
    # How many stories waited for a later one.
    left_out: Mapped[int] = mapped_column(default=0)
    # Pieces of earlier days that nobody had read.
    unread: Mapped[list[int]] = mapped_column(JSON, default=list)
    # What it asked for: `PromptRow`.
    prompt_id: Mapped[int | None]
    # What staff added.
    line: Mapped[str] = mapped_column(Text, default="")
    # `bot.digest.reasons`; forgotten after two weeks.
    considered: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), deferred=True)


class EditionItemRow(Base):
    """What an edition holds, in order. Nothing stands in two editions of a guild."""

    __tablename__ = "digest_item"
    __table_args__ = (UniqueConstraint("guild_id", "subject"),)

    edition_id: Mapped[int] = mapped_column(ForeignKey("digest_edition.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    guild_id: Mapped[int] = mapped_column(GuildId)
    subject: Mapped[str] = mapped_column(String(60))
    # 0 is the message itself, the others are those of its thread.
    page: Mapped[int] = mapped_column(default=0)
    # Content notes that staff gave it for this edition; null leaves the story's own.
    notes: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))


class DraftRow(Base):
    """What staff changed of an edition before its hour. It is followed as far as the stories are there still."""

    __tablename__ = "digest_draft"
    __table_args__ = (UniqueConstraint("digest_id", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    digest_id: Mapped[int] = mapped_column(ForeignKey("digest_digest.id", ondelete="CASCADE"))
    guild_id: Mapped[int] = mapped_column(GuildId)
    day: Mapped[date] = mapped_column(Date)
    stories: Mapped[list[int]] = mapped_column(JSON)
    dropped: Mapped[list[int]] = mapped_column(JSON)
    notes: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    line: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class CorrectionRow(Base):
    """What an edition told wrongly. It stands in the edition, and opens the next one of the guild.

    `subject` is the story it is about, with its `title` at the time, or none where the story is hard.
    """

    __tablename__ = "digest_correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId, index=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("digest_edition.id", ondelete="CASCADE"), index=True)
    opens_edition_id: Mapped[int | None] = mapped_column(ForeignKey("digest_edition.id", ondelete="SET NULL"))
    subject: Mapped[str | None] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(500))
    text: Mapped[str] = mapped_column(Text)
    corrected_at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_person_id: Mapped[int | None] = mapped_column(PersonId(Erase.CLEAR, exported=False))


class PromptRow(Base):
    """Something to write about. `last_on` is the local day of the edition that asked for it last."""

    __tablename__ = "digest_prompt"
    __table_args__ = (Index("ix_digest_prompt_next", "guild_id", "removed_at", "last_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    text: Mapped[str] = mapped_column(Text)
    last_on: Mapped[date | None] = mapped_column(Date)
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SubscriptionRow(Base):
    """A member who reads the digests of a guild by direct message, at an hour of their own.

    Without `sections` they get all; stories with a note in `hidden` are left out. `told_up_to_at` is up to which
    edition they have been told; `next_at` is when they are told next.
    """

    __tablename__ = "digest_subscription"
    __table_args__ = (UniqueConstraint("guild_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW))
    hour: Mapped[str] = mapped_column(String(5))
    sections: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    hidden: Mapped[list[str]] = mapped_column(JSON)
    told_up_to_at: Mapped[datetime] = mapped_column(UtcDateTime)
    next_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
