"""Statements on entries that are posted as they come."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.news.models import SourceRow, StoryEntryRow, StoryRow
from bot.news.records import State


class Unposted(NamedTuple):
    """An entry that has no card yet, and the channel that staff chose for its feed."""

    entry_id: int
    story_id: int
    source_id: int
    guild_id: int
    channel_id: int


async def met(
    session: AsyncSession, source_id: int, met_at: datetime, *, newest_only: bool = False
) -> Sequence[Unposted]:
    """What a source brought at that moment, or only the newest of it."""
    return await _unposted(
        session,
        StoryEntryRow.source_id == source_id,
        StoryEntryRow.met_at == met_at,
        limit=1 if newest_only else None,
    )


async def of_story(session: AsyncSession, story_id: int) -> Sequence[Unposted]:
    """What a story holds."""
    return await _unposted(session, StoryEntryRow.story_id == story_id)


async def _unposted(
    session: AsyncSession, *conditions: ColumnElement[bool], limit: int | None = None
) -> Sequence[Unposted]:
    earlier = aliased(StoryEntryRow)
    # A feed that changes title and id of an entry brings a new one, of a page that has its card.
    has_card = exists().where(
        earlier.story_id == StoryEntryRow.story_id,
        earlier.source_id == StoryEntryRow.source_id,
        earlier.link_key == StoryEntryRow.link_key,
        earlier.id < StoryEntryRow.id,
    )
    found = await session.execute(
        select(StoryEntryRow.id, StoryEntryRow.story_id, SourceRow.id, SourceRow.guild_id, SourceRow.channel_id)
        .join(SourceRow, SourceRow.id == StoryEntryRow.source_id)
        .join(StoryRow, StoryRow.id == StoryEntryRow.story_id)
        .where(SourceRow.channel_id.is_not(None), StoryRow.state == State.OPEN, ~has_card, *conditions)
        .order_by(StoryEntryRow.id if limit is None else StoryEntryRow.id.desc())
        .limit(limit)
    )
    return [
        Unposted(entry_id, story_id, source_id, guild_id, channel_id)
        for entry_id, story_id, source_id, guild_id, channel_id in found
        if channel_id is not None
    ]
