"""The table of forms that somebody is filling in."""

from datetime import datetime
from typing import Any

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base, EncryptedJSON, Erase, GuildId, PersonId, UtcDateTime


class DraftRow(Base):
    """An unfinished form: stored before it is validated, private to its person; one a person, guild, form, target."""

    __tablename__ = "forms_draft"
    __table_args__ = (UniqueConstraint("person_id", "guild_id", "form", "target"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW))
    guild_id: Mapped[int] = mapped_column(GuildId)
    form: Mapped[str] = mapped_column(String(40))
    target: Mapped[str] = mapped_column(String(60), default="")
    values: Mapped[dict[str, Any]] = mapped_column(EncryptedJSON("forms_draft.values"))
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
