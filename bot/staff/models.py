"""The table of what staff were reminded of."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base, GuildId, UtcDateTime


class ReminderRow(Base):
    """Staff were reminded of something that waits ("piece:12", in its newest wait), once a stage."""

    __tablename__ = "staff_reminder"

    guild_id: Mapped[int] = mapped_column(GuildId, primary_key=True, autoincrement=False)
    subject: Mapped[str] = mapped_column(String(60), primary_key=True)
    stage: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    reminded_at: Mapped[datetime] = mapped_column(UtcDateTime)
