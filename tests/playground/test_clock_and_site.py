"""The clock that the bot follows, and the site that it reads feeds from."""

import json
from datetime import datetime, timedelta

import aiohttp
from lxml import etree

from bot.playground.server import Playground


async def test_the_clock_tells_the_time_at_once_and_at_each_jump(playground: Playground) -> None:
    async with aiohttp.ClientSession() as session, session.get(playground.clock_url) as stream:
        first = json.loads(await stream.content.readline())
        playground.clock.jump(timedelta(hours=5))
        second = json.loads(await stream.content.readline())
    assert abs(first["offset_seconds"]) < 1
    assert abs(second["offset_seconds"] - 5 * 3600) < 1
    assert datetime.fromisoformat(second["now"]) - datetime.fromisoformat(first["now"]) >= timedelta(hours=5)


async def test_a_page_is_not_sent_again_while_it_stays_the_same(playground: Playground) -> None:
    url = playground.site.put("/own.xml", b"<rss/>", "application/rss+xml", {"Cache-Control": "max-age=60"})
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as first:
            assert await first.read() == b"<rss/>"
            assert first.headers["Cache-Control"] == "max-age=60"
        tag, changed = first.headers["ETag"], first.headers["Last-Modified"]
        async with session.get(url, headers={"If-None-Match": tag}) as unchanged:
            assert unchanged.status == 304
        async with session.get(url, headers={"If-Modified-Since": changed}) as unchanged:
            assert unchanged.status == 304
        playground.site.put("/own.xml", b"<rss version='2.0'/>")
        async with session.get(url, headers={"If-None-Match": tag}) as again:
            assert again.status == 200
    assert playground.site.hits("/own.xml") == 1


async def test_every_link_of_the_feeds_leads_to_a_page(playground: Playground) -> None:
    async with aiohttp.ClientSession() as session:
        for name in ("world.xml", "books.xml", "podcast-one.xml", "podcast-two.xml"):
            async with session.get(playground.site.url(f"feeds/{name}")) as feed:
                assert feed.status == 200
                tree = etree.fromstring(await feed.read())
            links = [e.text or e.get("href") for e in tree.iter("{*}link") if e.get("rel") != "self"]
            links += [e.get("url") for e in tree.iter("enclosure")]
            links += [e.get("href") for e in tree.iter("{*}image") if e.get("href")]
            assert len(links) > 3
            for link in links:
                async with session.get(str(link)) as page:
                    assert page.status == 200, link


async def test_the_next_day_brings_something_new_in_every_feed(playground: Playground) -> None:
    async def count(name: str) -> int:
        async with aiohttp.ClientSession() as session, session.get(playground.site.url(f"feeds/{name}")) as feed:
            tree = etree.fromstring(await feed.read())
        return len([*tree.iter("item"), *tree.iter("{*}entry")])

    names = ("world.xml", "books.xml", "podcast-one.xml", "podcast-two.xml")
    before = [await count(name) for name in names]
    assert before == [5, 3, 2, 2]
    playground.clock.jump(timedelta(days=2))
    assert [await count(name) for name in names] == [8, 4, 3, 3]
