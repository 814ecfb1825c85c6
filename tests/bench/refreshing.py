"""Our refresh as a process of its own: every feed of a server once cold, once unchanged, once with a tenth renewed.

Then twenty of them arrive at once as if for the first time, over and over, for the stalls of the event loop alone.

`python -m tests.bench.refreshing NUMBER PORT DATABASE` prints one JSON line. The clock stands, and is moved by a day
between the rounds, so that everything is due; the rest is as it runs.
"""

import asyncio
import contextlib
import gc
import json
import resource
import sys
import time
import urllib.request
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import delete, func, select, update

import bot.models  # noqa: F401 - fills the metadata
from bot.clock import FixedClock
from bot.database import Database, KeyRing
from bot.database.migrate import migrate
from bot.feeds import repository
from bot.feeds.models import EntryRow, FeedRow
from bot.feeds.polling import FeedPoller
from bot.feeds.reader import Reader
from bot.feeds.storing import new_feed
from bot.web import Fetcher

AT_ONCE = 20
BURSTS = 50
_TICK = 0.005


class Lag:
    """How late the event loop comes to what is due."""

    def __init__(self) -> None:
        self.milliseconds: list[float] = []

    @contextlib.asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        """Watch inside."""
        watching = asyncio.create_task(self._watch())
        try:
            yield
            await asyncio.sleep(2 * _TICK)
        finally:
            watching.cancel()

    def at(self, share: float) -> float:
        """The stall that this share of the ticks stays below."""
        ordered = sorted(self.milliseconds)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0

    async def _watch(self) -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(_TICK)
            self.milliseconds.append((time.perf_counter() - began - _TICK) * 1000)


def told(port: int, query: str = "") -> dict[str, Any]:
    """What the feed server says of itself."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/ctl{query}") as answer:
        said: dict[str, Any] = json.load(answer)
    return said


async def main(number: int, port: int, file: str) -> None:
    """Run the rounds and print what they took."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    database = Database(f"sqlite:///{file}", KeyRing.parse(KeyRing.generate()))
    await migrate(database)
    clock = FixedClock(datetime(2026, 11, 24, 15, tzinfo=UTC))
    await _subscribe(database, clock, number, port)
    out: dict[str, float] = {}
    allow = frozenset({("127.0.0.1", port)})
    async with Fetcher(clock, allow, most_to_one_host=AT_ONCE) as fetcher, Reader() as reader:
        await reader.parse(b"<rss><channel/></rss>", None, "http://a.example/")
        poller = FeedPoller(database, clock, fetcher, reader)
        gc.freeze()  # as the bot does once it is up
        for name, query in (("cold", "?gen=0"), ("warm", ""), ("mixed", "?gen=1")):
            await asyncio.to_thread(told, port, query)
            lag, cpu, began = Lag(), await _cpu(reader), time.perf_counter()
            async with lag.watched():
                await _refresh(poller, database, clock)
            seconds = time.perf_counter() - began - 2 * _TICK
            out |= {
                f"{name}_feeds_s": number / seconds,
                f"{name}_cpu_s_per_1000": (await _cpu(reader) - cpu) * 1000 / number,
                f"{name}_lag_p999_ms": lag.at(0.999),
                f"{name}_lag_max_ms": lag.at(1.0),
            }
            async with database.read() as session:
                out[f"{name}_entries"] = await session.scalar(select(func.count()).select_from(EntryRow)) or 0
            clock.advance(timedelta(days=1))
        out |= await _bursts(poller, database, clock)
    out["peak_rss_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    await database.close()
    print(json.dumps(out))  # noqa: T201


async def _bursts(poller: FeedPoller, database: Database, clock: FixedClock) -> dict[str, float]:
    """How long the event loop stalls while many feeds that are not known yet arrive at once."""
    lag = Lag()
    async with database.read() as session:
        feed_ids = (await session.scalars(select(FeedRow.id).order_by(FeedRow.id).limit(AT_ONCE))).all()
        later = clock.now() + timedelta(days=1)
    for _ in range(BURSTS):
        async with database.write() as session:
            await session.execute(update(FeedRow).values(next_check_at=later))
            await session.execute(delete(EntryRow).where(EntryRow.feed_id.in_(feed_ids)))
            unknown = {"etag": None, "last_modified": None, "body_digest": None, "next_check_at": clock.now()}
            await session.execute(update(FeedRow).where(FeedRow.id.in_(feed_ids)).values(unknown))
        async with lag.watched():
            await _refresh(poller, database, clock)
    return {"burst_lag_p999_ms": lag.at(0.999), "burst_lag_max_ms": lag.at(1.0), "burst_ticks": len(lag.milliseconds)}


async def _subscribe(database: Database, clock: FixedClock, number: int, port: int) -> None:
    now = clock.now()
    async with database.write() as session:
        rows = [new_feed(f"http://127.0.0.1:{port}/feed/{each}", now) for each in range(number)]
        session.add_all(rows)
        await session.flush()
        for row in rows:
            await repository.subscribe(session, now, row.id, 1, "news")


async def _refresh(poller: FeedPoller, database: Database, clock: FixedClock) -> None:
    """Until every feed was asked at this moment."""
    stop = asyncio.Event()
    running = asyncio.create_task(poller.run(stop))
    while True:
        written = database.written.next()
        async with database.read() as session:
            late = await session.scalar(select(func.count()).where(FeedRow.next_check_at <= clock.now()))
        if not late:
            break
        await written.wait()
    stop.set()
    await running


async def _cpu(reader: Reader) -> float:
    """Seconds of the processor, ours and the reader's."""
    theirs = await reader.call("resource:getrusage", resource.RUSAGE_SELF)
    return sum(each.ru_utime + each.ru_stime for each in (resource.getrusage(resource.RUSAGE_SELF), theirs))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
