"""Statements on the feeds that guilds read."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.feeds import repository as feeds
from bot.feeds.models import FeedRow
from bot.news.models import SourceRow, StoryRow
from bot.news.records import Source, State
from bot.news.words import Words

_WEEK = timedelta(days=7)


async def sources(session: AsyncSession, guild_id: int) -> Sequence[SourceRow]:
    """The feeds a guild reads, in the order they were added."""
    return (await session.scalars(select(SourceRow).where(SourceRow.guild_id == guild_id).order_by(SourceRow.id))).all()


async def count_sources(session: AsyncSession, guild_id: int) -> int:
    """How many feeds a guild reads."""
    return await session.scalar(select(func.count()).where(SourceRow.guild_id == guild_id)) or 0


async def source_of(session: AsyncSession, guild_id: int, feed_id: int) -> SourceRow | None:
    """How a guild reads a feed."""
    found: SourceRow | None = await session.scalar(
        select(SourceRow).where(SourceRow.guild_id == guild_id, SourceRow.feed_id == feed_id)
    )
    return found


async def given_up(session: AsyncSession) -> Sequence[tuple[SourceRow, FeedRow]]:
    """What guilds read of feeds that were given up, without those that staff paused themselves."""
    rows = await session.execute(
        select(SourceRow, FeedRow)
        .join(FeedRow, FeedRow.id == SourceRow.feed_id)
        .where(FeedRow.paused_at.is_not(None), SourceRow.paused_at.is_(None))
        .order_by(SourceRow.id)
    )
    return [(source, feed) for source, feed in rows]


async def move_waiting(session: AsyncSession, row: SourceRow) -> None:
    """Stories of a source that no edition took yet stand in its section and count as it does."""
    await session.execute(
        update(StoryRow)
        .where(StoryRow.source_id == row.id, StoryRow.state.in_((State.OPEN, State.HELD)))
        .values(section=row.section, weight=row.weight)
    )


async def records(session: AsyncSession, now: datetime, rows: Sequence[SourceRow]) -> list[Source]:
    """The rows as records, with what their stories of the last week say."""
    ids = [row.id for row in rows]
    known = await feeds.find_feeds(session, [row.feed_id for row in rows])
    told = await _counted(session, StoryRow.source_id.in_(ids), StoryRow.seen_at >= now - _WEEK)
    held = await _counted(session, StoryRow.source_id.in_(ids), StoryRow.state == State.HELD)
    return [
        Source(
            id=row.id,
            feed=known[row.feed_id],
            section=row.section,
            weight=row.weight,
            words=words_of_row(row),
            proposed=proposed_of_row(row),
            paused_at=row.paused_at,
            channel_id=row.channel_id,
            stories_a_day=told.get(row.id, 0) / 7,
            held=held.get(row.id, 0),
        )
        for row in rows
    ]


def words_of_row(row: SourceRow) -> Words:
    """What of a feed is taken."""
    return Words(tuple(row.words_include), tuple(row.words_leave_out))


def proposed_of_row(row: SourceRow) -> Words | None:
    """What somebody proposed to take of it instead."""
    if row.words_proposed is None:
        return None
    include, leave_out = row.words_proposed
    return Words(tuple(include), tuple(leave_out))


async def _counted(session: AsyncSession, *conditions: ColumnElement[bool]) -> dict[int, int]:
    rows = await session.execute(
        select(StoryRow.source_id, func.count()).where(*conditions).group_by(StoryRow.source_id)
    )
    return {source_id: count for source_id, count in rows if source_id is not None}
