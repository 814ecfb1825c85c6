"""The table of profiles."""

from datetime import datetime

from sqlalchemy import JSON, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base, Erase, GuildId, PersonId, UtcDateTime


class ProfileRow(Base):
    """What a member tells the other members of one guild about themselves. Plain, since it is meant to be read."""

    __tablename__ = "members_profile"
    __table_args__ = (UniqueConstraint("guild_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW))
    pronouns: Mapped[str] = mapped_column(String(40), default="")
    bio: Mapped[str] = mapped_column(Text, default="")
    crafts: Mapped[list[str]] = mapped_column(JSON, default=list)
    genres: Mapped[list[str]] = mapped_column(JSON, default=list)
    links: Mapped[list[str]] = mapped_column(JSON, default=list)
    awards: Mapped[list[str]] = mapped_column(JSON, default=list)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
