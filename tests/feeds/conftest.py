"""A site on loopback and a poller that may reach it; also used by the jobs that live from feeds."""

from collections.abc import AsyncIterator

import pytest

from bot.clock import FixedClock
from bot.database import Database
from bot.feeds.polling import FeedPoller
from bot.feeds.reader import Reader
from bot.web import Fetcher
from tests.web.sites import Site, site


@pytest.fixture
async def server() -> AsyncIterator[Site]:
    """A web server on loopback."""
    async with site() as here:
        yield here


@pytest.fixture
async def poller(database: Database, clock: FixedClock, server: Site) -> AsyncIterator[FeedPoller]:
    """The real poller: real requests to `server`, a real reader process."""
    allow = frozenset({("127.0.0.1", server.port)})
    async with Fetcher(clock, allow, most_seconds=5) as fetcher, Reader() as reader:
        yield FeedPoller(database, clock, fetcher, reader)
