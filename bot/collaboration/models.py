"""The tables of requests, offers, inquiries and what is said in them. What people wrote is encrypted."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import (
    Base,
    ChannelId,
    EncryptedJSON,
    EncryptedText,
    Erase,
    GuildId,
    MessageId,
    PersonId,
    UtcDateTime,
)


class SettingsRow(Base):
    """How a community wants its collaboration; none means the most protected."""

    __tablename__ = "collaboration_settings"

    guild_id: Mapped[int] = mapped_column(GuildId, primary_key=True, autoincrement=False)
    checks_requests: Mapped[bool] = mapped_column(default=True)
    accepts_outside: Mapped[bool] = mapped_column(default=False)


class RequestRow(Base):
    """An open search for collaborators."""

    __tablename__ = "collaboration_request"
    __table_args__ = (Index("ix_collaboration_request_open", "guild_id", "state", "part"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    author_person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW), index=True)
    part: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(EncryptedText("collaboration_request.title"))
    purpose: Mapped[str] = mapped_column(EncryptedText("collaboration_request.purpose"))
    link: Mapped[str | None] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(10))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by_person_id: Mapped[int | None] = mapped_column(
        PersonId(Erase.CLEAR, exported=False), info={"exported": False}
    )
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Why staff did not post it, in their words.
    reason: Mapped[str | None] = mapped_column(EncryptedText("collaboration_request.reason"))


class InquiryRow(Base):
    """A private approach to a member or to the team, and the conversation that may come of it.

    An erased person's id becomes null: the other keeps what they themselves wrote. `reached_at` is when the other side
    could first read it, null until staff pass it on.
    """

    __tablename__ = "collaboration_inquiry"
    __table_args__ = (
        Index("ix_collaboration_inquiry_from", "from_person_id", "state"),
        Index("ix_collaboration_inquiry_to", "to_person_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId, index=True)
    kind: Mapped[str] = mapped_column(String(20))
    to_team: Mapped[bool]
    from_person_id: Mapped[int | None] = mapped_column(PersonId(Erase.CLEAR))
    to_person_id: Mapped[int | None] = mapped_column(PersonId(Erase.CLEAR))
    from_outside: Mapped[bool] = mapped_column(default=False)
    from_in_dm: Mapped[bool] = mapped_column(default=False)
    to_in_dm: Mapped[bool] = mapped_column(default=False)
    request_id: Mapped[int | None] = mapped_column(ForeignKey("collaboration_request.id", ondelete="SET NULL"))
    state: Mapped[str] = mapped_column(String(10))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    reached_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by_person_id: Mapped[int | None] = mapped_column(
        PersonId(Erase.CLEAR, exported=False), info={"exported": False}
    )
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class AnswersRow(Base):
    """What the inquirer filled into the form."""

    __tablename__ = "collaboration_answers"

    inquiry_id: Mapped[int] = mapped_column(
        ForeignKey("collaboration_inquiry.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    author_person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW), index=True)
    values: Mapped[dict[str, Any]] = mapped_column(EncryptedJSON("collaboration_answers.values"))


class OfferRow(Base):
    """An answer to a request; one a person and request."""

    __tablename__ = "collaboration_offer"
    __table_args__ = (UniqueConstraint("request_id", "author_person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    request_id: Mapped[int] = mapped_column(ForeignKey("collaboration_request.id", ondelete="CASCADE"))
    author_person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW), index=True)
    message: Mapped[str] = mapped_column(EncryptedText("collaboration_offer.message"))
    state: Mapped[str] = mapped_column(String(10))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    inquiry_id: Mapped[int | None] = mapped_column(ForeignKey("collaboration_inquiry.id", ondelete="SET NULL"))


class MessageRow(Base):
    """Something said in a conversation. Deleted ones stay readable to the safety team for the retention time."""

    __tablename__ = "collaboration_message"

    id: Mapped[int] = mapped_column(primary_key=True)
    inquiry_id: Mapped[int] = mapped_column(ForeignKey("collaboration_inquiry.id", ondelete="CASCADE"), index=True)
    author_person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW), index=True)
    by_staff: Mapped[bool] = mapped_column(default=False)
    source_message_id: Mapped[int | None] = mapped_column(MessageId, unique=True)
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class MessageVersionRow(Base):
    """One wording of a message, its author's; the one with the highest number is shown."""

    __tablename__ = "collaboration_message_version"
    __table_args__ = (UniqueConstraint("message_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("collaboration_message.id", ondelete="CASCADE"))
    number: Mapped[int]
    text: Mapped[str] = mapped_column(EncryptedText("collaboration_message_version.text"))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)


class DirectMessageRow(Base):
    """A direct message to the bot, stored before anything else is done with it; emptied once it has been filed."""

    __tablename__ = "collaboration_direct_message"

    message_id: Mapped[int] = mapped_column(MessageId, primary_key=True, autoincrement=False)
    author_person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW), index=True)
    channel_id: Mapped[int] = mapped_column(ChannelId)
    text: Mapped[str] = mapped_column(EncryptedText("collaboration_direct_message.text"))
    has_files: Mapped[bool] = mapped_column(default=False)
    replied_to_id: Mapped[int | None] = mapped_column(MessageId)
    inquiry_id: Mapped[int | None] = mapped_column(ForeignKey("collaboration_inquiry.id", ondelete="SET NULL"))
    state: Mapped[str] = mapped_column(String(10), index=True)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
