"""Asks every feed that somebody is subscribed to, each once for all guilds, and keeps what it says."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database import Database
from bot.database.engine import Signal
from bot.errors import MemberFacingError
from bot.feeds import pacing, repository
from bot.feeds.finding import Answer, address_of, find_feed, find_feeds, read_answer
from bot.feeds.models import FeedRow
from bot.feeds.reader import Reader
from bot.feeds.records import FeedRecord
from bot.feeds.storing import Stored, new_feed, store
from bot.web import Fetched, Fetcher

log = structlog.get_logger()

AT_ONCE = 4
BATCH = 20
FRESH_FOR = timedelta(minutes=10)
UNLISTED_FOR = timedelta(days=180)
UNWANTED_FOR = timedelta(days=7)
_TIDY_EVERY = timedelta(days=1)
_GONE = 410


@dataclass(frozen=True, slots=True)
class _Known:
    """What a feed needs to be asked again."""

    id: int
    url: str
    etag: str | None
    last_modified: str | None
    digest: str | None


@dataclass(frozen=True, slots=True)
class _Failure:
    error: MemberFacingError
    retry_after: timedelta | None = None
    gone: bool = False


class FeedPoller:
    """Fetches and reads outside of any transaction, then stores in one.

    `arrived` rings when some feed had a new or a changed entry: jobs wake by it and read what is new from the tables.
    """

    def __init__(self, database: Database, clock: Clock, fetcher: Fetcher, reader: Reader) -> None:
        self._database = database
        self._clock = clock
        self._fetcher = fetcher
        self._reader = reader
        self.arrived = Signal()

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
                await self._check_all(due, stop)
            else:
                await self._wait(stop, written, next_due)

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
                await _succeeded(session, now, row, answer)
                records.append(repository.record_of(row))
        self.arrived.ring()
        return records

    async def check_now(self, feed_id: int) -> FeedRecord:
        """Ask that feed now, paused or not; a failure is told by the record's `trouble`.

        Raises:
            MemberFacingError: there is no such feed.
        """
        await self._check(feed_id)
        async with self._database.read() as session:
            record = await repository.find_feed(session, feed_id)
        if record is None:
            raise MemberFacingError("errors-not-found")
        return record

    async def _check_all(self, feed_ids: list[int], stop: asyncio.Event) -> None:
        room = asyncio.Semaphore(AT_ONCE)

        async def one(feed_id: int) -> None:
            async with room:
                await self._check(feed_id, stop)

        async with asyncio.TaskGroup() as group:
            for feed_id in feed_ids:
                group.create_task(one(feed_id))

    async def _check(self, feed_id: int, stop: asyncio.Event | None = None) -> None:
        async with self._database.read() as session:
            row = await session.get(FeedRow, feed_id)
            if row is None:
                return
            known = _Known(row.id, row.url, row.etag, row.last_modified, row.body_digest)
        outcome = await self._ask(known) if stop is None else await _unless(stop, self._ask(known))
        if outcome is not None:
            await self._keep(known, outcome)

    async def _ask(self, known: _Known) -> Answer | _Failure:
        fetched: Fetched | None = None
        try:
            fetched = await self._fetcher.fetch(known.url, etag=known.etag, last_modified=known.last_modified)
            return await read_answer(self._reader, known.url, fetched, known.digest)
        except MemberFacingError as refusal:
            if fetched is None:
                return _Failure(refusal)
            return _Failure(refusal, fetched.retry_after, fetched.status == _GONE)
        except Exception:
            # A door like any other: one feed that we have a fault with must not keep the others from being asked.
            log.exception("feed failed", feed=known.id)
            return _Failure(MemberFacingError("news-unreadable"))

    async def _keep(self, known: _Known, outcome: Answer | _Failure) -> None:
        now = self._clock.now()
        stored = Stored()
        async with self._database.write() as session:
            row = await session.get(FeedRow, known.id)
            if row is None:
                return
            if isinstance(outcome, _Failure):
                _failed(row, now, outcome)
            else:
                if outcome.url != row.url and await repository.row_by_url(session, outcome.url) is None:
                    row.url = outcome.url
                stored = await _succeeded(session, now, row, outcome)
        if isinstance(outcome, _Failure):
            log.info("feed not read", feed=known.id, error=outcome.error.key)
        elif stored.new or stored.changed:
            log.info("feed read", feed=known.id, new=stored.new, changed=stored.changed)
            self.arrived.ring()

    async def _wait(self, stop: asyncio.Event, written: asyncio.Event, next_due: datetime | None) -> None:
        moment = self._clock.now() + _TIDY_EVERY
        waits: list[asyncio.Task[object]] = [
            asyncio.create_task(written.wait()),
            asyncio.create_task(stop.wait()),
            asyncio.create_task(self._clock.until(min(moment, next_due or moment))),
        ]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, Answer | _Failure]) -> Answer | _Failure | None:
    """What `work` gives; None when `stop` came first, and the work was given up."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        for task in (working, stopping):
            task.cancel()
        await asyncio.gather(working, stopping, return_exceptions=True)


async def _succeeded(session: AsyncSession, now: datetime, row: FeedRow, answer: Answer) -> Stored:
    stored = Stored()
    if answer.listing is not None:
        stored = await store(session, now, row, answer.listing)
        row.body_digest, row.read_at = answer.digest, now
    fetched = answer.fetched
    # A server may leave the validators out of a 304.
    if not fetched.not_modified:
        row.etag, row.last_modified = fetched.etag, fetched.last_modified
    row.failures, row.failing_since_at, row.paused_at = 0, None, None
    row.last_error, row.last_error_args, row.last_success_at = None, {}, now
    row.check_every = pacing.interval_for(await repository.appearances(session, row.id, pacing.LOOKED_AT), now)
    wish = answer.listing.feed.refresh_every if answer.listing else None
    row.next_check_at = now + pacing.wait_after_success(row.check_every, wish, fetched.fresh_for)
    return stored


def _failed(row: FeedRow, now: datetime, failure: _Failure) -> None:
    row.failures += 1
    row.failing_since_at = row.failing_since_at or now
    row.last_error, row.last_error_args = failure.error.key, dict(failure.error.args_shown)
    row.next_check_at = now + pacing.wait_after_failure(row.check_every, row.failures, failure.retry_after)
    if failure.gone or now - row.failing_since_at >= pacing.GIVE_UP_AFTER:
        row.paused_at = row.paused_at or now
