"""The tables of what leaves for Discord and of what waits for a person."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base, ChannelId, DiscordId, Erase, GuildId, MessageId, PersonId, UtcDateTime


class OperationRow(Base):
    """One thing to do on Discord: a kind and ids, never a rendered body. See `bot.delivery.outbox`."""

    __tablename__ = "delivery_operation"
    __table_args__ = (Index("ix_delivery_operation_due", "state", "not_before_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    action: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(60))
    guild_id: Mapped[int | None] = mapped_column(GuildId, index=True)
    channel_id: Mapped[int | None] = mapped_column(ChannelId)
    message_id: Mapped[int | None] = mapped_column(MessageId)
    person_id: Mapped[int | None] = mapped_column(PersonId(Erase.ROW, exported=False), index=True)
    ids: Mapped[dict[str, Any]] = mapped_column(JSON)
    subjects: Mapped[list[str]] = mapped_column(JSON)
    ordering_key: Mapped[str | None] = mapped_column(String(100), index=True)
    predecessor_id: Mapped[int | None] = mapped_column(ForeignKey("delivery_operation.id", ondelete="SET NULL"))
    state: Mapped[str] = mapped_column(String(20))
    attempts: Mapped[int] = mapped_column(default=0)
    not_before_at: Mapped[datetime] = mapped_column(UtcDateTime)
    lease_owner: Mapped[str | None] = mapped_column(String(40))
    leased_until_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    error: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class PostRow(Base):
    """A message of ours that stands on Discord."""

    __tablename__ = "delivery_post"
    __table_args__ = (UniqueConstraint("channel_id", "message_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int | None] = mapped_column(GuildId, index=True)
    channel_id: Mapped[int] = mapped_column(ChannelId)
    message_id: Mapped[int] = mapped_column(MessageId)
    # Whose direct message it is.
    person_id: Mapped[int | None] = mapped_column(PersonId(Erase.ROW, exported=False), index=True)
    kind: Mapped[str] = mapped_column(String(60))
    ids: Mapped[dict[str, Any]] = mapped_column(JSON)
    posted_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PostSubjectRow(Base):
    """What a post shows, such as "piece:12": by this it is found again when the piece changes or goes."""

    __tablename__ = "delivery_post_subject"

    post_id: Mapped[int] = mapped_column(ForeignKey("delivery_post.id", ondelete="CASCADE"), primary_key=True)
    subject: Mapped[str] = mapped_column(String(60), primary_key=True, index=True)


class InboxItemRow(Base):
    """Something the bot tells one person; complete without any DM."""

    __tablename__ = "delivery_inbox_item"
    __table_args__ = (Index("ix_delivery_inbox_item_person", "guild_id", "person_id", "read_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW))
    kind: Mapped[str] = mapped_column(String(60))
    ids: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class DmStateRow(Base):
    """What is known of one person's DMs with the bot, across all guilds."""

    __tablename__ = "delivery_dm_state"

    person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW), primary_key=True)
    channel_id: Mapped[int] = mapped_column(ChannelId, unique=True)
    last_seen_message_id: Mapped[int | None] = mapped_column(MessageId)
    wants_echo: Mapped[bool] = mapped_column(default=True)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)


class CommandSyncRow(Base):
    """The fingerprint of the commands that Discord was last told, so that it is told only of changes."""

    __tablename__ = "delivery_command_sync"

    application_id: Mapped[int] = mapped_column(DiscordId, primary_key=True, autoincrement=False)
    fingerprint: Mapped[str] = mapped_column(String(64))
