"""The tables of teams and of the people in them."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base, Erase, GuildId, PersonId, UtcDateTime


class TeamRow(Base):
    """A media group of a guild: it makes shows, a blog, offers writing jobs."""

    __tablename__ = "teams_team"
    __table_args__ = (UniqueConstraint("guild_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    name: Mapped[str] = mapped_column(String(80))
    about: Mapped[str] = mapped_column(Text)
    links: Mapped[list[str]] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SeatRow(Base):
    """A person's place in a team, named on its page from `accepted_at` on."""

    __tablename__ = "teams_seat"
    __table_args__ = (UniqueConstraint("team_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams_team.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW), index=True)
    title: Mapped[str] = mapped_column(String(80))
    offered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    accepted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
