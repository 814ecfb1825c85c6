"""What of the news waits for staff: held stories, suggested pages, feeds that fail."""

from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.feeds.models import FeedRow
from bot.news.models import ShareRow, SourceRow, StoryRow
from bot.news.records import ShareState, State


async def held(session: AsyncSession, guild_id: int) -> tuple[int, datetime] | None:
    """How many stories are held, and since when the first; None where none is."""
    return _counted(
        (
            await session.execute(
                select(func.count(), func.min(StoryRow.seen_at)).where(
                    StoryRow.guild_id == guild_id, StoryRow.state == State.HELD, StoryRow.source_id.is_not(None)
                )
            )
        ).one()
    )


async def shared(session: AsyncSession, guild_id: int, *, but_by: int) -> tuple[int, datetime] | None:
    """How many pages are suggested that this person of staff may decide on, and since when the first."""
    return _counted(
        (
            await session.execute(
                select(func.count(), func.min(ShareRow.shared_at)).where(
                    ShareRow.guild_id == guild_id, ShareRow.state == ShareState.WAITING, ShareRow.person_id != but_by
                )
            )
        ).one()
    )


async def failing(session: AsyncSession, guild_id: int) -> list[tuple[int, str, datetime]]:
    """The feeds that fail or were given up, and that nobody has paused: id of the source, name, and since when."""
    rows = await session.execute(
        select(SourceRow.id, FeedRow.title, FeedRow.url, FeedRow.failing_since_at, FeedRow.paused_at)
        .join(FeedRow, FeedRow.id == SourceRow.feed_id)
        .where(
            SourceRow.guild_id == guild_id,
            SourceRow.paused_at.is_(None),
            or_(FeedRow.failing_since_at.is_not(None), FeedRow.paused_at.is_not(None)),
        )
    )
    return [
        (source_id, title or url, since)
        for source_id, title, url, failing_since, paused_at in rows
        if (since := failing_since or paused_at) is not None
    ]


def _counted(row: tuple[int, datetime | None]) -> tuple[int, datetime] | None:
    count, first = row
    return (count, first) if first is not None else None
