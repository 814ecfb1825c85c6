"""The tables of shows, of the episodes that were announced, and of who made them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base, Erase, GuildId, PersonId, UtcDateTime


class ShowRow(Base):
    """A podcast of a guild: what it is called and says is its feed's. `seen_entry_id` is how far it was read."""

    __tablename__ = "podcasts_show"
    __table_args__ = (UniqueConstraint("guild_id", "feed_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    feed_id: Mapped[int] = mapped_column(ForeignKey("feeds_feed.id", ondelete="CASCADE"), index=True)
    owner_person_id: Mapped[int | None] = mapped_column(PersonId(Erase.ROW), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams_team.id", ondelete="SET NULL"), index=True)
    added_by_person_id: Mapped[int | None] = mapped_column(PersonId(Erase.CLEAR))
    decided_by_person_id: Mapped[int | None] = mapped_column(PersonId(Erase.CLEAR, exported=False))
    state: Mapped[str] = mapped_column(String(20))
    seen_entry_id: Mapped[int]
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class EpisodeRow(Base):
    """An entry of the show's feed that was announced (once: the pair is unique), or that somebody is credited for."""

    __tablename__ = "podcasts_episode"
    __table_args__ = (
        UniqueConstraint("show_id", "entry_id"),
        Index("ix_podcasts_episode_announced", "guild_id", "announced_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    show_id: Mapped[int] = mapped_column(ForeignKey("podcasts_show.id", ondelete="CASCADE"))
    entry_id: Mapped[int] = mapped_column(ForeignKey("feeds_entry.id", ondelete="CASCADE"), index=True)
    announced_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    shown_change_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    taken_down_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class CreditRow(Base):
    """A person named for a part, of one episode or, without one, of the show. Shown only once they accepted.

    A standing credit that was accepted is written to each episode it counts for, so that ending it leaves those be.
    """

    __tablename__ = "podcasts_credit"
    __table_args__ = (
        Index(
            "uq_podcasts_credit_standing",
            "show_id",
            "part",
            "person_id",
            unique=True,
            sqlite_where=text("episode_id IS NULL"),
            postgresql_where=text("episode_id IS NULL"),
        ),
        UniqueConstraint("episode_id", "part", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    show_id: Mapped[int] = mapped_column(ForeignKey("podcasts_show.id", ondelete="CASCADE"))
    episode_id: Mapped[int | None] = mapped_column(ForeignKey("podcasts_episode.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW), index=True)
    part: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
    asked_by_person_id: Mapped[int | None] = mapped_column(PersonId(Erase.CLEAR, exported=False))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
