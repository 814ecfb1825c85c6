"""The tables of the news: which feeds a guild reads, and the stories that came of them."""

from datetime import datetime

from sqlalchemy import JSON, Double, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base, ChannelId, EncryptedText, Erase, GuildId, PersonId, UtcDateTime


class SourceRow(Base):
    """A feed that a guild reads. `read_up_to` is the newest of its entries that was looked at."""

    __tablename__ = "news_source"
    __table_args__ = (UniqueConstraint("guild_id", "feed_id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    feed_id: Mapped[int] = mapped_column(ForeignKey("feeds_feed.id", ondelete="CASCADE"))
    section: Mapped[str] = mapped_column(String(40))
    weight: Mapped[float] = mapped_column(Double)
    # `bot.news.words`; those of `words_proposed` (both lists) wait for somebody who has seen what they would leave out.
    words_include: Mapped[list[str]] = mapped_column(JSON)
    words_leave_out: Mapped[list[str]] = mapped_column(JSON)
    words_proposed: Mapped[list[list[str]] | None] = mapped_column(JSON(none_as_null=True))
    paused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Where each entry is posted as it comes; without one they wait for the digest.
    channel_id: Mapped[int | None] = mapped_column(ChannelId)
    read_up_to: Mapped[int]
    added_by_person_id: Mapped[int | None] = mapped_column(PersonId(Erase.CLEAR, exported=False))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)


class TellingRow(Base):
    """What we made of an entry, once for all guilds.

    `title` and `text` are the words it was made of, kept for a while to see what the source changes later; the text is
    emptied then. `published_at` is what the page says where the feed says nothing.
    """

    __tablename__ = "news_telling"

    entry_id: Mapped[int] = mapped_column(
        ForeignKey("feeds_entry.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    title: Mapped[str] = mapped_column(String(500))
    text: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)
    brief: Mapped[str] = mapped_column(Text)
    notes: Mapped[list[str]] = mapped_column(JSON)
    minutes: Mapped[int]
    author: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(35))
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    told_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class StoryRow(Base):
    """One event, as a guild may read of it: a copy, so that an edition stays whole when its feed goes.

    Without a source it only stands in past editions: its feed was removed.
    """

    __tablename__ = "news_story"
    __table_args__ = (
        UniqueConstraint("guild_id", "link_key"),
        Index("ix_news_story_guild_state_open", "guild_id", "state", "open_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("news_source.id", ondelete="SET NULL"), index=True)
    # What makes two entries one story whatever feed they came by; freed after a month, when the page may be news again.
    link_key: Mapped[str] = mapped_column(String(80))
    title: Mapped[str] = mapped_column(String(500))
    link: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(String(200))
    section: Mapped[str] = mapped_column(String(40))
    summary: Mapped[str] = mapped_column(Text)
    brief: Mapped[str] = mapped_column(Text)
    notes: Mapped[list[str]] = mapped_column(JSON)
    minutes: Mapped[int]
    author: Mapped[str] = mapped_column(String(200), default="")
    language: Mapped[str] = mapped_column(String(35), default="")
    weight: Mapped[float] = mapped_column(Double)
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # `bot.news.records.State`; `open_at` is since when an edition may take it: when it was met, or released by staff.
    state: Mapped[str] = mapped_column(String(20))
    open_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # Since when an edition holds it: from then on its words stay as they were printed.
    taken_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by_person_id: Mapped[int | None] = mapped_column(PersonId(Erase.CLEAR, exported=False))


class StoryEntryRow(Base):
    """An entry that tells a story, also one that came second: a copy, so that it outlives its feed.

    `is_told` marks the one whose words the story has. `opening` is how its text begins, `characters` how long it is.
    """

    __tablename__ = "news_story_entry"
    __table_args__ = (
        UniqueConstraint("story_id", "entry_id"),
        Index("ix_news_story_entry_met", "met_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    story_id: Mapped[int] = mapped_column(ForeignKey("news_story.id", ondelete="CASCADE"))
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("feeds_entry.id", ondelete="SET NULL"), index=True)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("news_source.id", ondelete="SET NULL"), index=True)
    link_key: Mapped[str] = mapped_column(String(80), index=True)
    title: Mapped[str] = mapped_column(String(500))
    link: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(String(200))
    opening: Mapped[str] = mapped_column(Text)
    characters: Mapped[int]
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    met_at: Mapped[datetime] = mapped_column(UtcDateTime)
    is_told: Mapped[bool]


class StoryChangeRow(Base):
    """A source changed what an edition had printed. `figures_before` are the printed ones that are gone from it."""

    __tablename__ = "news_story_change"
    __table_args__ = (Index("ix_news_story_change_open", "guild_id", "settled_at"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    story_id: Mapped[int] = mapped_column(ForeignKey("news_story.id", ondelete="CASCADE"), index=True)
    title_before: Mapped[str] = mapped_column(String(500))
    title_after: Mapped[str] = mapped_column(String(500))
    figures_before: Mapped[list[str]] = mapped_column(JSON)
    figures_after: Mapped[list[str]] = mapped_column(JSON)
    noticed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class NoteRuleRow(Base):
    """What a guild changed about one content note: `bot.news.records.Treatment`, and its own words and exceptions."""

    __tablename__ = "news_note_rule"

    guild_id: Mapped[int] = mapped_column(GuildId, primary_key=True, autoincrement=False)
    note: Mapped[str] = mapped_column(String(30), primary_key=True)
    treatment: Mapped[str] = mapped_column(String(20))
    words: Mapped[list[str]] = mapped_column(JSON)
    exceptions: Mapped[list[str]] = mapped_column(JSON)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by_person_id: Mapped[int | None] = mapped_column(PersonId(Erase.CLEAR, exported=False))


class ShareRow(Base):
    """A link that a member suggests for the digest. One page waits once, whoever shares it.

    `is_named` where the member wants to be named beside the story; `state` is of `bot.news.records.ShareState`.
    """

    __tablename__ = "news_share"
    __table_args__ = (
        UniqueConstraint("guild_id", "link_key"),
        Index("ix_news_share_state", "guild_id", "state"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW))
    link_key: Mapped[str] = mapped_column(String(80))
    link: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(String(500))
    why: Mapped[str] = mapped_column(EncryptedText("news_share.why"))
    is_named: Mapped[bool]
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    state: Mapped[str] = mapped_column(String(20))
    shared_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by_person_id: Mapped[int | None] = mapped_column(PersonId(Erase.CLEAR, exported=False))
    story_id: Mapped[int | None] = mapped_column(ForeignKey("news_story.id", ondelete="SET NULL"), index=True)
