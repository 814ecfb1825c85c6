"""The tables of reports, of the safety team, of pauses and of where to find help."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base, EncryptedJSON, EncryptedText, Erase, GuildId, PersonId, UtcDateTime


class ReportRow(Base):
    """What somebody told the safety team. Both texts are private; `evidence` is what was there when Report was pressed.

    The person it is about stays, even when erased, until 90 days after it closes (safety rule 8); then the row goes.
    """

    __tablename__ = "safety_report"
    __table_args__ = (
        Index("ix_safety_report_guild", "guild_id", "state"),
        Index(
            "uq_safety_report_current",
            "guild_id",
            "reporter_person_id",
            "subject",
            unique=True,
            sqlite_where=text("state <> 'closed'"),
            postgresql_where=text("state <> 'closed'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(GuildId)
    reporter_person_id: Mapped[int | None] = mapped_column(PersonId(Erase.CLEAR), index=True)
    about_person_id: Mapped[int | None] = mapped_column(PersonId(Erase.KEEP, exported=False))
    subject: Mapped[str] = mapped_column(String(60))
    state: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str | None] = mapped_column(String(20))
    words: Mapped[str | None] = mapped_column(EncryptedText("safety_report.words"))
    # Somebody else's text, so it is not part of the reporter's export.
    evidence: Mapped[dict[str, Any] | None] = mapped_column(
        EncryptedJSON("safety_report.evidence"), info={"exported": False}
    )
    to_staff: Mapped[bool] = mapped_column(default=False)
    outcome: Mapped[str | None] = mapped_column(String(20))
    closed_by_person_id: Mapped[int | None] = mapped_column(
        PersonId(Erase.CLEAR, exported=False), info={"exported": False}
    )
    begun_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class LogRow(Base):
    """What somebody of the safety team wrote down about a report, for the others of the team."""

    __tablename__ = "safety_log"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("safety_report.id", ondelete="CASCADE"), index=True)
    # The words are about somebody else: they stay when who wrote them goes, and are in nobody's export.
    author_person_id: Mapped[int | None] = mapped_column(
        PersonId(Erase.CLEAR, exported=False), info={"exported": False}
    )
    words: Mapped[str] = mapped_column(EncryptedText("safety_log.words"), info={"exported": False})
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SafetyMemberRow(Base):
    """A person picked for the safety team of a guild."""

    __tablename__ = "safety_member"

    guild_id: Mapped[int] = mapped_column(GuildId, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW), primary_key=True, autoincrement=False)
    picked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PauseRow(Base):
    """New messages and submissions are paused in that guild."""

    __tablename__ = "safety_pause"

    guild_id: Mapped[int] = mapped_column(GuildId, primary_key=True, autoincrement=False)
    paused_by_person_id: Mapped[int | None] = mapped_column(PersonId(Erase.CLEAR))
    paused_at: Mapped[datetime] = mapped_column(UtcDateTime)


class HelpRow(Base):
    """Where to find help, in the words of that guild's staff; without a row, in those of the catalogue."""

    __tablename__ = "safety_help"

    guild_id: Mapped[int] = mapped_column(GuildId, primary_key=True, autoincrement=False)
    words: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class BarRow(Base):
    """Somebody under the minimum age whom staff keep out of a guild: nothing of them but a keyed hash (safety rule 8).

    It goes with the key it was made with: keep old keys on the ring.
    """

    __tablename__ = "safety_bar"

    guild_id: Mapped[int] = mapped_column(GuildId, primary_key=True, autoincrement=False)
    mark: Mapped[str] = mapped_column(String(120), primary_key=True)
    barred_at: Mapped[datetime] = mapped_column(UtcDateTime)
