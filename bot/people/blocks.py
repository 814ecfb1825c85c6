"""Blocks: a person's own lock, in force in every guild."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.people.models import BlockRow


async def is_blocked(session: AsyncSession, *, blocker_id: int, blocked_id: int) -> bool:
    """Whether `blocker_id` wants nothing from `blocked_id`."""
    return await session.get(BlockRow, (blocker_id, blocked_id)) is not None


class BlockService:
    """Block and unblock. The blocked person is told nothing."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def block(self, blocker_id: int, blocked_id: int) -> None:
        """Keep `blocked_id` away from `blocker_id`; twice is once."""
        if blocker_id == blocked_id:
            raise MemberFacingError("people-cannot-block-yourself")
        async with self._database.write() as session:
            if not await is_blocked(session, blocker_id=blocker_id, blocked_id=blocked_id):
                session.add(
                    BlockRow(blocker_person_id=blocker_id, blocked_person_id=blocked_id, blocked_at=self._clock.now())
                )

    async def unblock(self, blocker_id: int, blocked_id: int) -> None:
        """Undo a block."""
        async with self._database.write() as session:
            await session.execute(
                delete(BlockRow).where(
                    BlockRow.blocker_person_id == blocker_id, BlockRow.blocked_person_id == blocked_id
                )
            )

    async def blocked_by(self, blocker_id: int) -> list[int]:
        """Whom the person blocks, newest first."""
        async with self._database.read() as session:
            found = await session.scalars(
                select(BlockRow.blocked_person_id)
                .where(BlockRow.blocker_person_id == blocker_id)
                .order_by(BlockRow.blocked_at.desc())
            )
            return list(found)
