"""Statements on digests by direct message."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.digest.models import SubscriptionRow


async def own(session: AsyncSession, guild_id: int, person_id: int) -> SubscriptionRow | None:
    """The person's subscription, one that was stopped included."""
    found: SubscriptionRow | None = await session.scalar(
        select(SubscriptionRow).where(SubscriptionRow.guild_id == guild_id, SubscriptionRow.person_id == person_id)
    )
    return found


async def due(session: AsyncSession, now: datetime) -> Sequence[int]:
    """Those whose hour has come."""
    wanted = select(SubscriptionRow.id).where(SubscriptionRow.next_at <= now).order_by(SubscriptionRow.id)
    return (await session.scalars(wanted)).all()


async def next_due(session: AsyncSession, now: datetime) -> datetime | None:
    """When the next one's hour comes."""
    wanted = select(SubscriptionRow.next_at).where(SubscriptionRow.next_at > now)
    found: datetime | None = await session.scalar(wanted.order_by(SubscriptionRow.next_at).limit(1))
    return found
