"""The text of articles from their pages, where the sites let robots read them. What a site does is never an error."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import cast
from urllib.parse import urlsplit

import structlog

from bot.clock import Clock
from bot.errors import MemberFacingError
from bot.feeds.reader import Reader
from bot.news.articles import EXTRACT, Article
from bot.web import Fetcher
from bot.web.robots import Robots

log = structlog.get_logger()

AT_ONCE = 4
# Real seconds for all the pages of one feed together: somebody may be waiting for the answer to /feed add.
MOST_SECONDS = 20.0
# A site that did not answer is left alone for so long.
REST = timedelta(minutes=10)
_MOST_RESTING = 1000
_NO_PAGES = (".mp3", ".m4a", ".mp4", ".pdf", ".jpg", ".jpeg", ".png", ".gif", ".zip")
_SILENCE = frozenset({"web-too-slow", "web-unreachable", "web-unknown-host"})


class ArticlePages:
    """Reads the pages that entries of feeds point at."""

    def __init__(self, fetcher: Fetcher, reader: Reader, clock: Clock) -> None:
        self._fetcher = fetcher
        self._reader = reader
        self._clock = clock
        self._robots = Robots(fetcher, clock)
        self._resting: dict[str, datetime] = {}

    async def read(self, links: Sequence[str]) -> dict[str, Article]:
        """The articles behind `links`, as far as they could be had in time."""
        found: dict[str, Article] = {}
        room = asyncio.Semaphore(AT_ONCE)

        async def one(link: str) -> None:
            async with room:
                found[link] = await self._article(link)

        tasks = [asyncio.create_task(one(link)) for link in dict.fromkeys(links)]
        if not tasks:
            return found
        try:
            done, _ = await asyncio.wait(tasks, timeout=MOST_SECONDS)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        for task in done:
            task.result()
        return found

    async def _article(self, link: str) -> Article:
        host, path = urlsplit(link)[1:3]
        until = self._resting.get(host)
        if path.lower().endswith(_NO_PAGES) or (until is not None and self._clock.now() < until):
            return Article()
        try:
            if not await self._robots.allow(link):
                return Article()
            fetched = await self._fetcher.fetch(link)
            moved = urlsplit(fetched.url).netloc != host
            if fetched.status != 200 or (moved and not await self._robots.allow(fetched.url)):
                return Article()
            return cast("Article", await self._reader.call(EXTRACT, fetched.body, fetched.content_type, fetched.url))
        except MemberFacingError as refusal:
            log.info("article not read", error=refusal.key)
            if refusal.key in _SILENCE:
                self._rest(host)
            return Article()

    def _rest(self, host: str) -> None:
        if len(self._resting) >= _MOST_RESTING:
            self._resting.clear()
        self._resting[host] = self._clock.now() + REST
