"""The tables of pieces: what was sent is encrypted, what readers may see is plain and in a table of its own."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base, EncryptedJSON, EncryptedText, Erase, GuildId, PersonId, UtcDateTime


class PieceRow(Base):
    """Something that a member wrote and sent. `number` is that of its newest version."""

    __tablename__ = "showcase_piece"
    __table_args__ = (Index("ix_showcase_piece_state", "guild_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    author_person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW), index=True)
    state: Mapped[str] = mapped_column(String(12))
    # Why staff removed it, in their words to its author.
    reason: Mapped[str | None] = mapped_column(EncryptedText("showcase_piece.reason"))
    number: Mapped[int]
    # The prompt of the day that it was written to (`bot.digest`).
    prompt_id: Mapped[int | None]
    # What its author allows: to take the text along, and to write in the thread under its card.
    may_download: Mapped[bool] = mapped_column(default=False)
    is_open_to_talk: Mapped[bool] = mapped_column(default=False)
    # None: it is under its author's own name on Discord. A pen name goes only with its author, so there is no key.
    pen_name_id: Mapped[int | None] = mapped_column(index=True)
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PenNameRow(Base):
    """A name that somebody publishes under. Whose it is, only they and staff know."""

    __tablename__ = "showcase_pen_name"

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW), index=True)
    name: Mapped[str] = mapped_column(EncryptedText("showcase_pen_name.name"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class CreditRow(Base):
    """Somebody who helped with a piece. They are asked once it is published, and named once they said yes."""

    __tablename__ = "showcase_credit"
    __table_args__ = (UniqueConstraint("piece_id", "part", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    piece_id: Mapped[int] = mapped_column(ForeignKey("showcase_piece.id", ondelete="CASCADE"))
    # Not told to whoever is named before the piece is published: that somebody sent it is staff's alone.
    person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW), index=True)
    part: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(10))
    named_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class BlogRow(Base):
    """A member's own blog: each new post becomes a draft of theirs. `seen_entry_id` is how far it was read."""

    __tablename__ = "showcase_blog"

    guild_id: Mapped[int] = mapped_column(GuildId, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW), primary_key=True, autoincrement=False)
    feed_id: Mapped[int] = mapped_column(ForeignKey("feeds_feed.id", ondelete="CASCADE"), index=True)
    seen_entry_id: Mapped[int]
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)


class HouseRuleRow(Base):
    """What a server asks of those who submit. Without a row it is as `bot.showcase.rules` presets it."""

    __tablename__ = "showcase_house_rule"

    guild_id: Mapped[int] = mapped_column(GuildId, primary_key=True, autoincrement=False)
    ai: Mapped[str] = mapped_column(String(10))


class VersionRow(Base):
    """A piece as it was sent once. Its author's and staff's, whatever became of it."""

    __tablename__ = "showcase_version"
    __table_args__ = (UniqueConstraint("piece_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    piece_id: Mapped[int] = mapped_column(ForeignKey("showcase_piece.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(EncryptedText("showcase_version.title"))
    line: Mapped[str] = mapped_column(EncryptedText("showcase_version.line"))
    text: Mapped[str] = mapped_column(EncryptedText("showcase_version.text"), deferred=True, deferred_raiseload=True)
    notes: Mapped[list[str]] = mapped_column(EncryptedJSON("showcase_version.notes"))
    # See `bot.showcase.details`; None in what was sent before there were any.
    details: Mapped[dict[str, Any] | None] = mapped_column(EncryptedJSON("showcase_version.details"))
    # The notes that the words of it suggest, whatever its author chose; None in what was sent before that was asked.
    hints: Mapped[list[str] | None] = mapped_column(EncryptedJSON("showcase_version.hints"))
    kind: Mapped[str] = mapped_column(String(20))
    rating: Mapped[str] = mapped_column(String(10))
    words: Mapped[int]
    asks_for_narrator: Mapped[bool] = mapped_column(default=False)
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PublishedRow(Base):
    """What readers may see of a piece, as long as it is published: taking it down deletes the row.

    So what is hidden is hidden from every reader's query at once. Ids grow in the order of publication.

    Args of the columns:
        genres: ",fantasy,humour,"; "" for none.
        series: its name without case; "" for none.
        wanted: see `Wanted`.
        readers: how many others than its author have opened it.
    """

    __tablename__ = "showcase_published"
    __table_args__ = (
        Index("ix_showcase_published_kind", "guild_id", "kind"),
        Index("ix_showcase_published_when", "guild_id", "published_at"),
        Index("ix_showcase_published_readers", "guild_id", "readers"),
        Index("ix_showcase_published_series", "guild_id", "series"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    piece_id: Mapped[int] = mapped_column(ForeignKey("showcase_piece.id", ondelete="CASCADE"), unique=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    title: Mapped[str] = mapped_column(String(100))
    line: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text, deferred=True, deferred_raiseload=True)
    notes: Mapped[list[str]] = mapped_column(JSON)
    details: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    kind: Mapped[str] = mapped_column(String(20))
    rating: Mapped[str] = mapped_column(String(10))
    words: Mapped[int]
    asks_for_narrator: Mapped[bool] = mapped_column(default=False)
    genres: Mapped[str] = mapped_column(String(100), default="")
    series: Mapped[str] = mapped_column(String(80), default="")
    wanted: Mapped[str] = mapped_column(String(10), default="kind")
    readers: Mapped[int] = mapped_column(default=0)
    # None: its author is named as on Discord.
    pen_name: Mapped[str | None] = mapped_column(String(60))
    published_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PageRow(Base):
    """A page of a published text as the reader shows it (see `bot.showcase.pages`): turning to it fetches no other.

    Args of the columns:
        start: where it begins in the text as it is shown.
    """

    __tablename__ = "showcase_page"
    # The same words as the text that they were made from.
    __table_args__ = ({"info": {"exported": False}},)

    published_id: Mapped[int] = mapped_column(
        ForeignKey("showcase_published.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    start: Mapped[int]
    text: Mapped[str] = mapped_column(Text)


class ReviewRow(Base):
    """The staff check of one version: who took it, and what they decided. `words` are for the author.

    The row goes with the author; a reviewer who is erased only leaves it.
    """

    __tablename__ = "showcase_review"

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("showcase_version.id", ondelete="CASCADE"), unique=True)
    author_person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW), index=True)
    # Whoever decided is not told to the author.
    reviewer_person_id: Mapped[int | None] = mapped_column(
        PersonId(Erase.CLEAR, exported=False), info={"exported": False}
    )
    taken_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # What whoever read it thought of what it says of its writer: `bot.showcase.states.Concern`.
    concern: Mapped[str | None] = mapped_column(String(10))
    # The rating and the notes that a first of staff agreed to, where it takes two (see `bot.showcase.hard`).
    agreed: Mapped[dict[str, Any] | None] = mapped_column(EncryptedJSON("showcase_review.agreed"))
    agreed_by_person_id: Mapped[int | None] = mapped_column(
        PersonId(Erase.CLEAR, exported=False), info={"exported": False}
    )
    decision: Mapped[str | None] = mapped_column(String(12))
    words: Mapped[str | None] = mapped_column(EncryptedText("showcase_review.words"))
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class FeedbackRow(Base):
    """What one reader told an author of a piece: the author's alone until they show it."""

    __tablename__ = "showcase_feedback"
    __table_args__ = (UniqueConstraint("piece_id", "giver_person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    piece_id: Mapped[int] = mapped_column(ForeignKey("showcase_piece.id", ondelete="CASCADE"))
    guild_id: Mapped[int] = mapped_column(GuildId)
    author_person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW), index=True)
    giver_person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW), index=True)
    # Which form it was: what the author wanted then.
    wanted: Mapped[str] = mapped_column(String(10))
    strength: Mapped[str] = mapped_column(EncryptedText("showcase_feedback.strength"))
    more: Mapped[str] = mapped_column(EncryptedText("showcase_feedback.more"))
    state: Mapped[str] = mapped_column(String(10))
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PlaceRow(Base):
    """Where a reader is in a piece (see `Leaf.position`)."""

    __tablename__ = "showcase_place"

    person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW), primary_key=True, autoincrement=False)
    piece_id: Mapped[int] = mapped_column(
        ForeignKey("showcase_piece.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    position: Mapped[int]
    read_at: Mapped[datetime] = mapped_column(UtcDateTime)
