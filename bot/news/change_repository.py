"""Statements on what sources changed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.feeds.models import EntryRow
from bot.news.models import StoryChangeRow, StoryEntryRow, StoryRow, TellingRow
from bot.news.records import StoryChange


async def changed(session: AsyncSession, since: datetime, limit: int) -> list[int]:
    """Entries told since then that say something else now, of all guilds."""
    return list(
        await session.scalars(
            select(TellingRow.entry_id)
            .join(EntryRow, EntryRow.id == TellingRow.entry_id)
            .where(EntryRow.changed_at > TellingRow.told_at, EntryRow.first_seen_at >= since)
            .order_by(EntryRow.changed_at)
            .limit(limit)
        )
    )


async def told_by(session: AsyncSession, entry_id: int) -> Sequence[tuple[StoryEntryRow, StoryRow]]:
    """The stories that an entry is one of, in whatever guild."""
    rows = await session.execute(
        select(StoryEntryRow, StoryRow)
        .join(StoryRow, StoryRow.id == StoryEntryRow.story_id)
        .where(StoryEntryRow.entry_id == entry_id)
        .order_by(StoryEntryRow.id)
    )
    return [(entry, story) for entry, story in rows]


async def printed(session: AsyncSession, entry_id: int) -> list[StoryRow]:
    """The stories in its words that an edition holds."""
    found = await told_by(session, entry_id)
    return [story for entry, story in found if entry.is_told and story.taken_at is not None]


async def open_change(session: AsyncSession, story_id: int) -> StoryChangeRow | None:
    """What is noted of a story and not settled."""
    found: StoryChangeRow | None = await session.scalar(
        select(StoryChangeRow).where(StoryChangeRow.story_id == story_id, StoryChangeRow.settled_at.is_(None))
    )
    return found


async def unsettled(session: AsyncSession, guild_id: int) -> list[StoryChange]:
    """What sources changed of what the guild has printed, the oldest first."""
    rows = await session.execute(
        select(StoryChangeRow, StoryRow)
        .join(StoryRow, StoryRow.id == StoryChangeRow.story_id)
        .where(StoryChangeRow.guild_id == guild_id, StoryChangeRow.settled_at.is_(None))
        .order_by(StoryChangeRow.id)
    )
    return [
        StoryChange(
            id=change.id,
            guild_id=guild_id,
            story_id=story.id,
            source=story.source,
            link=story.link,
            title_before=change.title_before,
            title_after=change.title_after,
            figures_before=tuple(change.figures_before),
            figures_after=tuple(change.figures_after),
            noticed_at=change.noticed_at,
        )
        for change, story in rows
    ]


async def settle(session: AsyncSession, guild_id: int, change_id: int, now: datetime) -> bool:
    """Staff have dealt with it; returns whether it was still open."""
    row = await session.get(StoryChangeRow, change_id)
    if row is None or row.guild_id != guild_id or row.settled_at is not None:
        return False
    row.settled_at = now
    return True
