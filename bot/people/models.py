"""Tables about persons that are older than any job."""

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base, Erase, PersonId, UtcDateTime


class BlockRow(Base):
    """`blocker` wants nothing from `blocked` to reach them, in any guild."""

    __tablename__ = "people_block"

    blocker_person_id: Mapped[int] = mapped_column(PersonId(Erase.ROW), primary_key=True, autoincrement=False)
    # A bare id in somebody else's block list outlives an erasure (safety rule 8): the lock must hold. It is never shown
    # or exported, since it may belong to a pen name; `subject` is what the blocker knows them by.
    blocked_person_id: Mapped[int] = mapped_column(
        PersonId(Erase.KEEP, exported=False), primary_key=True, autoincrement=False, info={"exported": False}
    )
    # Part of the key: who blocks a pen name may block its person by their own name too, without learning of it.
    subject: Mapped[str] = mapped_column(String(60), primary_key=True)
    blocked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ErasureRow(Base):
    """Which entries of the erasure journal have been carried out in this database. See `bot.people.journal`."""

    __tablename__ = "people_erasure"
    __table_args__ = (UniqueConstraint("person_id", "scope", "erased_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(PersonId(Erase.KEEP, exported=False))
    scope: Mapped[str] = mapped_column(String(30))
    erased_at: Mapped[datetime] = mapped_column(UtcDateTime)
