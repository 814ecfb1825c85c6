"""Statements on the prompts of a guild."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.digest.models import PromptRow


async def listed(session: AsyncSession, guild_id: int) -> Sequence[PromptRow]:
    """Those that are in the list, the one that has rested longest first."""
    return (await session.scalars(_listed(guild_id))).all()


async def of_day(session: AsyncSession, guild_id: int, day: date, rested_since: date) -> PromptRow | None:
    """The one that was asked for on that day, else the one that has rested longest, at least since `rested_since`."""
    today: PromptRow | None = await session.scalar(_listed(guild_id).where(PromptRow.last_on == day).limit(1))
    if today is not None:
        return today
    rested = or_(PromptRow.last_on.is_(None), PromptRow.last_on <= rested_since)
    found: PromptRow | None = await session.scalar(_listed(guild_id).where(rested).limit(1))
    return found


async def has_any(session: AsyncSession, guild_id: int) -> bool:
    """Whether there was ever one, removed ones included."""
    return bool(await session.scalar(select(func.count()).where(PromptRow.guild_id == guild_id)))


def _listed(guild_id: int) -> Select[PromptRow]:
    return (
        select(PromptRow)
        .where(PromptRow.guild_id == guild_id, PromptRow.removed_at.is_(None))
        .order_by(PromptRow.last_on.is_not(None), PromptRow.last_on, PromptRow.id)
    )
