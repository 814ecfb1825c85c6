"""SQL about feeds, their entries and who is subscribed. Feeds are not of any guild; subscriptions are."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, bindparam, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.feeds.models import EntryRow, FeedRow, SubscriptionRow
from bot.feeds.records import DueFeed, EntryRecord, FeedRecord

_FEEDS = cast("Table", FeedRow.__table__)
_SUBSCRIBED = exists().where(SubscriptionRow.feed_id == FeedRow.id)
_WANTED = exists().where(SubscriptionRow.feed_id == FeedRow.id, SubscriptionRow.active)
_DAY = timedelta(days=1)
_APPEARED: ColumnElement[datetime] = func.coalesce(EntryRow.published_at, EntryRow.first_seen_at)


async def find_feed(session: AsyncSession, feed_id: int) -> FeedRecord | None:
    """The feed of that id."""
    row = await session.get(FeedRow, feed_id)
    return None if row is None else record_of(row)


async def find_feeds(session: AsyncSession, feed_ids: Sequence[int]) -> dict[int, FeedRecord]:
    """The feeds of these ids."""
    rows = await session.scalars(select(FeedRow).where(FeedRow.id.in_(feed_ids)))
    return {row.id: record_of(row) for row in rows}


async def row_by_url(session: AsyncSession, url: str) -> FeedRow | None:
    """The feed that is polled at exactly this address."""
    found: FeedRow | None = await session.scalar(select(FeedRow).where(FeedRow.url == url))
    return found


async def subscribe(session: AsyncSession, now: datetime, feed_id: int, guild_id: int, job: str) -> None:
    """That job of that guild wants the feed polled; twice is once."""
    if await session.get(SubscriptionRow, (feed_id, guild_id, job)) is None:
        session.add(SubscriptionRow(feed_id=feed_id, guild_id=guild_id, job=job, subscribed_at=now, active=True))
        await session.flush()


async def unsubscribe(session: AsyncSession, feed_id: int, guild_id: int, job: str) -> None:
    """That job of that guild no longer wants it."""
    await session.execute(
        delete(SubscriptionRow).where(
            SubscriptionRow.feed_id == feed_id, SubscriptionRow.guild_id == guild_id, SubscriptionRow.job == job
        )
    )


async def rest(session: AsyncSession, feed_id: int, guild_id: int, job: str, *, active: bool) -> None:
    """That job of that guild does not want it asked for a while, or wants it again."""
    await session.execute(
        update(SubscriptionRow)
        .where(SubscriptionRow.feed_id == feed_id, SubscriptionRow.guild_id == guild_id, SubscriptionRow.job == job)
        .values(active=active)
    )


async def subscribed(session: AsyncSession, guild_id: int, job: str) -> list[FeedRecord]:
    """The feeds that a job of a guild is subscribed to, oldest subscription first."""
    rows = await session.scalars(
        select(FeedRow)
        .join(SubscriptionRow, SubscriptionRow.feed_id == FeedRow.id)
        .where(SubscriptionRow.guild_id == guild_id, SubscriptionRow.job == job)
        .order_by(SubscriptionRow.subscribed_at, FeedRow.id)
    )
    return [record_of(row) for row in rows]


_DUE: tuple[ColumnElement[Any] | InstrumentedAttribute[Any], ...] = (
    FeedRow.id,
    FeedRow.url,
    FeedRow.etag,
    FeedRow.last_modified,
    FeedRow.body_digest,
    FeedRow.check_every,
    FeedRow.refresh_every,
    FeedRow.rhythm_since_at,
    FeedRow.rhythm_count,
    or_(FeedRow.failures > 0, FeedRow.paused_at.is_not(None), FeedRow.moved_to.is_not(None)),
)


async def due(session: AsyncSession, now: datetime, limit: int) -> list[DueFeed]:
    """Feeds to be asked now, the longest overdue first."""
    found = await session.execute(
        select(*_DUE)
        .where(FeedRow.next_check_at <= now, FeedRow.paused_at.is_(None), _WANTED)
        .order_by(FeedRow.next_check_at)
        .limit(limit)
    )
    return [DueFeed(*row) for row in found]


async def due_one(session: AsyncSession, feed_id: int) -> DueFeed | None:
    """That feed, to be asked whether it is its time or not."""
    row = (await session.execute(select(*_DUE).where(FeedRow.id == feed_id))).first()
    return None if row is None else DueFeed(*row)


_WRITE = update(_FEEDS).where(_FEEDS.c.id == bindparam("feed_id"))


async def rows(session: AsyncSession, feed_ids: Sequence[int]) -> dict[int, FeedRow]:
    """The rows of these feeds that still exist."""
    if not feed_ids:
        return {}
    found = await session.scalars(select(FeedRow).where(FeedRow.id.in_(feed_ids)))
    return {row.id: row for row in found}


async def write_values(session: AsyncSession, feeds: Sequence[Mapping[str, Any]]) -> None:
    """Write what is new of feeds, each by its `feed_id`, all with the same columns, in one statement."""
    if feeds:
        connection = await session.connection()
        await connection.execute(_WRITE, feeds)


async def rhythms(session: AsyncSession, feed_ids: Sequence[int], looked_at: int) -> dict[int, tuple[datetime, int]]:
    """Of each feed, since when its newest entries (at most `looked_at`) appeared, and how many those are."""
    ranked = (
        select(
            EntryRow.feed_id,
            _APPEARED.label("appeared_at"),
            func.row_number().over(partition_by=EntryRow.feed_id, order_by=_APPEARED.desc()).label("place"),
        )
        .where(EntryRow.feed_id.in_(feed_ids))
        .subquery()
    )
    found = await session.execute(
        select(ranked.c.feed_id, func.min(ranked.c.appeared_at), func.count())
        .where(ranked.c.place <= looked_at)
        .group_by(ranked.c.feed_id)
    )
    return {feed_id: (since, count) for feed_id, since, count in found}


async def next_due(session: AsyncSession) -> datetime | None:
    """When the next feed is to be asked."""
    found: datetime | None = await session.scalar(
        select(FeedRow.next_check_at)
        .where(FeedRow.paused_at.is_(None), _WANTED)
        .order_by(FeedRow.next_check_at)
        .limit(1)
    )
    return found


async def latest(session: AsyncSession, feed_id: int, limit: int) -> list[EntryRecord]:
    """The newest entries of a feed, newest first."""
    rows = await session.scalars(
        select(EntryRow).where(EntryRow.feed_id == feed_id).order_by(_APPEARED.desc(), EntryRow.id.desc()).limit(limit)
    )
    return [entry_of(row) for row in rows]


async def seen_since(session: AsyncSession, feed_ids: Sequence[int], since: datetime) -> list[EntryRecord]:
    """Entries of these feeds that we first saw after `since`, in the order we saw them."""
    rows = await session.scalars(
        select(EntryRow).where(EntryRow.feed_id.in_(feed_ids), EntryRow.first_seen_at > since).order_by(EntryRow.id)
    )
    return [entry_of(row) for row in rows]


async def after(session: AsyncSession, feed_id: int, entry_id: int, *, limit: int | None = None) -> list[EntryRecord]:
    """Entries of a feed that came after that one was stored, in that order: ids grow and are never used twice."""
    rows = await session.scalars(
        select(EntryRow).where(EntryRow.feed_id == feed_id, EntryRow.id > entry_id).order_by(EntryRow.id).limit(limit)
    )
    return [entry_of(row) for row in rows]


async def appeared_since(session: AsyncSession, feed_id: int, since: datetime, limit: int) -> list[EntryRecord]:
    """Entries of a feed that appeared since then, newest first."""
    rows = await session.scalars(
        select(EntryRow)
        .where(EntryRow.feed_id == feed_id, since <= _APPEARED)
        .order_by(_APPEARED.desc(), EntryRow.id.desc())
        .limit(limit)
    )
    return [entry_of(row) for row in rows]


async def newest_id(session: AsyncSession, feed_id: int, *, seen_before: datetime | None = None) -> int:
    """The id that `after` would give nothing for; or only what we first saw at `seen_before` or later."""
    wanted = select(func.max(EntryRow.id)).where(EntryRow.feed_id == feed_id)
    if seen_before is not None:
        wanted = wanted.where(EntryRow.first_seen_at < seen_before)
    return await session.scalar(wanted) or 0


async def newest_titles(session: AsyncSession, limit: int) -> list[str]:
    """The headlines of the newest entries of all feeds."""
    return list(await session.scalars(select(EntryRow.title).order_by(EntryRow.id.desc()).limit(limit)))


async def newest_undated(session: AsyncSession, feed_id: int, seen_by: datetime, limit: int) -> set[int]:
    """Ids of the newest entries without a date, of those we had seen at that moment."""
    rows = await session.scalars(
        select(EntryRow.id)
        .where(
            EntryRow.feed_id == feed_id,
            EntryRow.published_at.is_(None),
            EntryRow.updated_at.is_(None),
            EntryRow.first_seen_at <= seen_by,
        )
        .order_by(EntryRow.id.desc())
        .limit(limit)
    )
    return set(rows)


async def find_entries(session: AsyncSession, entry_ids: Sequence[int]) -> dict[int, EntryRecord]:
    """The entries of these ids that still exist."""
    rows = await session.scalars(select(EntryRow).where(EntryRow.id.in_(entry_ids)))
    return {row.id: entry_of(row) for row in rows}


async def keep(session: AsyncSession, entry_id: int) -> None:
    """A job shows that entry: it stays although its feed may drop it."""
    await session.execute(update(EntryRow).where(EntryRow.id == entry_id).values(kept=True))


async def forget_old(session: AsyncSession, now: datetime, *, unlisted_for: timedelta, unwanted_for: timedelta) -> None:
    """Delete entries that their feed dropped so long ago, and feeds that nobody has been subscribed to for so long."""
    await session.execute(delete(FeedRow).where(~_SUBSCRIBED, FeedRow.last_success_at < now - unwanted_for))
    # What a feed lists does not age while it says nothing new. `listed_at` may be a day behind `read_at`.
    read = exists().where(FeedRow.id == EntryRow.feed_id, FeedRow.read_at > now - unlisted_for)
    await session.execute(
        delete(EntryRow).where(EntryRow.kept.is_(False), EntryRow.listed_at < now - unlisted_for - _DAY, read)
    )


def record_of(row: FeedRow) -> FeedRecord:
    """The row as a record."""
    return FeedRecord(
        id=row.id,
        url=row.url,
        title=row.title,
        link=row.link,
        language=row.language,
        description=row.description,
        author=row.author,
        artwork_url=row.artwork_url,
        explicit=row.explicit,
        added_at=row.added_at,
        last_success_at=row.last_success_at,
        next_check_at=row.next_check_at,
        failing_since_at=row.failing_since_at,
        paused_at=row.paused_at,
        error=None if row.last_error is None else (row.last_error, dict(row.last_error_args)),
    )


def entry_of(row: EntryRow) -> EntryRecord:
    """The row as a record."""
    return EntryRecord(
        id=row.id,
        feed_id=row.feed_id,
        title=row.title,
        link=row.link,
        published_at=row.published_at,
        updated_at=row.updated_at,
        first_seen_at=row.first_seen_at,
        changed_at=row.changed_at,
        author=row.author,
        summary=row.summary,
        content=row.content,
        enclosure_url=row.enclosure_url,
        enclosure_type=row.enclosure_type,
        enclosure_length=row.enclosure_length,
        duration=row.duration,
        image_url=row.image_url,
        season=row.season,
        episode=row.episode,
        explicit=row.explicit,
    )
