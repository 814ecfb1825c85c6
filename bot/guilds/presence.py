"""Who of staff is there, and who is away until when."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.guilds.actor import Actor
from bot.guilds.models import StaffRow


async def worked(session: AsyncSession, now: datetime, actor: Actor) -> None:
    """Somebody does something as staff: they are there, and whoever is there is not away."""
    await session.merge(StaffRow(guild_id=actor.guild_id, person_id=actor.person_id, seen_at=now, away_until_at=None))


async def go_away(session: AsyncSession, now: datetime, actor: Actor, until: datetime | None) -> None:
    """They are away until then; None: they are back."""
    await session.merge(StaffRow(guild_id=actor.guild_id, person_id=actor.person_id, seen_at=now, away_until_at=until))


async def away_until(session: AsyncSession, now: datetime, actor: Actor) -> datetime | None:
    """Until when they are away; None where they are not."""
    row = await session.get(StaffRow, (actor.guild_id, actor.person_id))
    return row.away_until_at if row is not None and row.away_until_at is not None and row.away_until_at > now else None


async def at_hand(session: AsyncSession, guild_id: int, now: datetime) -> list[int]:
    """Who worked as staff there and is not away, whoever did so last at the beginning. Some may have left since."""
    rows = await session.scalars(
        select(StaffRow).where(StaffRow.guild_id == guild_id).order_by(StaffRow.seen_at.desc(), StaffRow.person_id)
    )
    return [row.person_id for row in rows if row.away_until_at is None or row.away_until_at <= now]
