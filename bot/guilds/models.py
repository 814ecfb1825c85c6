"""The tables of a community's settings and of who is there for it."""

from datetime import datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base, ChannelId, Erase, GuildId, PersonId, RoleId, UtcDateTime


class GuildRow(Base):
    """One community as set up by `/setup start`."""

    __tablename__ = "guilds_guild"

    guild_id: Mapped[int] = mapped_column(GuildId, primary_key=True, autoincrement=False)
    zone: Mapped[str] = mapped_column(String(60))
    locale: Mapped[str] = mapped_column(String(10))
    staff_channel_id: Mapped[int] = mapped_column(ChannelId)
    staff_role_id: Mapped[int] = mapped_column(RoleId)
    # Who may read what is for sixteen and up; without one, only staff.
    sixteen_role_id: Mapped[int | None] = mapped_column(RoleId)
    start_channel_id: Mapped[int | None] = mapped_column(ChannelId)
    news_channel_id: Mapped[int | None] = mapped_column(ChannelId)
    showcase_channel_id: Mapped[int | None] = mapped_column(ChannelId)
    podcast_channel_id: Mapped[int | None] = mapped_column(ChannelId)
    collab_channel_id: Mapped[int | None] = mapped_column(ChannelId)
    jobs_off: Mapped[list[str]] = mapped_column(JSON)
    # Hears of it when nothing can be posted for staff.
    set_up_by_person_id: Mapped[int | None] = mapped_column(
        PersonId(Erase.CLEAR, exported=False), info={"exported": False}
    )
    set_up_at: Mapped[datetime] = mapped_column(UtcDateTime)
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class StaffRow(Base):
    """Somebody who worked as staff there: when last, and until when they are away. Rights are never read from it."""

    __tablename__ = "guilds_staff"

    guild_id: Mapped[int] = mapped_column(GuildId, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW), primary_key=True, autoincrement=False)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    away_until_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
