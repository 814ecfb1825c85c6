"""Entries whose source says something else than before: what waits is told anew, of what was printed it is noted."""

from datetime import timedelta
from typing import cast

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.feeds import repository as feeds
from bot.feeds.reader import Reader
from bot.feeds.records import EntryRecord
from bot.news import change_repository as repository
from bot.news import storing
from bot.news.changes import COMPARE, Difference, Wording
from bot.news.models import StoryChangeRow, StoryEntryRow, StoryRow, TellingRow
from bot.news.note_repository import policy
from bot.news.reporting import Reporter
from bot.news.telling import Told

log = structlog.get_logger()

# What is changed later is history, not a correction; and so many are looked at in one go.
CHANGES_FOR = timedelta(days=7)
MOST_AT_ONCE = 50


class Retelling:
    """Looks at what was changed since it was told."""

    def __init__(self, database: Database, clock: Clock, reporter: Reporter, reader: Reader) -> None:
        self._database = database
        self._clock = clock
        self._reporter = reporter
        self._reader = reader

    async def look(self) -> None:
        """Tell anew what was changed."""
        now = self._clock.now()
        async with self._database.read() as session:
            changed = await repository.changed(session, now - CHANGES_FOR, MOST_AT_ONCE)
            entries = await feeds.find_entries(session, changed)
        for entry in entries.values():
            try:
                await self._look_at(entry)
            except MemberFacingError as refusal:
                log.info("entry not told anew", entry=entry.id, error=refusal.key)

    async def _look_at(self, entry: EntryRecord) -> None:
        async with self._database.read() as session:
            feed = await feeds.find_feed(session, entry.feed_id)
            before = await session.get(TellingRow, entry.id)
            printed = await repository.printed(session, entry.id)
        if feed is None or before is None:
            return
        told = (await self._reporter.tell([entry], feed, {}))[entry.id]
        differences = {
            story.id: cast(
                "Difference",
                await self._reader.call(
                    COMPARE,
                    Wording(story.title, story.summary),
                    Wording(before.title, before.text),
                    Wording(told.title, told.text),
                    told.telling.summary,
                ),
            )
            for story in printed
        }
        now = self._clock.now()
        async with self._database.write() as session:
            row = await session.get(TellingRow, entry.id)
            if row is None:
                return
            storing.write_telling(row, told, now)
            for mine, story in await repository.told_by(session, entry.id):
                if story.taken_at is None:
                    await _tell_anew(session, mine, story, told)
                elif story.id in differences:
                    await self._note(session, story, differences[story.id])

    async def _note(self, session: AsyncSession, story: StoryRow, difference: Difference) -> None:
        """One open note a story: with what was printed, and what its source says at last."""
        now = self._clock.now()
        row = await repository.open_change(session, story.id)
        if not difference:
            if row is not None:
                row.settled_at = now  # taken back
            return
        if row is None:
            row = StoryChangeRow(guild_id=story.guild_id, story_id=story.id, title_before=story.title)
            session.add(row)
        row.title_after = difference.title or story.title
        row.figures_before, row.figures_after = list(difference.gone), list(difference.came)
        row.noticed_at = now


async def _tell_anew(session: AsyncSession, mine: StoryEntryRow, story: StoryRow, told: Told) -> None:
    mine.title, mine.characters = told.title, len(told.text)
    if not mine.is_told:
        return
    rules = await policy(session, story.guild_id)
    telling = told.telling
    story.title, story.summary, story.brief, story.minutes = told.title, telling.summary, telling.brief, telling.minutes
    # By whatever rules it had a note before, it keeps it: staff can let it through.
    story.notes = list(dict.fromkeys([*telling.notes, *story.notes]))
    if story.decided_at is None and rules.strict(story.notes):
        story.state = rules.state(story.notes)
