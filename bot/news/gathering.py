"""Makes stories of what feeds say: tells each entry once, outside a transaction, then copies it to its readers."""

import asyncio
import hashlib
from datetime import datetime, timedelta
from typing import cast

import structlog

from bot.clock import Clock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.feeds import repository as feeds
from bot.feeds.links import comparable
from bot.feeds.polling import FeedPoller
from bot.feeds.reader import Reader
from bot.feeds.records import EntryRecord, FeedRecord
from bot.news import repository
from bot.news.articles import EXTRACT, Article
from bot.news.models import SourceRow, StoryRow, TellingRow
from bot.news.telling import HELD, SHORT_CHARACTERS, TELL, Telling
from bot.web import Fetcher
from bot.web.robots import Robots

log = structlog.get_logger()

FIRST_LOOK = timedelta(days=1)
# A feed without dates says nothing of how old its entries are: its first few count as new.
MOST_UNDATED = 10
REPEAT_AFTER = timedelta(days=30)
BATCH = 50


class Gatherer:
    """Gathers for all guilds when feeds bring something, and for one guild at once when it adds a feed."""

    def __init__(self, database: Database, clock: Clock, poller: FeedPoller, fetcher: Fetcher, reader: Reader) -> None:
        self._database = database
        self._clock = clock
        self._poller = poller
        self._fetcher = fetcher
        self._reader = reader
        self._robots = Robots(fetcher, clock)

    async def run(self, stop: asyncio.Event) -> None:
        """Gather whenever a feed brought something, until `stop`."""
        while not stop.is_set():
            arrived = self._poller.arrived.next()
            async with self._database.read() as session:
                source_ids = [(row.guild_id, row.id) for row in await repository.all_sources(session)]
            for guild_id, source_id in source_ids:
                if stop.is_set():
                    return
                await self.gather(guild_id, source_id)
            waits: list[asyncio.Task[object]] = [
                asyncio.create_task(arrived.wait()),
                asyncio.create_task(stop.wait()),
            ]
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()

    async def gather(self, guild_id: int, source_id: int) -> int:
        """Make stories of what a source brought since it was last looked at; returns how many."""
        made = 0
        while True:
            async with self._database.read() as session:
                source = await repository.own_source(session, guild_id, source_id)
                if source is None:
                    return made
                feed = await feeds.find_feed(session, source.feed_id)
                entries = (await feeds.after(session, source.feed_id, source.read_up_to))[:BATCH]
                fresh = self._worth_telling(source, entries)
                known = await repository.told(session, [entry.id for entry in fresh])
            if feed is None or not entries:
                return made
            tellings = {entry.id: await self._tell(entry, feed) for entry in fresh if entry.id not in known}
            made += await self._store(guild_id, source_id, feed, entries, fresh, tellings)

    def _worth_telling(self, source: SourceRow, entries: list[EntryRecord]) -> list[EntryRecord]:
        """At first contact only the last day counts; later all that is new."""
        later = [entry for entry in entries if entry.first_seen_at > source.added_at]
        first = [
            entry
            for entry in entries
            if entry.first_seen_at <= source.added_at and entry.at >= source.added_at - FIRST_LOOK
        ]
        dated = [entry for entry in first if entry.is_dated]
        undated = [entry for entry in first if not entry.is_dated][-MOST_UNDATED:]
        return [entry for entry in (*dated, *undated, *later) if entry.title and entry.link]

    async def _tell(self, entry: EntryRecord, feed: FeedRecord) -> Telling:
        text, language = entry.text, feed.language
        if len(text) < SHORT_CHARACTERS and entry.link:
            article = await self._article(entry.link)
            if len(article.text) > len(text):
                text, language = article.text, article.language or language
        try:
            return cast("Telling", await self._reader.call(TELL, entry.title, text, language))
        except MemberFacingError as refusal:
            log.info("entry not told", entry=entry.id, error=refusal.key)
            return Telling()

    async def _article(self, link: str) -> Article:
        """The article's text where its site lets robots read it; empty where it cannot be had."""
        try:
            if not await self._robots.allow(link):
                return Article()
            fetched = await self._fetcher.fetch(link)
            if fetched.status != 200:
                return Article()
            return cast("Article", await self._reader.call(EXTRACT, fetched.body, fetched.content_type, fetched.url))
        except MemberFacingError as refusal:
            log.info("article not read", error=refusal.key)
            return Article()

    async def _store(
        self,
        guild_id: int,
        source_id: int,
        feed: FeedRecord,
        entries: list[EntryRecord],
        fresh: list[EntryRecord],
        tellings: dict[int, Telling],
    ) -> int:
        now = self._clock.now()
        made = 0
        async with self._database.write() as session:
            source = await repository.own_source(session, guild_id, source_id)
            if source is None:
                return 0
            rows = await repository.told(session, [entry.id for entry in fresh])
            standing = await feeds.find_entries(session, [entry.id for entry in fresh])
            keys = {entry.id: _story_key(entry, feed) for entry in fresh}
            had = await repository.known(session, guild_id, list(keys.values()), now - REPEAT_AFTER)
            for entry in fresh:
                if entry.id not in standing:
                    continue  # forgotten while it was being told
                if entry.id not in rows:
                    rows[entry.id] = _telling_row(entry.id, tellings.get(entry.id, Telling()), now)
                    session.add(rows[entry.id])
                if keys[entry.id] in had:
                    continue
                had.add(keys[entry.id])
                await repository.forget_key(session, guild_id, keys[entry.id])
                session.add(_story_row(source, feed, entry, keys[entry.id], rows[entry.id], now))
                made += 1
            source.read_up_to = max(source.read_up_to, entries[-1].id)
        return made


def _story_key(entry: EntryRecord, feed: FeedRecord) -> str:
    """What makes entries of several feeds one story: the page; for a feed that links to its home only, the title."""
    page = comparable(entry.link or "")
    if feed.link and page == comparable(feed.link):
        page = f"{page}\n{entry.title}"
    return hashlib.sha256(page.encode("utf-8", "replace")).hexdigest()


def _telling_row(entry_id: int, telling: Telling, now: datetime) -> TellingRow:
    return TellingRow(
        entry_id=entry_id,
        summary=telling.summary,
        notes=list(telling.notes),
        minutes=telling.minutes,
        told_at=now,
    )


def _story_row(
    source: SourceRow, feed: FeedRecord, entry: EntryRecord, key: str, telling: TellingRow, now: datetime
) -> StoryRow:
    return StoryRow(
        guild_id=source.guild_id,
        source_id=source.id,
        link_key=key,
        title=entry.title,
        link=entry.link,
        source=feed.title[:200] or feed.url,
        section=source.section,
        summary=telling.summary,
        notes=telling.notes,
        minutes=telling.minutes,
        weight=source.weight,
        published_at=entry.published_at or entry.updated_at,
        seen_at=now,
        held=bool(HELD.intersection(telling.notes)),
    )
