"""What is asked when, of whom, and what becomes of trouble."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest
from aiohttp import web

from bot.clock import FixedClock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.feeds import pacing, repository
from bot.feeds.polling import UNLISTED_FOR, UNWANTED_FOR, FeedPoller
from bot.feeds.records import EntryRecord, FeedRecord
from tests.feeds.broadcasting import Channel, Item, broadcast
from tests.web.sites import Site

GUILD, OTHER_GUILD = 11, 12


async def entries(database: Database, feed_id: int) -> list[EntryRecord]:
    async with database.read() as session:
        return await repository.latest(session, feed_id, 1_000)


async def subscribe(database: Database, clock: FixedClock, feed: FeedRecord, guild_id: int = GUILD) -> None:
    async with database.write() as session:
        await repository.subscribe(session, clock.now(), feed.id, guild_id, "podcasts")


@contextlib.asynccontextmanager
async def polling(poller: FeedPoller) -> AsyncIterator[asyncio.Event]:
    stop = asyncio.Event()
    running = asyncio.create_task(poller.run(stop))
    try:
        yield stop
    finally:
        stop.set()
        await asyncio.wait_for(running, 5)


async def eventually(holds: Callable[[], bool]) -> None:
    for _ in range(500):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come about")


async def test_a_feed_is_kept_with_what_it_lists(
    database: Database, clock: FixedClock, poller: FeedPoller, server: Site
) -> None:
    at = clock.now() - timedelta(hours=3)
    item = Item(
        title="One & only",
        guid="1",
        link="https://nightbus.example/1",
        at=at,
        audio="https://cdn.example/1.mp3",
        duration="12:30",
        summary="<p>About <b>rain</b>.</p>",
        image="https://nightbus.example/1.jpg",
    )
    feed = await poller.add(broadcast(server, "/feed", Channel(items=[item])))
    assert (feed.title, feed.link, feed.trouble) == ("Night Bus Stories", "https://nightbus.example/", None)
    assert feed.artwork_url == "https://nightbus.example/cover.jpg"
    (entry,) = await entries(database, feed.id)
    assert (entry.title, entry.published_at, entry.summary) == ("One & only", at, "About rain.")
    assert (entry.enclosure_url, entry.duration) == ("https://cdn.example/1.mp3", timedelta(minutes=12, seconds=30))
    assert (entry.enclosure_type, entry.enclosure_length, entry.image_url) == (
        "audio/mpeg",
        1000,
        "https://nightbus.example/1.jpg",
    )


async def test_the_same_address_is_one_feed_for_everyone(poller: FeedPoller, server: Site, clock: FixedClock) -> None:
    url = broadcast(server, "/feed", Channel(items=[Item(title="One", guid="1")]))
    first = await poller.add(url)
    assert (await poller.add(f" <{url}#latest> ")).id == first.id
    assert len(server.asked) == 1
    clock.advance(timedelta(hours=1))
    both = await asyncio.gather(poller.add(url), poller.add(url))
    assert {each.id for each in both} == {first.id}


async def test_two_people_who_add_an_unknown_address_at_once_make_one_feed(poller: FeedPoller, server: Site) -> None:
    url = broadcast(server, "/feed", Channel(items=[Item(title="One", guid="1")]))
    both = await asyncio.gather(poller.add(url), poller.add(url))
    assert both[0].id == both[1].id


async def test_the_feed_of_a_page_is_found_and_looking_keeps_nothing(
    database: Database, poller: FeedPoller, server: Site
) -> None:
    url = broadcast(server, "/podcast.xml", Channel(items=[Item(title="One", guid="1")]))
    page = b"<html><head><link rel=alternate type=application/rss+xml href=/podcast.xml></head><body>Hi</body></html>"
    server.serves("/", page, Content_Type="text/html")
    answer = await poller.look(server.url("/"))
    assert answer.url == url
    assert answer.listing is not None
    assert answer.listing.feed.title == "Night Bus Stories"
    async with database.read() as session:
        assert await repository.row_by_url(session, url) is None
    assert (await poller.add(server.url("/"))).url == url


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("{site}/nothing", "web-not-found"),
        ("{site}/page", "news-not-a-feed"),
        ("ftp://example.com/feed", "web-address-not-http"),
        ("http://10.0.0.1/feed", "web-address-private"),
        ("javascript:alert(1)", "web-address-malformed"),
        ("", "web-address-malformed"),
        ("https://example.com/" + "ü" * 500, "web-address-malformed"),
    ],
)
async def test_an_address_without_a_feed_is_one_sentence_and_leaves_nothing(
    database: Database, poller: FeedPoller, server: Site, typed: str, key: str
) -> None:
    server.serves("/page", b"<html><body>Only words here.</body></html>", Content_Type="text/html")
    with pytest.raises(MemberFacingError) as refused:
        await poller.add(typed.format(site=server.url("")))
    assert refused.value.key == key
    async with database.read() as session:
        assert await repository.find_feed(session, 1) is None


async def test_a_subscribed_feed_is_asked_when_due_and_once_for_all_guilds(
    database: Database, clock: FixedClock, poller: FeedPoller, server: Site
) -> None:
    channel = Channel(items=[Item(title="One", guid="1", at=clock.now())])
    feed = await poller.add(broadcast(server, "/feed", channel))
    await subscribe(database, clock, feed, GUILD)
    await subscribe(database, clock, feed, OTHER_GUILD)
    channel.items.insert(0, Item(title="Two", guid="2", at=clock.now()))
    arrived = poller.arrived.next()
    async with polling(poller):
        await asyncio.sleep(0.05)
        assert len(server.asked) == 1  # not due yet
        clock.advance(timedelta(days=1))
        await asyncio.wait_for(arrived.wait(), 5)
    assert len(server.asked) == 2
    assert server.asked[1].headers["If-None-Match"]
    assert [each.title for each in await entries(database, feed.id)] == ["Two", "One"]


async def test_a_feed_that_nobody_is_subscribed_to_is_not_asked_until_somebody_is(
    database: Database, clock: FixedClock, poller: FeedPoller, server: Site
) -> None:
    feed = await poller.add(broadcast(server, "/feed", Channel(items=[Item(title="One", guid="1")])))
    async with polling(poller):
        clock.advance(timedelta(days=2))
        await asyncio.sleep(0.1)
        assert len(server.asked) == 1
        await subscribe(database, clock, feed)
        await eventually(lambda: len(server.asked) == 2)


async def test_an_unchanged_feed_costs_nothing_and_keeps_its_validators(
    database: Database, clock: FixedClock, poller: FeedPoller, server: Site
) -> None:
    feed = await poller.add(broadcast(server, "/feed", Channel(items=[Item(title="One", guid="1")])))
    before = await entries(database, feed.id)
    for _ in range(2):
        clock.advance(timedelta(days=1))
        checked = await poller.check_now(feed.id)
    assert checked.last_success_at == clock.now()
    assert all(request.headers.get("If-None-Match") for request in server.asked[1:])
    assert await entries(database, feed.id) == before


async def test_trouble_is_told_waits_longer_each_time_and_ends_with_the_first_success(
    clock: FixedClock, poller: FeedPoller, server: Site
) -> None:
    channel = Channel(items=[Item(title="One", guid="1", at=clock.now())])
    feed = await poller.add(broadcast(server, "/feed", channel))
    channel.status = 500
    waits = []
    for _ in range(9):
        failing = await poller.check_now(feed.id)
        waits.append(failing.next_check_at - clock.now())
        clock.advance(waits[-1])
    assert failing.trouble
    assert "500" in failing.trouble
    assert failing.paused_at is None
    assert waits[0] >= pacing.SHORTEST
    assert waits[4] > waits[0]
    assert waits[-1] == pacing.LONGEST
    channel.status = 200
    recovered = await poller.check_now(feed.id)
    assert (recovered.trouble, recovered.failing_since_at) == (None, None)


async def test_a_server_that_asks_to_wait_is_left_alone_for_so_long(
    clock: FixedClock, poller: FeedPoller, server: Site
) -> None:
    channel = Channel(items=[Item(title="One", guid="1")])
    feed = await poller.add(broadcast(server, "/feed", channel))
    channel.status, channel.headers = 429, {"Retry-After": str(3 * 86_400)}
    failing = await poller.check_now(feed.id)
    assert failing.next_check_at == clock.now() + timedelta(days=3)


async def test_a_feed_that_is_gone_or_fails_for_two_weeks_is_no_longer_asked(
    database: Database, clock: FixedClock, poller: FeedPoller, server: Site
) -> None:
    gone, silent = Channel(items=[Item(title="One", guid="1")]), Channel(items=[Item(title="One", guid="1")])
    first = await poller.add(broadcast(server, "/gone", gone))
    second = await poller.add(broadcast(server, "/silent", silent))
    await subscribe(database, clock, first)
    await subscribe(database, clock, second)
    gone.status, silent.status = 410, 503
    assert (await poller.check_now(first.id)).paused_at == clock.now()
    assert (await poller.check_now(second.id)).paused_at is None
    clock.advance(timedelta(days=13))
    assert (await poller.check_now(second.id)).paused_at is None
    clock.advance(timedelta(days=1))
    assert (await poller.check_now(second.id)).paused_at == clock.now()
    async with database.read() as session:
        assert await repository.due(session, clock.now() + timedelta(days=99), 10) == []
    gone.status = 200
    assert (await poller.check_now(first.id)).paused_at is None


async def test_one_hostile_feed_does_not_keep_the_others_from_being_asked(
    database: Database, clock: FixedClock, poller: FeedPoller, server: Site
) -> None:
    good = Channel(items=[Item(title="One", guid="1")])
    hostile = Channel(items=[Item(title="One", guid="1")])
    feeds = [await poller.add(broadcast(server, f"/{name}", each)) for name, each in (("a", hostile), ("b", good))]
    for feed in feeds:
        await subscribe(database, clock, feed)

    async def bomb(request: web.Request) -> web.StreamResponse:
        return web.Response(body=b"\x1f\x8b broken", headers={"Content-Encoding": "gzip"})

    server.pages["/a"] = bomb
    good.items.insert(0, Item(title="Two", guid="2"))
    arrived = poller.arrived.next()
    async with polling(poller):
        clock.advance(timedelta(days=1))
        await asyncio.wait_for(arrived.wait(), 5)
        for _ in range(100):
            async with database.read() as session:
                troubled = await repository.find_feed(session, feeds[0].id)
            if troubled is not None and troubled.error is not None:
                break
            await asyncio.sleep(0.02)
    assert troubled is not None
    assert troubled.error == ("web-garbled", {})


async def test_a_lasting_move_is_followed_after_three_checks_over_three_days(
    clock: FixedClock, poller: FeedPoller, server: Site
) -> None:
    channel = Channel(items=[Item(title="One", guid="1")])
    feed = await poller.add(broadcast(server, "/old", channel))
    for path in ("/new", "/elsewhere"):
        broadcast(server, path, channel)
    server.serves("/old", status=301, Location="/elsewhere")
    for hours in (0, 40):
        clock.advance(timedelta(hours=hours))
        await poller.check_now(feed.id)
    server.serves("/old", status=308, Location="/new")
    addresses = []
    for hours in (1, 20, 20, 20, 20):
        clock.advance(timedelta(hours=hours))
        addresses.append((await poller.check_now(feed.id)).url)
    assert addresses == [server.url("/old")] * 4 + [server.url("/new")]
    asked = len(server.asked)
    await poller.check_now(feed.id)
    assert [request.path for request in server.asked[asked:]] == ["/new"]


async def test_several_feeds_are_read_in_one_call_and_one_that_kills_the_reader_falls_alone(
    database: Database, clock: FixedClock, poller: FeedPoller, server: Site
) -> None:
    channels = [Channel(items=[Item(title="One", guid="1")]) for _ in range(5)]
    feeds = [await poller.add(broadcast(server, f"/{number}", each)) for number, each in enumerate(channels)]
    for feed, channel in zip(feeds, channels, strict=True):
        await subscribe(database, clock, feed)
        channel.items.insert(0, Item(title="Two", guid="2"))
    poller._reader._most_seconds = 2
    deep = b"<rss><channel>" + b"<item><title>x</title><description>&lt;b&gt;" * 200_000
    server.serves("/2", deep)
    async with polling(poller):
        clock.advance(timedelta(days=1))
        await eventually(lambda: len(server.asked) == 10)
        await asyncio.sleep(0.5)
    assert [len(await entries(database, feed.id)) for feed in feeds if feed is not feeds[2]] == [2] * 4


async def test_a_move_that_is_taken_back_or_leads_to_a_known_feed_is_not_followed(
    clock: FixedClock, poller: FeedPoller, server: Site
) -> None:
    channel = Channel(items=[Item(title="One", guid="1")])
    feed, other = [await poller.add(broadcast(server, path, channel)) for path in ("/feed", "/other")]
    for answer in ("moved", "moved", "back", "moved", "moved"):
        if answer == "moved":
            server.serves("/feed", status=301, Location="/new")
            broadcast(server, "/new", channel)
        else:
            broadcast(server, "/feed", channel)
        clock.advance(timedelta(days=2))
        assert (await poller.check_now(feed.id)).url == server.url("/feed")
    server.serves("/other", status=301, Location="/feed")
    broadcast(server, "/feed", channel)
    for _ in range(5):
        clock.advance(timedelta(days=2))
        assert (await poller.check_now(other.id)).url == server.url("/other")


async def test_the_feeds_and_the_servers_wish_to_be_asked_less_often_is_heard_up_to_a_day(
    clock: FixedClock, poller: FeedPoller, server: Site
) -> None:
    wishing = Channel(items=[Item(title="One", guid="1", at=clock.now())], ttl="600")
    feed = await poller.add(broadcast(server, "/ttl", wishing))
    assert feed.next_check_at == clock.now() + timedelta(hours=10)
    clock.advance(timedelta(days=1))
    assert (await poller.check_now(feed.id)).next_check_at == clock.now() + timedelta(hours=10)  # a 304 repeats nothing
    greedy = Channel(items=wishing.items, headers={"Cache-Control": "max-age=999999"})
    feed = await poller.add(broadcast(server, "/age", greedy))
    assert feed.next_check_at == clock.now() + timedelta(days=1)


async def test_stopping_does_not_wait_for_a_site_that_hangs(
    database: Database, clock: FixedClock, poller: FeedPoller, server: Site
) -> None:
    feed = await poller.add(broadcast(server, "/feed", Channel(items=[Item(title="One", guid="1")])))
    await subscribe(database, clock, feed)
    asked = asyncio.Event()

    async def hang(request: web.Request) -> web.StreamResponse:
        asked.set()
        await asyncio.sleep(30)
        return web.Response()

    server.pages["/feed"] = hang
    async with asyncio.timeout(3), polling(poller):
        clock.advance(timedelta(days=1))
        await asked.wait()


async def test_what_nobody_wants_is_forgotten_and_what_a_feed_lists_or_a_job_shows_is_not(
    database: Database, clock: FixedClock, poller: FeedPoller, server: Site
) -> None:
    unwanted = await poller.add(broadcast(server, "/unwanted", Channel(items=[Item(title="One", guid="1")])))
    channel = Channel(items=[Item(title=title, guid=title) for title in ("dropped", "shown", "listed")])
    feed = await poller.add(broadcast(server, "/feed", channel))
    await subscribe(database, clock, feed)
    by_title = {each.title: each.id for each in await entries(database, feed.id)}
    async with database.write() as session:
        await repository.keep(session, by_title["shown"])
    channel.items = channel.items[-1:]
    clock.advance(timedelta(days=2))
    await poller.check_now(feed.id)
    async with polling(poller):
        await asyncio.sleep(0.1)
        clock.advance(UNLISTED_FOR + timedelta(days=9))  # a long silence in which the feed says nothing new
        await eventually(lambda: len(server.asked) > 3)
    assert {each.title for each in await entries(database, feed.id)} == {"dropped", "shown", "listed"}
    channel.items.insert(0, Item(title="new", guid="new"))
    clock.advance(UNWANTED_FOR)
    await poller.check_now(feed.id)
    async with polling(poller):
        await asyncio.sleep(0.1)
    assert {each.title for each in await entries(database, feed.id)} == {"shown", "listed", "new"}
    async with database.read() as session:
        assert await repository.find_feed(session, unwanted.id) is None
