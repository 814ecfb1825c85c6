"""Two guilds that read feeds which are really served, and the services that make stories of them."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import FixedClock
from bot.database import Database
from bot.feeds import repository as feeds
from bot.feeds.polling import FeedPoller
from bot.feeds.reader import Reader
from bot.guilds import Actor
from bot.news.gathering import Gatherer
from bot.news.many import CollectionService
from bot.news.models import StoryRow
from bot.news.pages import ArticlePages
from bot.news.records import Source
from bot.news.service import NewsService
from bot.news.sharing import SharingService
from bot.news.sources import SourceService
from bot.web import Fetcher
from tests.feeds.broadcasting import Channel, Item, broadcast
from tests.feeds.conftest import server
from tests.two_guilds import HERE, SAM, set_up
from tests.web.sites import Site

__all__ = ["server"]


@dataclass
class Newsroom:
    """The services of the job, over a web that ends at the test's own site."""

    database: Database
    clock: FixedClock
    site: Site
    poller: FeedPoller
    gatherer: Gatherer
    sources: SourceService
    collections: CollectionService
    sharing: SharingService
    news: NewsService

    def item(self, number: int, *, hours_ago: float = 1.0, summary: str = "A sentence of its own.") -> Item:
        """An entry that links to a page of the site."""
        at = self.clock.now() - timedelta(hours=hours_ago)
        return Item(
            title=f"Story {number}", guid=f"g{number}", link=self.site.url(f"/{number}"), at=at, summary=summary
        )

    def feed(self, *items: Item, path: str = "/feed", title: str = "The Paper") -> Channel:
        """Serve a feed at `path`."""
        channel = Channel(title=title, link=self.site.url("/"), image="", items=list(items))
        broadcast(self.site, path, channel)
        return channel

    async def adds(self, *, path: str = "/feed", who: Actor = SAM, section: str = "World") -> Source:
        """Somebody of staff adds the feed at `path`."""
        added = await self.sources.add(who, self.site.url(path), section)
        assert isinstance(added, Source)
        return added

    async def polled(self, source: Source, *, later: timedelta = timedelta(hours=1)) -> None:
        """Time passes, the feed is asked, and all sources that are behind are gathered."""
        self.clock.advance(later)
        await self.poller.check_now(source.feed.id)
        await self.gathered()

    async def gathered(self) -> None:
        """What the loop does when a feed brought something."""
        await self.gatherer.catch_up()

    async def due(self, session: AsyncSession) -> list[int]:
        """The feeds that are to be asked within the day."""
        return [feed.id for feed in await feeds.due(session, self.clock.now() + timedelta(days=1), 10)]

    async def stories(self, guild_id: int = HERE) -> list[str]:
        """The titles of all stories of a guild, in the order in which they were made."""
        return [row.title for row in await self.rows(guild_id)]

    async def rows(self, guild_id: int = HERE) -> Sequence[StoryRow]:
        """The stories of a guild as they are stored."""
        async with self.database.read() as session:
            rows = await session.scalars(select(StoryRow).where(StoryRow.guild_id == guild_id).order_by(StoryRow.id))
            return rows.all()

    async def candidates(self, guild_id: int = HERE) -> list[str]:
        """The titles that the digest may take now."""
        async with self.database.read() as session:
            found = await self.news.candidates(session, guild_id, self.clock.now())
            return [story.title for story in found]

    def asked(self, path: str) -> int:
        """How often the site was asked for that path."""
        return sum(request.path == path for request in self.site.asked)


async def _nowhere(host: str, _port: int) -> list[str]:
    raise OSError(f"{host} is not looked up: the web of these tests ends at their own site")


def newsroom(database: Database, clock: FixedClock, fetcher: Fetcher, reader: Reader) -> tuple[FeedPoller, Gatherer]:
    """What asks the feeds and what makes stories of them."""
    poller = FeedPoller(database, clock, fetcher, reader)
    return poller, Gatherer(database, clock, poller, ArticlePages(fetcher, reader, clock), reader)


@pytest.fixture
async def room(database: Database, clock: FixedClock, server: Site) -> AsyncIterator[Newsroom]:
    await set_up(database, clock)
    allow = frozenset({("127.0.0.1", server.port)})
    async with Fetcher(clock, allow, lookup=_nowhere, most_seconds=2) as fetcher, Reader() as reader:
        poller, gatherer = newsroom(database, clock, fetcher, reader)
        sources = SourceService(database, clock, poller, gatherer)
        yield Newsroom(
            database=database,
            clock=clock,
            site=server,
            poller=poller,
            gatherer=gatherer,
            sources=sources,
            collections=CollectionService(sources, fetcher, reader),
            sharing=SharingService(database, clock, ArticlePages(fetcher, reader, clock), reader),
            news=NewsService(database, clock),
        )


@pytest.fixture
def many_feeds(room: Newsroom) -> CollectionService:
    """What adds many feeds at once."""
    return room.collections
