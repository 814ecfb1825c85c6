"""What a site's robots.txt lets us read."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.clock import FixedClock
from bot.web import Fetcher
from bot.web.robots import Robots
from tests.web.sites import Site, site


@pytest.fixture
async def server() -> AsyncIterator[Site]:
    async with site() as here:
        yield here


@pytest.fixture
async def robots(server: Site, clock: FixedClock) -> AsyncIterator[Robots]:
    async with Fetcher(clock, frozenset({("127.0.0.1", server.port)}), most_seconds=2) as fetcher:
        yield Robots(fetcher, clock)


async def test_a_site_without_the_file_allows_everything(robots: Robots, server: Site) -> None:
    assert await robots.allow(server.url("/story"))


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_site_that_fails_to_answer_allows_nothing_and_is_asked_again_after_an_hour(
    robots: Robots, server: Site, clock: FixedClock, status: int
) -> None:
    server.serves("/robots.txt", status=status)
    assert not await robots.allow(server.url("/story"))
    server.serves("/robots.txt", b"")
    assert not await robots.allow(server.url("/story"))
    clock.advance(timedelta(hours=1))
    assert await robots.allow(server.url("/story"))


async def test_a_site_that_cannot_be_reached_allows_nothing(robots: Robots) -> None:
    assert not await robots.allow("http://10.0.0.1/story")


async def test_a_file_is_asked_for_once_a_day(robots: Robots, server: Site, clock: FixedClock) -> None:
    server.serves("/robots.txt", b"User-agent: *\nDisallow: /private/")
    for path in ("/story", "/private/story", "/other"):
        assert await robots.allow(server.url(path)) == (path != "/private/story")
    assert len(server.asked) == 1
    clock.advance(timedelta(days=1))
    assert await robots.allow(server.url("/story"))
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /", "/story", False),
        ("User-agent: *\nDisallow:", "/story", True),
        ("User-agent: quillcast\nDisallow: /\n\nUser-agent: *\nAllow: /", "/story", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Quillcast\nAllow: /", "/story", True),
        ("User-agent: OtherBot\nDisallow: /", "/story", True),
        ("User-agent: *\nDisallow: /news\nAllow: /news/open", "/news/open/1", True),
        ("User-agent: *\nDisallow: /*?print=", "/story?print=1", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf.html", True),
        ("\ufeffUser-agent: *\nDisallow: /", "/story", False),
        ("<html>Not found</html>", "/story", True),
        ("\x00\xff garbage: \n\n:::", "/story", True),
    ],
)
async def test_rules_are_read_as_the_standard_says(
    robots: Robots, server: Site, rules: str, path: str, allowed: bool
) -> None:
    server.serves("/robots.txt", rules.encode())
    assert await robots.allow(server.url(path)) == allowed


async def test_a_hostile_file_is_read_in_time(robots: Robots, server: Site) -> None:
    stars, rules = b"Disallow: /" + b"*a" * 200_000 + b"$\n", b"Disallow: /x*y$\n" * 20_000
    server.serves("/robots.txt", b"User-agent: *\n" + stars + rules)
    assert await robots.allow(server.url("/" + "a" * 1_000))
