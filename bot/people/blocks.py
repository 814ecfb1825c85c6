"""Blocks: a person's own lock, in force in every guild."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.clock import Clock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.people.models import BlockRow

# What can stand under a pen name.
PEN_NAMED = "piece:"


@dataclass(frozen=True, kw_only=True)
class Block:
    """Somebody that a person blocks, by the name they know them by: "person:34", or "piece:12" for a pen name."""

    subject: str
    blocked_at: datetime


async def is_blocked(session: AsyncSession, *, blocker_id: int, blocked_id: int) -> bool:
    """Whether `blocker_id` wants nothing from `blocked_id`."""
    wanted = select(BlockRow).where(BlockRow.blocker_person_id == blocker_id, BlockRow.blocked_person_id == blocked_id)
    return await session.scalar(wanted.limit(1)) is not None


def blocks_by_name(blocker_id: int, blocked: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Whether the blocker blocks that person under their own name: for what stands under it.

    What is blocked under a pen name only is not, or a list would tell who is behind that.
    """
    return exists().where(
        BlockRow.blocker_person_id == blocker_id,
        BlockRow.blocked_person_id == blocked,
        ~BlockRow.subject.startswith(PEN_NAMED),
    )


async def block(
    session: AsyncSession, now: datetime, *, blocker_id: int, blocked_id: int, subject: str | None = None
) -> None:
    """Keep `blocked_id` away from `blocker_id`; twice is once.

    Args:
        subject: what the blocker knows them by, where that is not the person.

    Raises:
        MemberFacingError: they are one person.
    """
    if blocker_id == blocked_id:
        raise MemberFacingError("people-cannot-block-yourself")
    subject = subject or f"person:{blocked_id}"
    if await session.get(BlockRow, (blocker_id, blocked_id, subject)) is None:
        session.add(
            BlockRow(blocker_person_id=blocker_id, blocked_person_id=blocked_id, subject=subject, blocked_at=now)
        )


class BlockService:
    """Block and unblock. The blocked person is told nothing."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def block(self, blocker_id: int, blocked_id: int) -> None:
        """Keep `blocked_id` away from `blocker_id`; twice is once.

        Raises:
            MemberFacingError: they are one person.
        """
        async with self._database.write() as session:
            await block(session, self._clock.now(), blocker_id=blocker_id, blocked_id=blocked_id)

    async def unblock(self, blocker_id: int, subject: str) -> None:
        """Undo a block, named as the person knows it; what is not blocked stays so."""
        async with self._database.write() as session:
            await session.execute(
                delete(BlockRow).where(BlockRow.blocker_person_id == blocker_id, BlockRow.subject == subject)
            )

    async def blocked_by(self, blocker_id: int) -> list[Block]:
        """Whom the person blocks, newest first."""
        async with self._database.read() as session:
            rows = await session.scalars(
                select(BlockRow).where(BlockRow.blocker_person_id == blocker_id).order_by(BlockRow.blocked_at.desc())
            )
            return [Block(subject=row.subject, blocked_at=row.blocked_at) for row in rows]
