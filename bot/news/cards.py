"""Feeds whose entries are posted as they come: a card for each entry, once, in the channel that staff chose."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.delivery import Operation, outbox
from bot.news import repository
from bot.news.models import SourceRow, StoryEntryRow, StoryRow, TellingRow
from bot.news.records import State, Story

ENTRY_CARD = "news-entry"


async def post_met(session: AsyncSession, now: datetime, source: SourceRow, *, newest_only: bool = False) -> None:
    """Post what that source brought at this moment, or only the newest of it."""
    await _post(
        session,
        now,
        StoryEntryRow.source_id == source.id,
        StoryEntryRow.met_at == now,
        limit=1 if newest_only else None,
    )


async def post_story(session: AsyncSession, now: datetime, story_id: int) -> None:
    """Staff let a held story through: post what of it is posted as it comes."""
    await _post(session, now, StoryEntryRow.story_id == story_id)


async def card(session: AsyncSession, guild_id: int, entry_id: int) -> Story | None:
    """What an entry tells, as a story in its own words; None where it may not be shown (any more)."""
    entry = await session.get(StoryEntryRow, entry_id)
    story = await session.get(StoryRow, entry.story_id) if entry is not None else None
    if entry is None or story is None or story.guild_id != guild_id or story.state != State.OPEN:
        return None
    (record,) = await repository.records(session, [story])
    telling = await session.get(TellingRow, entry.entry_id) if entry.entry_id is not None else None
    summary = telling.summary if telling is not None else record.summary if entry.is_told else ""
    return replace(
        record,
        title=entry.title,
        link=entry.link,
        source=entry.source,
        summary=summary,
        published_at=entry.published_at,
        entries=(),
        shared_by_id=None,
    )


async def _post(
    session: AsyncSession, now: datetime, *conditions: ColumnElement[bool], limit: int | None = None
) -> None:
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
    for entry_id, story_id, source_id, guild_id, channel_id in found.all():
        await outbox.add(
            session,
            now,
            Operation(
                kind=ENTRY_CARD,
                key=f"{ENTRY_CARD}:{entry_id}",
                guild_id=guild_id,
                channel_id=channel_id,
                ids={"entry_id": entry_id},
                subjects=(f"story:{story_id}",),
                ordering_key=f"news:{source_id}",
            ),
        )
