"""Statements on who helped with pieces."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.showcase.kinds import Rating
from bot.showcase.models import CreditRow, PublishedRow
from bot.showcase.records import CreditState


async def of_piece(session: AsyncSession, piece_id: int, state: CreditState | None = None) -> Sequence[CreditRow]:
    """Who is named for a piece, in the order of naming: all, or those who said that."""
    wanted = select(CreditRow).where(CreditRow.piece_id == piece_id)
    if state is not None:
        wanted = wanted.where(CreditRow.state == state)
    return (await session.scalars(wanted.order_by(CreditRow.id))).all()


async def pieces_naming(session: AsyncSession, guild_id: int | None, person_id: int) -> Sequence[int]:
    """The pieces for which somebody is named, in one guild or everywhere."""
    wanted = select(CreditRow.piece_id).where(CreditRow.person_id == person_id)
    if guild_id is not None:
        wanted = wanted.where(CreditRow.guild_id == guild_id)
    return (await session.scalars(wanted.distinct())).all()


async def count_helped(session: AsyncSession, guild_id: int, person_id: int) -> int:
    """With how many published pieces that every member may see somebody helped, where they said yes."""
    count = await session.scalar(
        select(func.count(CreditRow.piece_id.distinct()))
        .join(PublishedRow, PublishedRow.piece_id == CreditRow.piece_id)
        .where(
            CreditRow.guild_id == guild_id,
            CreditRow.person_id == person_id,
            CreditRow.state == CreditState.ACCEPTED,
            PublishedRow.rating != Rating.SIXTEEN,
        )
    )
    return count or 0
