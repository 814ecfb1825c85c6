"""Makes stories of what feeds say: tells each entry once, outside a transaction, then copies it to its readers."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

import structlog

from bot.clock import Clock, first
from bot.database import Database
from bot.feeds import repository as feeds
from bot.feeds.polling import FeedPoller
from bot.feeds.reader import Reader
from bot.feeds.records import EntryRecord, FeedRecord
from bot.news import cards, repository, storing
from bot.news.models import SourceRow
from bot.news.note_repository import policy
from bot.news.pages import ArticlePages
from bot.news.reporting import Reporter
from bot.news.retelling import Retelling
from bot.news.source_repository import words_of_row
from bot.news.storing import link_of
from bot.news.telling import Told

log = structlog.get_logger()

FIRST_LOOK = timedelta(days=1)
# A feed without dates says nothing of how old its entries are: its first few count as new.
MOST_UNDATED = 10
# Feeds that are rebuilt list their archive as if it were new.
OLD_AFTER = timedelta(days=7)
BATCH = 50
FEEDS_AT_ONCE = 4
LOOK_AGAIN = timedelta(hours=1)
# What a source changes later than this is history, not a correction.
TEXTS_KEPT = timedelta(days=14)
# Twice the time in which a page is no news again.
STORIES_KEPT = timedelta(days=60)
FORGET_EVERY = timedelta(days=1)


class Gatherer:
    """Gathers for all guilds when feeds bring something, and for one guild at once when it adds a feed."""

    def __init__(
        self, database: Database, clock: Clock, poller: FeedPoller, pages: ArticlePages, reader: Reader
    ) -> None:
        self._database = database
        self._clock = clock
        self._poller = poller
        self.reader = reader
        self._reporter = Reporter(database, clock, pages, reader)
        self.retelling = Retelling(database, clock, self._reporter, reader)
        # Two guilds that read one feed wait for each other here, so that it is told once.
        self._turns: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._guild_turns: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._forgets_at = clock.now()

    async def run(self, stop: asyncio.Event) -> None:
        """Gather whenever a feed brought something, until `stop`; what is being told then is told anew later."""
        while not stop.is_set():
            arrived = self._poller.arrived.next()
            await first(stop.wait(), self.catch_up())
            await first(stop.wait(), self.retelling.look())
            await self.forget_old()
            await first(stop.wait(), arrived.wait(), self._clock.until(self._clock.now() + LOOK_AGAIN))

    async def forget_old(self) -> None:
        """Once a day: texts and stories are not kept for ever."""
        now = self._clock.now()
        if now < self._forgets_at:
            return
        self._forgets_at = now + FORGET_EVERY
        async with self._database.write() as session:
            await repository.forget_old(session, texts_before=now - TEXTS_KEPT, stories_before=now - STORIES_KEPT)

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
                if _is_news(each, source, undated) and link_of(each, feed) and words.lets(each.title, each.text)
            ]
            known = await repository.told(session, [entry.id for entry in fresh])
            own_words = (await policy(session, guild_id)).own_words
        if entries:
            told = await self._reporter.tell(fresh, feed, known)
            notes = await self._reporter.notes(told, own_words)
            # Two feeds that bring one event wait for each other, so that the second finds the story of the first.
            async with self._guild_turns[guild_id]:
                events = await self._reporter.events(guild_id, feed, told)
                await self._store(guild_id, source_id, feed, entries[-1].id, fresh, told, events, notes)
        return len(entries) == BATCH

    async def _store(
        self,
        guild_id: int,
        source_id: int,
        feed: FeedRecord,
        read_up_to: int,
        fresh: Sequence[EntryRecord],
        told: Mapping[int, Told],
        events: Mapping[int, int],
        notes: Mapping[int, tuple[str, ...]],
    ) -> None:
        now = self._clock.now()
        async with self._database.write() as session:
            source = await repository.own_source(session, guild_id, source_id)
            if source is None:
                return  # removed while it was being told
            await storing.store(session, now, source, feed, fresh, told, events, notes)
            source.read_up_to = max(source.read_up_to, read_up_to)
            if source.channel_id is not None:
                # At first contact one card shows that it works; the rest of the day is no flood.
                is_first = all(entry.first_seen_at <= source.added_at for entry in fresh)
                await cards.post_met(session, now, source, newest_only=is_first)


def _is_news(entry: EntryRecord, source: SourceRow, undated: Iterable[int]) -> bool:
    """At first contact only the last day counts; later all that is new and does not come out of an archive."""
    if not entry.title:
        return False
    if entry.first_seen_at > source.added_at:
        return not entry.is_dated or entry.at >= entry.first_seen_at - OLD_AFTER
    return entry.at >= source.added_at - FIRST_LOOK and (entry.is_dated or entry.id in undated)
