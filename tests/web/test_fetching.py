import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import brotli
import pytest
import pytest_asyncio
import zstandard
from aiohttp import web

from bot.clock import FixedClock
from bot.texts import say
from bot.web import Fetcher, FetchError, expect_ok
from bot.web.resolving import Lookup, system_lookup
from tests.web.sites import Site, site

NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)


@pytest_asyncio.fixture
async def server() -> AsyncIterator[Site]:
    async with site() as here:
        yield here


def fetcher_for(server: Site, *, lookup: Lookup = system_lookup, seconds: float = 5, most: int = 200_000) -> Fetcher:
    allow = frozenset({("127.0.0.1", server.port), ("feeds.example", server.port)})
    return Fetcher(FixedClock(NOW), allow, lookup=lookup, most_seconds=seconds, most_bytes=most)


async def refused(fetcher: Fetcher, url: str) -> str:
    async with fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(url)
    assert say(caught.value.key, **caught.value.args_shown)
    return caught.value.key


async def test_a_page_comes_with_its_validators(server: Site) -> None:
    server.serves(
        "/feed", b"<rss/>", ETag='"1"', Last_Modified="Tue, 03 Mar 2026 09:00:00 GMT", Content_Type="text/xml"
    )
    async with fetcher_for(server) as fetcher:
        page = await fetcher.fetch(server.url("/feed"))
    assert (page.status, page.body, page.content_type) == (200, b"<rss/>", "text/xml")
    assert (page.etag, page.last_modified) == ('"1"', "Tue, 03 Mar 2026 09:00:00 GMT")
    assert expect_ok(page) is page


async def test_validators_are_sent_back_and_304_has_no_body(server: Site) -> None:
    server.serves("/feed", status=304)
    async with fetcher_for(server) as fetcher:
        page = await fetcher.fetch(server.url("/feed"), etag='"1"', last_modified="Tue, 03 Mar 2026 09:00:00 GMT")
    assert page.not_modified
    assert server.asked[0].headers["If-None-Match"] == '"1"'
    assert server.asked[0].headers["If-Modified-Since"] == "Tue, 03 Mar 2026 09:00:00 GMT"


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(b"words " * 1000, mtime=0)),
        ("deflate", zlib.compress(b"words " * 1000)),
        ("deflate", zlib.compress(b"words " * 1000, wbits=-15)),
        ("br", brotli.compress(b"words " * 1000)),
        ("zstd", zstandard.compress(b"words " * 1000)),
        ("gzip, br", brotli.compress(gzip.compress(b"words " * 1000, mtime=0))),
    ],
    ids=["gzip", "deflate", "bare deflate", "br", "zstd", "twice"],
)
async def test_every_encoding_that_is_asked_for_is_undone(server: Site, encoding: str, packed: bytes) -> None:
    server.serves("/", packed, Content_Encoding=encoding)
    async with fetcher_for(server) as fetcher:
        assert (await fetcher.fetch(server.url("/"))).body == b"words " * 1000


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(bytes(100_000_000), mtime=0)),
        ("deflate", zlib.compress(bytes(100_000_000))),
        ("br", brotli.compress(bytes(100_000_000), quality=5)),
        ("zstd", zstandard.compress(bytes(100_000_000))),
    ],
)
async def test_a_small_answer_that_unpacks_to_a_huge_one_is_refused(server: Site, encoding: str, packed: bytes) -> None:
    server.serves("/", packed, Content_Encoding=encoding)
    assert await refused(fetcher_for(server), server.url("/")) == "web-too-large"


async def test_a_broken_archive_is_refused_and_a_cut_one_gives_what_arrived(server: Site) -> None:
    server.serves("/broken", b"not gzip at all", Content_Encoding="gzip")
    assert await refused(fetcher_for(server), server.url("/broken")) == "web-garbled"
    server.serves("/cut", gzip.compress(b"abc" * 50)[:-9], Content_Encoding="gzip")
    async with fetcher_for(server) as fetcher:
        assert (await fetcher.fetch(server.url("/cut"))).body.startswith(b"abc")


async def test_an_answer_that_never_ends_is_refused_by_size(server: Site) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b"x" * 50_000)

    server.pages["/"] = endless
    assert await refused(fetcher_for(server), server.url("/")) == "web-too-large"


async def test_an_answer_that_trickles_is_refused_by_time(server: Site) -> None:
    async def trickle(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b"x")
            await asyncio.sleep(0.05)

    server.pages["/"] = trickle
    assert await refused(fetcher_for(server, seconds=0.3), server.url("/")) == "web-too-slow"


async def test_a_declared_size_past_the_limit_is_refused_before_reading(server: Site) -> None:
    server.serves("/", b"x" * 200_001)
    assert await refused(fetcher_for(server), server.url("/")) == "web-too-large"


async def test_redirects_are_followed_and_a_lasting_move_is_told(server: Site) -> None:
    server.serves("/old", status=301, Location="/newer")
    server.serves("/newer", status=308, Location="/today")
    server.serves("/today", status=302, Location="/cdn")
    server.serves("/cdn", b"here")
    server.serves("/away", status=302, Location="/old")
    async with fetcher_for(server) as fetcher:
        page = await fetcher.fetch(server.url("/old"))
        straight = await fetcher.fetch(server.url("/today"))
        away = await fetcher.fetch(server.url("/away"))
    assert (page.body, page.url, page.permanent_url) == (b"here", server.url("/cdn"), server.url("/today"))
    assert straight.permanent_url is None
    assert away.permanent_url is None


async def test_redirects_without_end_are_refused(server: Site) -> None:
    server.serves("/", status=302, Location="/")
    assert await refused(fetcher_for(server), server.url("/")) == "web-too-many-redirects"
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://169.254.169.254/latest/meta-data/", "web-address-private"),
        ("http://127.0.0.1/", "web-address-private"),
        ("http://[::ffff:127.0.0.1]/", "web-address-private"),
        ("http://localhost/", "web-address-private"),
        ("http://0x7f000001/", "web-address-private"),
        ("http://2130706433/", "web-address-private"),
        ("http://127.1/", "web-address-private"),
        ("http://１２７.0.0.1/", "web-address-private"),
        ("http://127.0.0.1:22/", "web-address-port"),
        ("file:///etc/passwd", "web-address-not-http"),
        ("javascript:alert(1)", "web-address-not-http"),
        ("http://name:secret@example.com/", "web-address-credentials"),
        ("http://[::1/", "web-address-malformed"),
        ("https://", "web-address-malformed"),
        ("http://example.com/" + "a" * 3000, "web-address-malformed"),
    ],
)
async def test_every_hop_is_checked_like_the_first(server: Site, location: str, reason: str) -> None:
    assert await refused(fetcher_for(server), location) == reason
    server.serves("/", status=302, Location=location)
    assert await refused(fetcher_for(server), server.url("/")) == reason


async def test_the_connection_goes_to_the_address_that_was_checked(server: Site) -> None:
    asked: list[str] = []

    async def lookup(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["192.0.2.1"]

    server.serves("/", b"here")
    async with fetcher_for(server, lookup=lookup) as fetcher:
        page = await fetcher.fetch(f"http://feeds.example:{server.port}/")
    assert (page.body, asked) == (b"here", ["feeds.example"])


async def test_a_name_that_resolves_to_private_addresses_only_is_refused(server: Site) -> None:
    async def lookup(host: str, port: int) -> list[str]:
        return ["10.0.0.1", "::1", "64:ff9b::a00:1"]

    assert await refused(fetcher_for(server, lookup=lookup), "https://inside.example/") == "web-address-private"


async def test_an_allowed_pair_does_not_open_other_ports_or_hosts(server: Site) -> None:
    assert await refused(fetcher_for(server), f"http://localhost:{server.port}/") == "web-address-port"
    assert await refused(fetcher_for(server), f"http://127.0.0.1:{server.port + 1}/") == "web-address-port"


async def test_a_name_that_does_not_exist_is_told(server: Site) -> None:
    async def lookup(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    assert await refused(fetcher_for(server, lookup=lookup), "https://nowhere.example/") == "web-unknown-host"


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("120", timedelta(minutes=2)),
        ("Tue, 03 Mar 2026 11:00:00 GMT", timedelta(hours=1)),
        ("Tue, 03 Mar 2026 09:00:00 GMT", timedelta()),
        ("99999999999999", timedelta(days=30)),
        ("soon", None),
    ],
)
async def test_the_wait_a_server_asks_for_is_told(server: Site, header: str, wait: timedelta | None) -> None:
    server.serves("/", status=429, Retry_After=header, Cache_Control="public, max-age=600")
    async with fetcher_for(server) as fetcher:
        page = await fetcher.fetch(server.url("/"))
    assert (page.status, page.retry_after, page.fresh_for) == (429, wait, timedelta(minutes=10))


@pytest.mark.parametrize(
    ("status", "key"), [(404, "web-not-found"), (403, "web-not-allowed"), (429, "web-busy"), (500, "web-status")]
)
async def test_a_failing_status_becomes_one_sentence(server: Site, status: int, key: str) -> None:
    server.serves("/", status=status)
    async with fetcher_for(server) as fetcher:
        with pytest.raises(FetchError) as caught:
            expect_ok(await fetcher.fetch(server.url("/")))
    assert caught.value.key == key
    assert str(status) in say(key, **caught.value.args_shown)


async def test_cookies_are_never_kept(server: Site) -> None:
    server.serves("/", Set_Cookie="seen=1")
    async with fetcher_for(server) as fetcher:
        await fetcher.fetch(server.url("/"))
        await fetcher.fetch(server.url("/"))
    assert "Cookie" not in server.asked[1].headers


async def test_requests_to_one_host_begin_apart_and_other_hosts_do_not_wait() -> None:
    began: list[tuple[str, float]] = []

    async def nowhere(host: str, _port: int) -> list[str]:
        began.append((host, asyncio.get_running_loop().time()))
        raise OSError

    async with Fetcher(FixedClock(NOW), lookup=nowhere, spacing=0.1, most_seconds=0.05) as fetcher:
        start = asyncio.get_running_loop().time()
        urls = [f"https://a.example/{number}" for number in range(3)] + ["https://b.example/"]
        outcomes = await asyncio.gather(*(fetcher.fetch(url) for url in urls), return_exceptions=True)
    # That they waited longer than a request may take was no reason to give up.
    assert {getattr(each, "key", "") for each in outcomes} == {"web-unknown-host"}
    assert [host for host, _ in began].index("b.example") < 3
    waited = [moment - start for host, moment in began if host == "a.example"]
    assert [seconds >= 0.1 * place for place, seconds in enumerate(waited)] == [True] * 3
