"""Statements on sources and stories."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.news.models import SourceRow, StoryRow, TellingRow
from bot.news.records import Story


async def sources(session: AsyncSession, guild_id: int) -> Sequence[SourceRow]:
    """The feeds a guild reads, in the order they were added."""
    return (await session.scalars(select(SourceRow).where(SourceRow.guild_id == guild_id).order_by(SourceRow.id))).all()


async def all_sources(session: AsyncSession) -> Sequence[SourceRow]:
    """The feeds of all guilds: one of the few statements that cross guilds, for the gathering loop."""
    return (await session.scalars(select(SourceRow).order_by(SourceRow.id))).all()


async def source_of(session: AsyncSession, guild_id: int, feed_id: int) -> SourceRow | None:
    """How a guild reads a feed."""
    row: SourceRow | None = await session.scalar(
        select(SourceRow).where(SourceRow.guild_id == guild_id, SourceRow.feed_id == feed_id)
    )
    return row


async def own_source(session: AsyncSession, guild_id: int, source_id: int) -> SourceRow | None:
    """A source of this guild."""
    row = await session.get(SourceRow, source_id)
    return row if row is not None and row.guild_id == guild_id else None


async def told(session: AsyncSession, entry_ids: Sequence[int]) -> dict[int, TellingRow]:
    """What was made of these entries already."""
    rows = await session.scalars(select(TellingRow).where(TellingRow.entry_id.in_(entry_ids)))
    return {row.entry_id: row for row in rows}


async def known(session: AsyncSession, guild_id: int, link_keys: Sequence[str], since: datetime) -> set[str]:
    """Which of these a guild has had as a story since then."""
    return set(
        await session.scalars(
            select(StoryRow.link_key).where(
                StoryRow.guild_id == guild_id, StoryRow.link_key.in_(link_keys), StoryRow.seen_at >= since
            )
        )
    )


async def forget_key(session: AsyncSession, guild_id: int, link_key: str) -> None:
    """Free the key of a story that is long past, so that its page may become news again."""
    row = await session.scalar(select(StoryRow).where(StoryRow.guild_id == guild_id, StoryRow.link_key == link_key))
    if row is not None:
        row.link_key = f"past:{row.id}"
        await session.flush()


async def candidates(session: AsyncSession, guild_id: int, since: datetime) -> list[Story]:
    """Stories seen since then that are not held."""
    rows = await session.scalars(
        select(StoryRow)
        .where(StoryRow.guild_id == guild_id, StoryRow.seen_at >= since, StoryRow.held.is_(False))
        .order_by(StoryRow.id)
    )
    return [story_of(row) for row in rows]


async def by_ids(session: AsyncSession, guild_id: int, ids: Sequence[int]) -> list[Story]:
    """Those stories of the guild that are not held."""
    rows = await session.scalars(
        select(StoryRow).where(StoryRow.guild_id == guild_id, StoryRow.id.in_(ids), StoryRow.held.is_(False))
    )
    return [story_of(row) for row in rows]


async def count_since(session: AsyncSession, source_id: int, since: datetime) -> int:
    """How many stories a source gave since then."""
    counted = await session.scalar(
        select(func.count()).select_from(StoryRow).where(StoryRow.source_id == source_id, StoryRow.seen_at >= since)
    )
    return counted or 0


async def count_held(session: AsyncSession, guild_id: int, since: datetime) -> int:
    """How many stories wait for staff."""
    counted = await session.scalar(
        select(func.count())
        .select_from(StoryRow)
        .where(StoryRow.guild_id == guild_id, StoryRow.held.is_(True), StoryRow.seen_at >= since)
    )
    return counted or 0


def story_of(row: StoryRow) -> Story:
    """The row as a record."""
    return Story(
        id=row.id,
        guild_id=row.guild_id,
        title=row.title,
        link=row.link,
        source=row.source,
        section=row.section,
        summary=row.summary,
        notes=tuple(row.notes),
        published_at=row.published_at,
        seen_at=row.seen_at,
        weight=row.weight,
        minutes=row.minutes,
    )
