"""Makes stories of what feeds say: tells each entry once, outside a transaction, then copies it to its readers."""

import asyncio
import hashlib
from collections import defaultdict
from collections.abc import Collection, Coroutine, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, cast

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
from bot.news.models import SourceRow, StoryRow, TellingRow
from bot.news.pages import ArticlePages
from bot.news.records import State, pressable
from bot.news.source_repository import words_of_row
from bot.news.telling import SHORT_CHARACTERS, TELL, Telling

log = structlog.get_logger()

FIRST_LOOK = timedelta(days=1)
# A feed without dates says nothing of how old its entries are: its first few count as new.
MOST_UNDATED = 10
# Feeds that are rebuilt list their archive as if it were new.
OLD_AFTER = timedelta(days=7)
REPEAT_AFTER = timedelta(days=30)
# The same headline so soon is the same story, told anew at another address: in one feed always, in two when it is long
# enough to be no accident.
SAME_HEADLINE_WITHIN = timedelta(hours=20)
LONG_HEADLINE_WORDS = 5
# An edition has to hold ten links.
LONGEST_LINK = 1_000
BATCH = 50
MOST_ARTICLES = 20
FEEDS_AT_ONCE = 4
LOOK_AGAIN = timedelta(hours=1)


class Gatherer:
    """Gathers for all guilds when feeds bring something, and for one guild at once when it adds a feed."""

    def __init__(
        self, database: Database, clock: Clock, poller: FeedPoller, pages: ArticlePages, reader: Reader
    ) -> None:
        self._database = database
        self._clock = clock
        self._poller = poller
        self._pages = pages
        self._reader = reader
        # Two guilds that read one feed wait for each other here, so that it is told once.
        self._turns: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def run(self, stop: asyncio.Event) -> None:
        """Gather whenever a feed brought something, until `stop`; what is being told then is told anew later."""
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                arrived = self._poller.arrived.next()
                await _first(stopping, self.catch_up())
                await _first(stopping, arrived.wait(), self._clock.until(self._clock.now() + LOOK_AGAIN))
        finally:
            stopping.cancel()

    async def gather(self, guild_id: int, source_id: int) -> None:
        """Make stories of what a source brought since it was last looked at."""
        async with self._database.read() as session:
            source = await repository.own_source(session, guild_id, source_id)
        if source is not None:
            async with self._turns[source.feed_id]:
                while await self._gather_some(guild_id, source_id):
                    pass

    async def catch_up(self) -> None:
        """Gather for every source that has entries nobody has looked at."""
        async with self._database.read() as session:
            behind = await repository.behind(session)
        room = asyncio.Semaphore(FEEDS_AT_ONCE)

        async def one(guild_id: int, source_id: int) -> None:
            async with room:
                try:
                    await self.gather(guild_id, source_id)
                except Exception:
                    # A door: what we cannot make of one feed must not keep the others from being told.
                    log.exception("source not gathered", source=source_id)

        async with asyncio.TaskGroup() as group:
            for guild_id, source_id in behind:
                group.create_task(one(guild_id, source_id))

    async def _gather_some(self, guild_id: int, source_id: int) -> bool:
        """One batch; returns whether there may be more."""
        async with self._database.read() as session:
            source = await repository.own_source(session, guild_id, source_id)
            feed = await feeds.find_feed(session, source.feed_id) if source is not None else None
            if source is None or feed is None or source.paused_at is not None:
                return False
            entries = await feeds.after(session, feed.id, source.read_up_to, limit=BATCH)
            undated = await feeds.newest_undated(session, feed.id, source.added_at, MOST_UNDATED)
            words = words_of_row(source)
            fresh = [
                each
                for each in entries
                if _is_news(each, source, undated) and _link(each, feed) and words.lets(each.title, each.text)
            ]
            known = await repository.told(session, [entry.id for entry in fresh])
        if entries:
            tellings = await self._tell([entry for entry in fresh if entry.id not in known], feed)
            await self._store(guild_id, source_id, feed, entries[-1].id, fresh, tellings)
        return len(entries) == BATCH

    async def _tell(self, entries: Sequence[EntryRecord], feed: FeedRecord) -> dict[int, Telling]:
        teasers = [entry.link for entry in entries if entry.link and len(entry.text) < SHORT_CHARACTERS]
        articles = await self._pages.read(teasers[-MOST_ARTICLES:])
        tellings = {}
        for entry in entries:
            text, language = entry.text, feed.language
            article = articles.get(entry.link or "")
            if article is not None and len(article.text) > len(text):
                text, language = article.text, article.language or language
            try:
                told = cast("Telling", await self._reader.call(TELL, entry.title, text, language))
            except MemberFacingError as refusal:
                log.info("entry not told", entry=entry.id, error=refusal.key)
                told = Telling()
            tellings[entry.id] = told
        return tellings

    async def _store(
        self,
        guild_id: int,
        source_id: int,
        feed: FeedRecord,
        read_up_to: int,
        fresh: Sequence[EntryRecord],
        tellings: dict[int, Telling],
    ) -> None:
        now = self._clock.now()
        keys = {entry.id: _story_key(entry, feed) for entry in fresh}
        async with self._database.write() as session:
            source = await repository.own_source(session, guild_id, source_id)
            if source is None:
                return  # removed while it was being told
            standing = await feeds.find_entries(session, [entry.id for entry in fresh])
            rows = await repository.told(session, list(standing))
            had = await repository.known(session, guild_id, list(keys.values()), now - REPEAT_AFTER)
            await repository.adopt(session, source, had)
            titles = [entry.title for entry in fresh]
            headlines = await repository.headlines(session, guild_id, titles, now - SAME_HEADLINE_WITHIN)
            for entry in fresh:
                if entry.id not in standing:
                    continue  # forgotten while it was being told
                if entry.id not in rows:
                    rows[entry.id] = _telling_row(entry.id, tellings.get(entry.id, Telling()), now)
                    session.add(rows[entry.id])
                if keys[entry.id] not in had and not _is_told(entry.title, source_id, headlines):
                    had.add(keys[entry.id])
                    headlines.add((entry.title, source_id))
                    await repository.forget_key(session, guild_id, keys[entry.id])
                    session.add(_story_row(source, feed, entry, keys[entry.id], rows[entry.id], now))
            source.read_up_to = max(source.read_up_to, read_up_to)


async def _first(stopping: asyncio.Task[Any], *work: Coroutine[Any, Any, Any]) -> None:
    """Wait until some of `work` is done or `stopping` is; the rest of it is given up."""
    tasks = [asyncio.create_task(each) for each in work]
    try:
        await asyncio.wait([stopping, *tasks], return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            if task.done():
                task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _is_news(entry: EntryRecord, source: SourceRow, undated: Iterable[int]) -> bool:
    """At first contact only the last day counts; later all that is new and does not come out of an archive."""
    if not entry.title:
        return False
    if entry.first_seen_at > source.added_at:
        return not entry.is_dated or entry.at >= entry.first_seen_at - OLD_AFTER
    return entry.at >= source.added_at - FIRST_LOOK and (entry.is_dated or entry.id in undated)


def _link(entry: EntryRecord, feed: FeedRecord) -> str:
    """Where an entry can be read: its page, else its recording, else its site; empty where there is nothing."""
    links = (pressable(link) for link in (entry.link, entry.enclosure_url, feed.link) if link)
    return next((link for link in links if len(link) <= LONGEST_LINK), "")


def _story_key(entry: EntryRecord, feed: FeedRecord) -> str:
    """What makes entries of several feeds one story: the page; for a feed that links to its home only, the title."""
    page = comparable(_link(entry, feed))
    if feed.link and page == comparable(feed.link):
        page = f"{page}\n{entry.title}"
    return hashlib.sha256(page.encode("utf-8", "replace")).hexdigest()


def _is_told(title: str, source_id: int, headlines: Collection[tuple[str, int | None]]) -> bool:
    long = len(title.split()) >= LONG_HEADLINE_WORDS
    return any(known == title and (long or of == source_id) for known, of in headlines)


def _telling_row(entry_id: int, telling: Telling, now: datetime) -> TellingRow:
    return TellingRow(
        entry_id=entry_id,
        summary=telling.summary,
        brief=telling.brief,
        notes=list(telling.notes),
        minutes=telling.minutes,
        told_at=now,
    )


def _story_row(
    source: SourceRow, feed: FeedRecord, entry: EntryRecord, key: str, row: TellingRow, now: datetime
) -> StoryRow:
    telling = Telling(row.summary, row.brief, tuple(row.notes), row.minutes)
    return StoryRow(
        guild_id=source.guild_id,
        source_id=source.id,
        link_key=key,
        title=entry.title,
        link=_link(entry, feed),
        source=_name(feed),
        section=source.section,
        summary=telling.summary,
        brief=telling.brief,
        notes=list(telling.notes),
        minutes=telling.minutes,
        weight=source.weight,
        published_at=entry.at if entry.is_dated else None,
        seen_at=now,
        state=State.HELD if telling.is_held else State.OPEN,
        open_at=now,
    )


def _name(feed: FeedRecord) -> str:
    return feed.title[:200] or comparable(feed.link or feed.url).strip("/").partition("/")[0][:200]
