"""The table of what was decided by whom."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base, Erase, GuildId, PersonId, UtcDateTime


class AuditRow(Base):
    """One act. Ids only, never text that a member wrote; never changed and never deleted (safety rule 8)."""

    __tablename__ = "audit_row"

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int | None] = mapped_column(GuildId, index=True)
    actor_person_id: Mapped[int | None] = mapped_column(PersonId(Erase.KEEP))
    act: Mapped[str] = mapped_column(String(80))
    ids: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column("happened_at", UtcDateTime)
