"""Statements on the names that pieces are under."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.showcase.models import PenNameRow, PieceRow, PublishedRow


async def newest(session: AsyncSession, guild_id: int, person_id: int) -> int | None:
    """The id of the pen name on the person's newest piece there; None for their own name."""
    wanted = select(PieceRow.pen_name_id).where(PieceRow.guild_id == guild_id, PieceRow.author_person_id == person_id)
    return await session.scalar(wanted.order_by(PieceRow.id.desc()).limit(1))


async def of_person(session: AsyncSession, guild_id: int, person_id: int) -> Sequence[PenNameRow]:
    """The person's pen names there, the oldest first."""
    wanted = select(PenNameRow).where(PenNameRow.guild_id == guild_id, PenNameRow.person_id == person_id)
    return (await session.scalars(wanted.order_by(PenNameRow.id))).all()


async def of_others(session: AsyncSession, guild_id: int, person_id: int) -> list[str]:
    """The pen names that others publish under there."""
    found = await session.scalars(
        select(PublishedRow.pen_name)
        .join(PieceRow, PieceRow.id == PublishedRow.piece_id)
        .where(
            PublishedRow.guild_id == guild_id,
            PublishedRow.pen_name.is_not(None),
            PieceRow.author_person_id != person_id,
        )
        .distinct()
    )
    return [name or "" for name in found]


async def under_own_name(session: AsyncSession, guild_id: int, person_id: int) -> Sequence[int]:
    """The person's published pieces there that are under no pen name."""
    found = await session.scalars(
        select(PublishedRow.piece_id)
        .join(PieceRow, PieceRow.id == PublishedRow.piece_id)
        .where(
            PieceRow.guild_id == guild_id,
            PieceRow.author_person_id == person_id,
            PublishedRow.pen_name.is_(None),
        )
    )
    return found.all()


async def publish_under(session: AsyncSession, piece_id: int, name: str) -> None:
    """Show a published piece under that name; "" is its author's own."""
    await session.execute(update(PublishedRow).where(PublishedRow.piece_id == piece_id).values(pen_name=name or None))


async def is_on_a_piece(session: AsyncSession, pen_name_id: int) -> bool:
    """Whether some piece bears it."""
    return await session.scalar(select(PieceRow.id).where(PieceRow.pen_name_id == pen_name_id).limit(1)) is not None
