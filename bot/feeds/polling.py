"""Asks every feed that somebody is subscribed to, each once for all guilds, and keeps what it says."""

import asyncio
import contextlib
from collections.abc import Sequence
from datetime import timedelta

import structlog

from bot.clock import Clock, first
from bot.database import Database
from bot.database.engine import Signal
from bot.errors import MemberFacingError
from bot.feeds import repository
from bot.feeds.asking import Asker, Group
from bot.feeds.finding import Answer, address_of, find_feed, find_feeds
from bot.feeds.keeping import Failure, keep_all
from bot.feeds.reader import Reader
from bot.feeds.records import DueFeed, FeedRecord
from bot.feeds.storing import new_feed
from bot.web import Fetcher

log = structlog.get_logger()

BATCH = 200
FRESH_FOR = timedelta(minutes=10)
UNLISTED_FOR = timedelta(days=180)
UNWANTED_FOR = timedelta(days=7)
_TIDY_EVERY = timedelta(days=1)


class FeedPoller:
    """Fetches and reads outside of any transaction, then stores in one.

    `arrived` rings when some feed had a new or a changed entry: jobs wake by it and read what is new from the tables.
    `given_up` rings when feeds failed that may have been given up by it.
    """

    def __init__(self, database: Database, clock: Clock, fetcher: Fetcher, reader: Reader) -> None:
        self._database = database
        self._clock = clock
        self._fetcher = fetcher
        self._reader = reader
        self._asker = Asker(fetcher, reader)
        self.arrived = Signal()
        self.given_up = Signal()

    async def run(self, stop: asyncio.Event) -> None:
        """Ask each feed when its time has come, until `stop`; what is being fetched then is given up."""
        tidied_at = None
        while not stop.is_set():
            written = self._database.written.next()
            now = self._clock.now()
            if tidied_at is None or now - tidied_at >= _TIDY_EVERY:
                tidied_at = now
                async with self._database.write() as session:
                    await repository.forget_old(session, now, unlisted_for=UNLISTED_FOR, unwanted_for=UNWANTED_FOR)
            async with self._database.read() as session:
                due = await repository.due(session, now, BATCH)
                next_due = None if due else await repository.next_due(session)
            if due:
                await first(stop.wait(), self._check(due))
            else:
                latest = now + _TIDY_EVERY
                await first(stop.wait(), written.wait(), self._clock.until(min(next_due or latest, latest)))

    async def look(self, typed: str) -> Answer:
        """Read the feed at an address, or of the page there, without keeping anything: for a preview.

        Raises:
            MemberFacingError: it cannot be opened, or there is no feed.
        """
        return await find_feed(self._fetcher, self._reader, typed)

    async def add(self, typed: str) -> FeedRecord:
        """Keep the feed at an address, or the first of the page there; see `add_all`."""
        return (await self.add_all(typed))[0]

    async def add_all(self, typed: str) -> list[FeedRecord]:
        """Keep the feed at an address, or those that the page there offers; a known one is the same for all guilds.

        Each is polled while somebody is subscribed (`repository.subscribe`), and forgotten after a week without.

        Raises:
            MemberFacingError: it cannot be opened, or there is no feed.
        """
        async with self._database.read() as session:
            known = await repository.row_by_url(session, address_of(typed))
            if known is not None and self._clock.now() - known.last_success_at < FRESH_FOR:
                return [repository.record_of(known)]
        answers = await find_feeds(self._fetcher, self._reader, typed)
        now = self._clock.now()
        records = []
        async with self._database.write() as session:
            for answer in answers:
                row = await repository.row_by_url(session, answer.url)
                if row is None:
                    row = new_feed(answer.url, now)
                    session.add(row)
                    await session.flush()
                due = await repository.due_one(session, row.id)
                if due is not None:
                    await keep_all(session, now, [(due, answer)])
                await session.refresh(row)
                records.append(repository.record_of(row))
        self.arrived.ring()
        return records

    async def check_now(self, feed_id: int) -> FeedRecord:
        """Ask that feed now, paused or not; a failure is told by the record's `trouble`.

        Raises:
            MemberFacingError: there is no such feed.
        """
        async with self._database.read() as session:
            feed = await repository.due_one(session, feed_id)
        if feed is not None:
            await self._check([feed])
        async with self._database.read() as session:
            record = await repository.find_feed(session, feed_id)
        if record is None:
            raise MemberFacingError("errors-not-found")
        return record

    async def _check(self, due: Sequence[DueFeed]) -> None:
        async with contextlib.aclosing(self._asker.ask(due)) as groups:
            async for group in groups:
                await self._keep(group)

    async def _keep(self, group: Group) -> None:
        try:
            async with self._database.write() as session:
                changed = await keep_all(session, self._clock.now(), group)
        except MemberFacingError:
            raise
        except Exception:
            # One of them does not fit into the database: it must not keep the others from being kept.
            if len(group) == 1 and isinstance(group[0][1], Failure):
                raise
            log.exception("feeds not kept", feeds=[feed.id for feed, _ in group])
            for feed, outcome in group:
                alone = outcome if len(group) > 1 else Failure(MemberFacingError("news-unreadable"))
                await self._keep([(feed, alone)])
            return
        for feed, outcome in group:
            if isinstance(outcome, Failure):
                log.info("feed not read", feed=feed.id, error=outcome.error.key)
            elif feed.id in changed:
                log.info("feed read", feed=feed.id, new=changed[feed.id].new, changed=changed[feed.id].changed)
        if changed:
            self.arrived.ring()
        if any(isinstance(outcome, Failure) for _, outcome in group):
            self.given_up.ring()
