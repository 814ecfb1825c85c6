"""Statements on stories and what is to become one."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.feeds.models import EntryRow
from bot.news.models import SourceRow, StoryRow, TellingRow
from bot.news.records import State, Story


async def behind(session: AsyncSession) -> list[tuple[int, int]]:
    """Guild and id of the sources with entries not yet looked at: one of the few statements that cross guilds."""
    newest = select(EntryRow.feed_id, func.max(EntryRow.id).label("entry_id")).group_by(EntryRow.feed_id).subquery()
    rows = await session.execute(
        select(SourceRow.guild_id, SourceRow.id)
        .join(newest, newest.c.feed_id == SourceRow.feed_id)
        .where(newest.c.entry_id > SourceRow.read_up_to, SourceRow.paused_at.is_(None))
        .order_by(SourceRow.id)
    )
    return [(guild_id, source_id) for guild_id, source_id in rows]


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


async def headlines(
    session: AsyncSession, guild_id: int, titles: Sequence[str], since: datetime
) -> set[tuple[str, int | None]]:
    """Which of these titles a guild has read since then, each with the source it was of."""
    rows = await session.execute(
        select(StoryRow.title, StoryRow.source_id).where(
            StoryRow.guild_id == guild_id, StoryRow.title.in_(titles), StoryRow.seen_at >= since
        )
    )
    return {(title, source_id) for title, source_id in rows}


async def adopt(session: AsyncSession, source: SourceRow, link_keys: Collection[str]) -> None:
    """Stories of a feed that was removed are this source's from now on."""
    await session.execute(
        update(StoryRow)
        .where(
            StoryRow.guild_id == source.guild_id, StoryRow.link_key.in_(list(link_keys)), StoryRow.source_id.is_(None)
        )
        .values(source_id=source.id, section=source.section)
    )


async def forget_key(session: AsyncSession, guild_id: int, link_key: str) -> None:
    """Free the key of a story that is long past, so that its page may become news again."""
    row = await session.scalar(select(StoryRow).where(StoryRow.guild_id == guild_id, StoryRow.link_key == link_key))
    if row is not None:
        row.link_key = f"past:{row.id}"
        await session.flush()


async def candidates(session: AsyncSession, guild_id: int, since: datetime) -> list[Story]:
    """Stories that an edition may take, open since then, of feeds that are still read."""
    rows = await session.scalars(
        select(StoryRow)
        .join(SourceRow, SourceRow.id == StoryRow.source_id)
        .where(
            StoryRow.guild_id == guild_id,
            StoryRow.state == State.OPEN,
            StoryRow.open_at >= since,
            SourceRow.paused_at.is_(None),
        )
        .order_by(StoryRow.id)
    )
    return [story_of(row) for row in rows]


async def by_ids(session: AsyncSession, guild_id: int, ids: Sequence[int]) -> list[Story]:
    """Those stories of the guild that are neither held nor left out."""
    rows = await session.scalars(
        select(StoryRow).where(StoryRow.guild_id == guild_id, StoryRow.id.in_(ids), StoryRow.state == State.OPEN)
    )
    return [story_of(row) for row in rows]


async def held(session: AsyncSession, guild_id: int) -> list[Story]:
    """Stories that wait for staff, the newest first."""
    rows = await session.scalars(
        select(StoryRow)
        .where(StoryRow.guild_id == guild_id, StoryRow.state == State.HELD, StoryRow.source_id.is_not(None))
        .order_by(StoryRow.id.desc())
    )
    return [story_of(row) for row in rows]


async def own_story(session: AsyncSession, guild_id: int, story_id: int) -> StoryRow | None:
    """A story of this guild."""
    row = await session.get(StoryRow, story_id)
    return row if row is not None and row.guild_id == guild_id else None


async def count_since(session: AsyncSession, source_id: int, since: datetime, state: State | None = None) -> int:
    """How many stories a source gave since then, all or those in one state."""
    wanted = select(func.count()).where(StoryRow.source_id == source_id, StoryRow.seen_at >= since)
    return await session.scalar(wanted if state is None else wanted.where(StoryRow.state == state)) or 0


async def held_by_source(session: AsyncSession, guild_id: int) -> dict[int, int]:
    """How many stories of each source wait for staff."""
    rows = await session.execute(
        select(StoryRow.source_id, func.count())
        .where(StoryRow.guild_id == guild_id, StoryRow.state == State.HELD, StoryRow.source_id.is_not(None))
        .group_by(StoryRow.source_id)
    )
    return {source_id: count for source_id, count in rows if source_id is not None}


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
        brief=row.brief,
        notes=tuple(row.notes),
        published_at=row.published_at,
        seen_at=row.seen_at,
        released_at=row.decided_at if row.state == State.OPEN else None,
        weight=row.weight,
        minutes=row.minutes,
    )
