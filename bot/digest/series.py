"""The configured series of a guild: their rows with the defaults, and what they say about days and hours."""

import contextlib
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.digest import repository
from bot.digest.models import DigestRow
from bot.digest.records import Digest
from bot.digest.schedule import EVERY_DAY, Occasion, longest_gap, next_occasion
from bot.errors import MemberFacingError
from bot.guilds import Guild
from bot.news.service import NEWS_FOR

JOB = "news"
DAILY = "daily"
DEFAULT_HOUR = "17:00"
DEFAULT_STORIES = 6
MOST_STORIES = 10
MOST_DIGESTS = 10


async def daily(session: AsyncSession, now: datetime, guild: Guild) -> DigestRow:
    """The guild's digest of every day, made with the defaults where there is none yet."""
    row = await repository.digest(session, guild.guild_id, DAILY)
    return row if row is not None else await make(session, now, guild, DAILY)


async def make(session: AsyncSession, now: datetime, guild: Guild, name: str) -> DigestRow:
    """A digest with the defaults.

    Raises:
        MemberFacingError: the guild has as many as it may have.
    """
    if len(await repository.digests_of(session, guild.guild_id)) >= MOST_DIGESTS:
        raise MemberFacingError("digest-too-many", most=MOST_DIGESTS)
    row = DigestRow(
        guild_id=guild.guild_id,
        name=name,
        hour=DEFAULT_HOUR,
        days=sorted(EVERY_DAY),
        stories=DEFAULT_STORIES,
        created_at=now,
        scheduled_at=now,
    )
    session.add(row)
    await session.flush()
    return row


async def find(session: AsyncSession, guild_id: int, name: str) -> DigestRow | None:
    """The guild's digest of that name, however it is capitalised."""
    rows = await repository.digests_of(session, guild_id)
    return next((row for row in rows if row.name.casefold() == name.strip().casefold()), None)


async def require(session: AsyncSession, now: datetime, guild: Guild, name: str) -> DigestRow:
    """The guild's digest of that name; the daily one is there as soon as somebody asks for it.

    Raises:
        MemberFacingError: there is none of that name.
    """
    row = await find(session, guild.guild_id, name)
    if row is not None:
        return row
    if name.strip().casefold() != DAILY:
        raise MemberFacingError("digest-no-such", name=name[:60])
    return await daily(session, now, guild)


def require_channel(row: DigestRow, guild: Guild) -> None:
    """Raises:
    MemberFacingError: nobody said where it is to appear.
    """
    if row.channel_id is None and guild.news_channel_id is None:
        raise MemberFacingError("digest-no-channel")


def hour_of(row: DigestRow) -> time:
    """The local hour, whatever somebody wrote into the table."""
    with contextlib.suppress(ValueError):
        return time.fromisoformat(row.hour)
    return time.fromisoformat(DEFAULT_HOUR)


def days_of(row: DigestRow) -> frozenset[int]:
    """Its weekdays; Monday is 0."""
    return frozenset(row.days)


def news_for(row: DigestRow) -> timedelta:
    """How old a story may be: two days, or the time since the edition before."""
    return max(NEWS_FOR, longest_gap(days_of(row)))


def is_for_staff(row: DigestRow, now: datetime) -> bool:
    """Whether its editions still go to staff only."""
    return row.staff_until_at is not None and now < row.staff_until_at


def takes(row: DigestRow, section: str, others: Sequence[DigestRow]) -> bool:
    """Whether stories of that section are for this digest: one that has a digest of its own is left to it."""
    wanted = section.casefold()
    if row.sections is not None:
        return wanted in {each.casefold() for each in row.sections}
    return all(wanted not in {each.casefold() for each in other.sections or ()} for other in others)


async def following(session: AsyncSession, now: datetime, row: DigestRow, guild: Guild) -> Occasion | None:
    """The next edition that is due: the first occasion of a day that has none yet."""
    found = next_occasion(now, hour_of(row), guild.tz, days_of(row))
    while found is not None and await repository.is_recorded(session, row.id, found.day):
        found = next_occasion(found.at, hour_of(row), guild.tz, days_of(row))
    return found


async def record_of(session: AsyncSession, now: datetime, row: DigestRow, guild: Guild) -> Digest:
    """The row as a record."""
    next_one = None if row.paused_at is not None else await following(session, now, row, guild)
    return Digest(
        id=row.id,
        guild_id=row.guild_id,
        name=row.name,
        channel_id=row.channel_id or guild.news_channel_id,
        hour=hour_of(row),
        days=days_of(row),
        stories=row.stories,
        sections=None if row.sections is None else tuple(row.sections),
        zone=guild.zone,
        next_at=next_one.at if next_one is not None else None,
        is_paused=row.paused_at is not None,
        for_staff_until_at=row.staff_until_at if is_for_staff(row, now) else None,
    )
