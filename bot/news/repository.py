"""Statements on stories and what is to become one."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import and_, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.feeds.models import EntryRow
from bot.news.events import Teller
from bot.news.models import ShareRow, SourceRow, StoryEntryRow, StoryRow, TellingRow
from bot.news.note_repository import policy
from bot.news.policy import Policy
from bot.news.records import ShareState, State, Story, StoryEntry

_AT_ONCE = 500


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


async def known(session: AsyncSession, guild_id: int, link_keys: Sequence[str], since: datetime) -> dict[str, StoryRow]:
    """The stories of a guild since then that these are entries of."""
    rows = await session.execute(
        select(StoryEntryRow.link_key, StoryRow)
        .join(StoryRow, StoryRow.id == StoryEntryRow.story_id)
        .where(StoryRow.guild_id == guild_id, StoryEntryRow.link_key.in_(link_keys), StoryRow.seen_at >= since)
        .order_by(StoryEntryRow.id)
    )
    return {row.link_key: row.StoryRow for row in rows}


async def headlines(
    session: AsyncSession, guild_id: int, titles: Sequence[str], since: datetime
) -> dict[tuple[str, int | None], StoryRow]:
    """The stories of a guild since then under these titles, by title and the source it was of."""
    rows = await session.execute(
        select(StoryEntryRow.title, StoryEntryRow.source_id, StoryRow)
        .join(StoryRow, StoryRow.id == StoryEntryRow.story_id)
        .where(StoryRow.guild_id == guild_id, StoryEntryRow.title.in_(titles), StoryRow.seen_at >= since)
        .order_by(StoryEntryRow.id)
    )
    return {(title, source_id): story for title, source_id, story in rows}


async def is_told_by(session: AsyncSession, story_id: int, entry_id: int) -> bool:
    """Whether that entry is one of the story's."""
    found = select(StoryEntryRow.id).where(StoryEntryRow.story_id == story_id, StoryEntryRow.entry_id == entry_id)
    return await session.scalar(found) is not None


async def told_entry(session: AsyncSession, story_id: int) -> StoryEntryRow | None:
    """The entry whose words the story has."""
    row: StoryEntryRow | None = await session.scalar(
        select(StoryEntryRow).where(StoryEntryRow.story_id == story_id, StoryEntryRow.is_told.is_(True)).limit(1)
    )
    return row


async def own_stories(session: AsyncSession, guild_id: int, ids: Sequence[int]) -> dict[int, StoryRow]:
    """Those of these stories that are the guild's."""
    rows = await session.scalars(select(StoryRow).where(StoryRow.guild_id == guild_id, StoryRow.id.in_(ids)))
    return {row.id: row for row in rows}


async def tellers(session: AsyncSession, guild_id: int, since: datetime, most: int) -> list[tuple[int, Teller]]:
    """What told the stories of a guild since then, the newest `most`, each with the id of its story."""
    rows = await session.execute(
        select(StoryEntryRow.story_id, StoryEntryRow.title, StoryEntryRow.opening, StoryEntryRow.source)
        .join(StoryRow, StoryRow.id == StoryEntryRow.story_id)
        .where(StoryRow.guild_id == guild_id, StoryRow.source_id.is_not(None), StoryEntryRow.met_at >= since)
        .order_by(StoryEntryRow.id.desc())
        .limit(most)
    )
    return [(story_id, Teller(title, opening, source)) for story_id, title, opening, source in rows]


async def waiting(session: AsyncSession, source: SourceRow) -> Sequence[StoryRow]:
    """Stories in the words of that source that no edition holds."""
    rows = await session.scalars(
        select(StoryRow).where(
            StoryRow.source_id == source.id, StoryRow.taken_at.is_(None), StoryRow.state != State.LEFT_OUT
        )
    )
    return rows.all()


async def other_entries(session: AsyncSession, story: StoryRow, source_id: int) -> Sequence[StoryEntryRow]:
    """What tells the story in other words than those of that source, the fullest first."""
    rows = await session.scalars(
        select(StoryEntryRow)
        .where(
            StoryEntryRow.story_id == story.id,
            StoryEntryRow.source_id != source_id,
            StoryEntryRow.entry_id.is_not(None),
        )
        .order_by(StoryEntryRow.characters.desc(), StoryEntryRow.id)
    )
    return rows.all()


async def forget_key(session: AsyncSession, guild_id: int, link_key: str) -> None:
    """Free the key of a story that is long past, so that its page may become news again."""
    row = await session.scalar(select(StoryRow).where(StoryRow.guild_id == guild_id, StoryRow.link_key == link_key))
    if row is not None:
        row.link_key = f"past:{row.id}"
        await session.flush()


async def candidates(session: AsyncSession, guild_id: int, since: datetime) -> list[Story]:
    """Stories that an edition may take, open since then, of feeds that wait for it or shared by members."""
    waits = and_(SourceRow.id.is_not(None), SourceRow.paused_at.is_(None), SourceRow.channel_id.is_(None))
    is_shared = exists().where(ShareRow.story_id == StoryRow.id, ShareRow.state == ShareState.ACCEPTED)
    # As rows of values: objects of a thousand stories would take as long again.
    rows = await session.execute(
        select(*StoryRow.__table__.columns)
        .select_from(StoryRow)
        .outerjoin(SourceRow, SourceRow.id == StoryRow.source_id)
        .where(
            StoryRow.guild_id == guild_id,
            StoryRow.state == State.OPEN,
            StoryRow.open_at >= since,
            or_(waits, is_shared),
        )
        .order_by(StoryRow.id)
    )
    return await records(session, cast("Sequence[StoryRow]", rows.all()))


async def sections(session: AsyncSession, guild_id: int) -> list[str]:
    """The sections of the feeds that a guild reads, in the order of the alphabet."""
    found = await session.scalars(
        select(SourceRow.section).where(SourceRow.guild_id == guild_id).distinct().order_by(SourceRow.section)
    )
    return list(found)


async def by_ids(session: AsyncSession, guild_id: int, ids: Sequence[int]) -> list[Story]:
    """Those stories of the guild that are neither held nor left out."""
    rows = await session.scalars(
        select(StoryRow).where(StoryRow.guild_id == guild_id, StoryRow.id.in_(ids), StoryRow.state == State.OPEN)
    )
    return await records(session, rows.all())


async def held(session: AsyncSession, guild_id: int) -> list[Story]:
    """Stories that wait for staff, the newest first."""
    rows = await session.scalars(
        select(StoryRow)
        .where(StoryRow.guild_id == guild_id, StoryRow.state == State.HELD, StoryRow.source_id.is_not(None))
        .order_by(StoryRow.id.desc())
    )
    return await records(session, rows.all())


async def set_taken(session: AsyncSession, guild_id: int, ids: Sequence[int], at: datetime | None) -> None:
    """Note since when an edition holds these stories of the guild, or that none does."""
    await session.execute(
        update(StoryRow).where(StoryRow.guild_id == guild_id, StoryRow.id.in_(ids)).values(taken_at=at)
    )


async def forget_old(session: AsyncSession, *, texts_before: datetime, stories_before: datetime) -> None:
    """Empty the texts of what was told before then, and drop older stories that stood nowhere and wait for nobody."""
    await session.execute(
        update(TellingRow).where(TellingRow.told_at < texts_before, TellingRow.text != "").values(text="")
    )
    await session.execute(
        delete(StoryRow).where(
            StoryRow.seen_at < stories_before, StoryRow.taken_at.is_(None), StoryRow.state != State.HELD
        )
    )


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


async def records(session: AsyncSession, rows: Sequence[StoryRow]) -> list[Story]:
    """The rows as records, each with the entries that tell it."""
    entries: defaultdict[int, list[StoryEntry]] = defaultdict(list)
    for start in range(0, len(rows), _AT_ONCE):
        ids = [row.id for row in rows[start : start + _AT_ONCE]]
        found = await session.scalars(
            select(StoryEntryRow)
            .where(StoryEntryRow.story_id.in_(ids))
            .order_by(StoryEntryRow.is_told.desc(), StoryEntryRow.id)
        )
        for each in found:
            entries[each.story_id].append(_entry_of(each))
    sharers = await _sharers(session, [row.id for row in rows])
    policies = {guild_id: await policy(session, guild_id) for guild_id in {row.guild_id for row in rows}}
    return [_story_of(row, tuple(entries[row.id]), policies[row.guild_id], sharers.get(row.id)) for row in rows]


async def _sharers(session: AsyncSession, story_ids: Sequence[int]) -> dict[int, int]:
    """Who suggested these stories and wants to be named; the first of several."""
    found: dict[int, int] = {}
    for start in range(0, len(story_ids), _AT_ONCE):
        rows = await session.execute(
            select(ShareRow.story_id, ShareRow.person_id)
            .where(
                ShareRow.story_id.in_(story_ids[start : start + _AT_ONCE]),
                ShareRow.state == ShareState.ACCEPTED,
                ShareRow.is_named.is_(True),
            )
            .order_by(ShareRow.id)
        )
        for story_id, person_id in rows:
            if story_id is not None:
                found.setdefault(story_id, person_id)
    return found


def _entry_of(row: StoryEntryRow) -> StoryEntry:
    return StoryEntry(
        id=row.id,
        title=row.title,
        link=row.link,
        source=row.source,
        characters=row.characters,
        published_at=row.published_at,
        met_at=row.met_at,
        is_told=row.is_told,
    )


def _story_of(row: StoryRow, entries: tuple[StoryEntry, ...], policy: Policy, shared_by_id: int | None) -> Story:
    return Story(
        id=row.id,
        guild_id=row.guild_id,
        title=row.title,
        link=row.link,
        source=row.source,
        section=row.section,
        summary=row.summary,
        brief=row.brief,
        entries=entries,
        notes=tuple(row.notes),
        shown_notes=policy.shown(row.notes),
        published_at=row.published_at,
        seen_at=row.seen_at,
        released_at=row.decided_at if row.state == State.OPEN else None,
        taken_at=row.taken_at,
        weight=row.weight,
        minutes=row.minutes,
        author=row.author,
        language=row.language,
        shared_by_id=shared_by_id,
    )
