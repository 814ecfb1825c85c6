"""When staff are there: hours without reminders, who is away until when, and a whole community that takes a break."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.guilds.actor import Actor
from bot.guilds.models import HoursRow, StaffRow

QUIET_FROM, QUIET_UNTIL = time(21), time(8)


@dataclass(frozen=True, kw_only=True)
class Hours:
    """The hours of a community's staff, in its own zone. From and until the same time means never quiet."""

    quiet_from: time = QUIET_FROM
    quiet_until: time = QUIET_UNTIL
    closed_until: datetime | None = None

    def is_quiet(self, now: datetime, zone: ZoneInfo) -> bool:
        """Whether nobody is reminded now."""
        clock = now.astimezone(zone).time()
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= clock < self.quiet_until
        return clock >= self.quiet_from or clock < self.quiet_until

    def loud_from(self, now: datetime, zone: ZoneInfo) -> datetime:
        """When somebody may be reminded next: now, or when the quiet hours end."""
        if not self.is_quiet(now, zone):
            return now
        local = now.astimezone(zone)
        day = local.date() if local.time() < self.quiet_until else local.date() + timedelta(days=1)
        # Through UTC, where a wall clock that is skipped comes to stand an hour later.
        return datetime.combine(day, self.quiet_until, tzinfo=zone).astimezone(now.tzinfo)


async def hours(session: AsyncSession, guild_id: int, now: datetime) -> Hours:
    """The hours there; a break that is over is none."""
    row = await session.get(HoursRow, guild_id)
    if row is None:
        return Hours()
    closed = row.closed_until_at
    return Hours(
        quiet_from=time.fromisoformat(row.quiet_from),
        quiet_until=time.fromisoformat(row.quiet_until),
        closed_until=closed if closed is not None and closed > now else None,
    )


async def set_hours(session: AsyncSession, guild_id: int, wanted: Hours) -> None:
    """Change them."""
    await session.merge(
        HoursRow(
            guild_id=guild_id,
            quiet_from=f"{wanted.quiet_from:%H:%M}",
            quiet_until=f"{wanted.quiet_until:%H:%M}",
            closed_until_at=wanted.closed_until,
        )
    )


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
