"""The same days over feeds that are really served: sites fail, ask for patience and go away; the bot is cut off.

Each life of the bot has its own fetcher, its own reading process and its own services over the one database. It ends
wherever it is: its work is cancelled at whatever it waits for, so that every transaction that is open falls back.
"""

import asyncio
import contextlib
import random
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from aiohttp import web
from sqlalchemy import select

from bot.digest.service import DigestService
from bot.feeds import repository as feeds
from bot.feeds.polling import FeedPoller
from bot.feeds.reader import Reader
from bot.feeds.storing import new_feed
from bot.news.gathering import Gatherer
from bot.news.models import SourceRow, StoryRow
from bot.news.pages import ArticlePages
from bot.web import Fetcher
from tests.faults.soak import SECTIONS, STEP, Soak
from tests.feeds.broadcasting import Channel, Item
from tests.web.sites import Site

# How often a site answers with an error, or asks for patience; how often it is away for hours.
FAILS, ASKS_FOR_PATIENCE, GOES_AWAY = 0.05, 0.05, 0.01
LISTED = 12
TEXT = "The river rose by a hand and the village met to talk of the mill, the school and the road over the hill. " * 7


@dataclass
class WebSoak(Soak):
    """A run of some days over `feeds` sites.

    Args:
        kills: how often a day the bot is cut off while it works, on average.
    """

    site: Site = field(kw_only=True)
    feeds: int = 300
    kills: float = 3.0
    killed: int = 0
    answers: Counter[int] = field(default_factory=Counter)
    published: dict[str, datetime] = field(default_factory=dict)
    _channels: dict[int, Channel] = field(default_factory=dict)
    _of_guild: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    _away_until: dict[int, datetime] = field(default_factory=dict)
    _all_is_well: bool = False
    # How far work had come when it was cut off differs from run to run: nothing else may hang on it.
    _ends: random.Random = field(default_factory=lambda: random.Random(11))
    _luck: random.Random = field(default_factory=lambda: random.Random(12))

    async def live(self) -> None:
        """From the first day to the last."""
        await self._set_up()
        end = self.starts_at + timedelta(days=self.days)
        while self.clock.now() < end:
            await self._one_life(end)
        # Nothing is under way any more when it is counted: sites are well again.
        self._all_is_well = True
        self.clock.advance(timedelta(hours=30))
        async with self._services() as (poller, gatherer, digests):
            await self._work(poller, gatherer, digests)

    async def lost_entries(self) -> list[str]:
        """Entries that stood in a feed and are no story of its guild, or more than one."""
        async with self.database.read() as session:
            told = Counter(await session.scalars(select(StoryRow.title)))
        return [title for title in self.published if told[title] != 1]

    async def _one_life(self, end: datetime) -> None:
        async with self._services() as (poller, gatherer, digests):
            while self.clock.now() < end:
                self.clock.advance(STEP)
                self._publish()
                work = asyncio.create_task(self._work(poller, gatherer, digests))
                if self._ends.random() < self.kills * STEP / timedelta(days=1):
                    await asyncio.wait({work}, timeout=self._ends.random() / 4)
                    self.killed += 1
                    work.cancel()
                    await asyncio.wait({work})
                    # It is started again, sometimes only after hours.
                    self.clock.advance(timedelta(minutes=self._ends.choice((1, 1, 30, 240))))
                    return
                await work

    @contextlib.asynccontextmanager
    async def _services(self) -> AsyncIterator[tuple[FeedPoller, Gatherer, DigestService]]:
        allow = frozenset({("127.0.0.1", self.site.port)})
        async with Fetcher(self.clock, allow, lookup=_nowhere, most_seconds=5) as fetcher, Reader() as reader:
            poller = FeedPoller(self.database, self.clock, fetcher, reader)
            pages = ArticlePages(fetcher, reader, self.clock)
            yield poller, Gatherer(self.database, self.clock, poller, pages, reader), self._awake()

    async def _work(self, poller: FeedPoller, gatherer: Gatherer, digests: DigestService) -> None:
        async with self.database.read() as session:
            due = await feeds.due(session, self.clock.now(), self.feeds)
        for feed in due:
            await poller.check_now(feed.id)
        await gatherer.catch_up()
        await digests.due.compose()
        await self._deliver()

    async def _set_up(self) -> None:
        await super()._set_up()
        now = self.clock.now()
        async with self.database.write() as session:
            for number in range(self.feeds):
                guild_id = 1 + number % self.guilds
                self._serve(number)
                self._of_guild[guild_id].append(number)
                feed = new_feed(self.site.url(f"/{number}"), now)
                session.add(feed)
                await session.flush()
                await feeds.subscribe(session, now, feed.id, guild_id, "news")
                section = SECTIONS[number % len(SECTIONS)]
                source = {"guild_id": guild_id, "feed_id": feed.id, "section": section, "weight": 1.0}
                session.add(SourceRow(**source, read_up_to=0, added_at=now))

    def _serve(self, number: int) -> None:
        channel = Channel(title=f"Paper {number}", link=f"https://paper{number}.example/", image="")
        self._channels[number] = channel

        async def answer(_: web.Request) -> web.StreamResponse:
            status = self._status(number)
            self.answers[status] += 1
            if status != 200:
                return web.Response(status=status, headers={"Retry-After": "3600"} if status == 429 else {})
            # What sites say of how long it will do.
            return web.Response(
                body=channel.body(), content_type="application/xml", headers={"Cache-Control": "max-age=7200"}
            )

        self.site.pages[f"/{number}"] = answer

    def _status(self, number: int) -> int:
        now, luck = self.clock.now(), self._luck.random()
        if self._all_is_well:
            return 200
        if self._away_until.get(number, now) > now:
            return 503
        if luck < GOES_AWAY:
            self._away_until[number] = now + timedelta(hours=self._luck.randint(1, 12))
            return 503
        if luck < GOES_AWAY + FAILS:
            return 500
        return 429 if luck < GOES_AWAY + FAILS + ASKS_FOR_PATIENCE else 200

    def _publish(self) -> None:
        """Now and then a site of a guild has something new."""
        now = self.clock.now()
        for guild_id, _ in self.expected():
            if self.chance.random() < 0.12:
                number = self.chance.choice(self._of_guild[guild_id])
                self.heard += 1
                # No two have a word in common: none is another telling of one event.
                words = ("".join(self.chance.choices("abcdefghiklmnoprstuvz", k=9)) for _ in range(4))
                title = " ".join(words).capitalize()
                self.published[title] = now
                link = f"https://paper{number}.example/{self.heard}"
                item = Item(title=title, guid=f"{self.heard}", link=link, at=now, summary=TEXT)
                channel = self._channels[number]
                channel.items = [item, *channel.items][:LISTED]


async def _nowhere(host: str, _port: int) -> list[str]:
    raise OSError(f"{host} is not looked up: the web ends at the test's own site")
