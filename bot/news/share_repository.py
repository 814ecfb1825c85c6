"""Statements on links that members suggest."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.news.models import ShareRow
from bot.news.records import ShareState


async def waiting(session: AsyncSession, guild_id: int, *, limit: int | None = None) -> Sequence[ShareRow]:
    """What waits for staff, the oldest first."""
    return (await session.scalars(_waiting(guild_id).order_by(ShareRow.id).limit(limit))).all()


async def count_waiting(session: AsyncSession, guild_id: int, person_id: int | None = None) -> int:
    """How many suggestions, of that person or of all, wait for staff."""
    wanted = _waiting(guild_id)
    if person_id is not None:
        wanted = wanted.where(ShareRow.person_id == person_id)
    return await session.scalar(select(func.count()).select_from(wanted.subquery())) or 0


async def by_key(session: AsyncSession, guild_id: int, link_key: str) -> ShareRow | None:
    """The suggestion of a page that holds its key."""
    found: ShareRow | None = await session.scalar(
        select(ShareRow).where(ShareRow.guild_id == guild_id, ShareRow.link_key == link_key)
    )
    return found


async def is_shared(session: AsyncSession, guild_id: int, link_key: str, since: datetime) -> bool:
    """Whether a page was suggested since then."""
    found = await session.scalar(
        select(ShareRow.id).where(
            ShareRow.guild_id == guild_id, ShareRow.link_key == link_key, ShareRow.shared_at >= since
        )
    )
    return found is not None


async def stories_of(session: AsyncSession, guild_id: int | None, person_id: int) -> Sequence[int]:
    """The stories that came from the person's suggestions, in that guild or in all."""
    wanted = select(ShareRow.story_id).where(ShareRow.person_id == person_id, ShareRow.story_id.is_not(None))
    if guild_id is not None:
        wanted = wanted.where(ShareRow.guild_id == guild_id)
    return [story_id for story_id in await session.scalars(wanted) if story_id is not None]


def _waiting(guild_id: int) -> Select[ShareRow]:
    return select(ShareRow).where(ShareRow.guild_id == guild_id, ShareRow.state == ShareState.WAITING)
