"""Feeds whose entries are posted as they come: a card for each entry, once, in the channel that staff chose."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery import Operation, outbox
from bot.news import card_repository, repository
from bot.news.card_repository import Unposted
from bot.news.models import SourceRow, StoryEntryRow, StoryRow, TellingRow
from bot.news.records import State, Story

ENTRY_CARD = "news-entry"


async def post_met(session: AsyncSession, now: datetime, source: SourceRow, *, newest_only: bool = False) -> None:
    """Post what that source brought at this moment, or only the newest of it."""
    await _post(session, now, await card_repository.met(session, source.id, now, newest_only=newest_only))


async def post_story(session: AsyncSession, now: datetime, story_id: int) -> None:
    """Staff let a held story through: post what of it is posted as it comes."""
    await _post(session, now, await card_repository.of_story(session, story_id))


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


async def _post(session: AsyncSession, now: datetime, unposted: Sequence[Unposted]) -> None:
    for each in unposted:
        await outbox.add(
            session,
            now,
            Operation(
                kind=ENTRY_CARD,
                key=f"{ENTRY_CARD}:{each.entry_id}",
                guild_id=each.guild_id,
                channel_id=each.channel_id,
                ids={"entry_id": each.entry_id},
                subjects=(f"story:{each.story_id}",),
                ordering_key=f"news:{each.source_id}",
            ),
        )
