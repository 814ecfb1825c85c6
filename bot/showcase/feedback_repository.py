"""Queries over feedback."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.people.blocks import blocks_by_name
from bot.showcase.models import FeedbackRow, PieceRow, VersionRow
from bot.showcase.records import Standing


async def by(session: AsyncSession, piece_id: int, giver_id: int) -> FeedbackRow | None:
    """What that reader said of that piece."""
    found: FeedbackRow | None = await session.scalar(
        select(FeedbackRow).where(FeedbackRow.piece_id == piece_id, FeedbackRow.giver_person_id == giver_id)
    )
    return found


async def count_shown(session: AsyncSession, piece_id: int) -> int:
    """How much of it the author shows."""
    wanted = select(func.count()).where(FeedbackRow.piece_id == piece_id, FeedbackRow.state == Standing.SHOWN)
    return await session.scalar(wanted) or 0


async def shown(session: AsyncSession, piece_id: int, reader_id: int, *, skipped: int, limit: int) -> list[FeedbackRow]:
    """What the author shows, oldest first; none by people whom the reader blocks."""
    is_blocked = blocks_by_name(reader_id, FeedbackRow.giver_person_id)
    wanted = select(FeedbackRow).where(
        FeedbackRow.piece_id == piece_id, FeedbackRow.state == Standing.SHOWN, ~is_blocked
    )
    return list(await session.scalars(wanted.order_by(FeedbackRow.id).offset(skipped).limit(limit)))


async def title_of(session: AsyncSession, piece_id: int) -> str:
    """The title of a piece as it was last sent."""
    wanted = (
        select(VersionRow.title)
        .join(PieceRow, PieceRow.id == VersionRow.piece_id)
        .where(PieceRow.id == piece_id, VersionRow.number == PieceRow.number)
    )
    return await session.scalar(wanted) or ""
