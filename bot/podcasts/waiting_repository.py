"""The shows that wait for staff."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.feeds.models import FeedRow
from bot.podcasts.models import ShowRow
from bot.podcasts.records import ShowState


async def shows(session: AsyncSession, guild_id: int, *, but_by: int) -> list[tuple[int, str, datetime]]:
    """Shows that somebody else added and nobody has looked at: id, title, since when."""
    rows = await session.execute(
        select(ShowRow, FeedRow.title, FeedRow.url)
        .join(FeedRow, FeedRow.id == ShowRow.feed_id)
        .where(ShowRow.guild_id == guild_id, ShowRow.state == ShowState.PROPOSED)
    )
    return [(show.id, title or url, show.added_at) for show, title, url in rows if show.added_by_person_id != but_by]
