"""Queries over feedback."""

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.people.blocks import blocks_by_name
from bot.showcase import names
from bot.showcase.kinds import Rating, Wanted
from bot.showcase.models import FeedbackRow, PieceRow, PublishedRow, VersionRow
from bot.showcase.records import Feedback, Standing


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


async def record(session: AsyncSession, row: FeedbackRow, viewer_id: int) -> Feedback:
    """The row as a record, for one of the two whom it is between, or for whoever reads what is shown."""
    return Feedback(
        id=row.id,
        piece_id=row.piece_id,
        title=await _title(session, row.piece_id, is_author=viewer_id == row.author_person_id),
        author_id=row.author_person_id,
        pen_name=await names.on_piece(session, row.piece_id),
        giver_id=row.giver_person_id,
        wanted=Wanted(row.wanted),
        strength=row.strength,
        more=row.more,
        standing=Standing(row.state),
    )


async def with_giver(session: AsyncSession, giver_id: int, guild_id: int | None) -> list[FeedbackRow]:
    """What somebody said in one guild, or everywhere."""
    wanted = select(FeedbackRow).where(FeedbackRow.giver_person_id == giver_id)
    if guild_id is not None:
        wanted = wanted.where(FeedbackRow.guild_id == guild_id)
    return list(await session.scalars(wanted.order_by(FeedbackRow.id)))


async def shown_between(session: AsyncSession, one_id: int, other_id: int) -> list[FeedbackRow]:
    """What one of the two said and the other shows."""
    pairs = [(one_id, other_id), (other_id, one_id)]
    between = or_(
        *(and_(FeedbackRow.giver_person_id == giver, FeedbackRow.author_person_id == author) for giver, author in pairs)
    )
    return list(await session.scalars(select(FeedbackRow).where(between, FeedbackRow.state == Standing.SHOWN)))


async def count_shown_of(session: AsyncSession, guild_id: int, giver_id: int) -> int:
    """How much of what somebody said is shown, without what was said of pieces that not every member may see."""
    closed = exists().where(PublishedRow.piece_id == FeedbackRow.piece_id, PublishedRow.rating == Rating.SIXTEEN)
    wanted = select(func.count()).where(
        FeedbackRow.guild_id == guild_id,
        FeedbackRow.giver_person_id == giver_id,
        FeedbackRow.state == Standing.SHOWN,
        ~closed,
    )
    return await session.scalar(wanted) or 0


async def _title(session: AsyncSession, piece_id: int, *, is_author: bool) -> str:
    """The title as every member may read it, else as its author last sent it; "" where others may not know it."""
    published = await session.scalar(
        select(PublishedRow.title).where(PublishedRow.piece_id == piece_id, PublishedRow.rating != Rating.SIXTEEN)
    )
    if published is not None or not is_author:
        return published or ""
    wanted = (
        select(VersionRow.title)
        .join(PieceRow, PieceRow.id == VersionRow.piece_id)
        .where(PieceRow.id == piece_id, VersionRow.number == PieceRow.number)
    )
    return await session.scalar(wanted) or ""
