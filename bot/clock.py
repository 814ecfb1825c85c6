"""The one clock. All domain time comes from it, so that a playground, or a test, can let a day pass in a second.

Heartbeats, rate limits, leases and Discord's own deadlines stay on the real time of the event loop.
"""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

import aiohttp


class Clock(Protocol):
    """Domain time in aware UTC."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""

    async def until(self, moment: datetime) -> None:
        """Return when `now() >= moment`; wakes when the clock jumps."""


async def first(*work: Coroutine[Any, Any, object]) -> None:
    """Return when one of these is over; the others are given up. What one that is over raised is raised here."""
    tasks = [asyncio.create_task(each) for each in work]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            if task.done():
                task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def repeat(
    work: Callable[[], Awaitable[datetime | None]], clock: Clock, pause: timedelta, stop: asyncio.Event
) -> None:
    """Do `work` now, and until `stop` again after each `pause`, or earlier at the moment that it returned."""
    while not stop.is_set():
        wanted = await work()
        latest = clock.now() + pause
        await first(stop.wait(), clock.until(min(wanted or latest, latest)))


class _Alarm:
    """Wakes all sleepers when time was moved."""

    def __init__(self) -> None:
        self._moved = asyncio.Event()

    def ring(self) -> None:
        self._moved.set()
        self._moved = asyncio.Event()

    async def wait(self, seconds: float | None) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._moved.wait()


class SystemClock:
    """The machine's clock, optionally shifted: `CLOCK_URL` tells by how much and when that changes."""

    # A laptop's suspend stops the loop's timers but not the calendar: look again at least this often.
    LONGEST_SLEEP = timedelta(minutes=1)

    def __init__(self) -> None:
        self._offset = timedelta()
        self._alarm = _Alarm()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset

    async def until(self, moment: datetime) -> None:
        while (left := moment - self.now()) > timedelta():
            await self._alarm.wait(min(left, self.LONGEST_SLEEP).total_seconds())

    def shift(self, offset: timedelta) -> None:
        """Run ahead of (or behind) the machine by `offset` from now on."""
        self._offset = offset
        self._alarm.ring()

    @contextlib.asynccontextmanager
    async def following(self, url: str) -> AsyncIterator[None]:
        """Follow the clock served at `url` (newline-delimited JSON with `offset_seconds`) while inside.

        The first line is awaited, so no one ever sees the unshifted time. A dropped stream is taken up again.
        """
        first = asyncio.Event()
        task = asyncio.create_task(self._follow(url, first))
        try:
            waiter = asyncio.create_task(first.wait())
            await asyncio.wait({task, waiter}, return_when=asyncio.FIRST_COMPLETED)
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _follow(self, url: str, first: asyncio.Event) -> None:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None, sock_connect=5)) as session:
            while True:
                with contextlib.suppress(aiohttp.ClientError):
                    async with session.get(url) as response:
                        async for line in response.content:
                            self.shift(timedelta(seconds=json.loads(line)["offset_seconds"]))
                            first.set()
                await asyncio.sleep(0.2)


class FixedClock:
    """Stands still until it is moved: for rules that are tested without waiting."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._alarm = _Alarm()

    def now(self) -> datetime:
        return self._now

    async def until(self, moment: datetime) -> None:
        while self._now < moment:
            await self._alarm.wait(None)

    def advance(self, by: timedelta) -> None:
        self._now += by
        self._alarm.ring()
