"""Statements on the blogs of members."""

from collections.abc import Sequence

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.feeds.models import EntryRow
from bot.showcase.models import BlogRow


async def behind(session: AsyncSession) -> list[tuple[int, int]]:
    """Whose blogs have posts that were not read yet: guild and person."""
    is_behind = exists().where(EntryRow.feed_id == BlogRow.feed_id, EntryRow.id > BlogRow.seen_entry_id)
    rows = await session.execute(select(BlogRow.guild_id, BlogRow.person_id).where(is_behind))
    return [(guild_id, person_id) for guild_id, person_id in rows]


async def guilds_of(session: AsyncSession, person_id: int) -> Sequence[int]:
    """The guilds in which somebody has named a blog."""
    return (await session.scalars(select(BlogRow.guild_id).where(BlogRow.person_id == person_id))).all()


async def is_followed(session: AsyncSession, guild_id: int, feed_id: int) -> bool:
    """Whether a feed is somebody's blog there."""
    wanted = select(BlogRow.person_id).where(BlogRow.feed_id == feed_id, BlogRow.guild_id == guild_id).limit(1)
    return await session.scalar(wanted) is not None
