"""Many feeds at once: each is tried, what cannot be read is named, the rest is added."""

import pytest

from bot.errors import MemberFacingError
from bot.feeds.outline import OutlineFeed
from bot.news import many, sources
from bot.news.many import CollectionService, Pack
from bot.news.records import SECTIONS
from tests.news.conftest import Newsroom
from tests.two_guilds import ANA, SAM, STAFF_THERE


def serves_list(room: Newsroom, *lines: str) -> str:
    body = "\n".join(["<opml><body>", *lines, "</body></opml>"])
    room.site.serves("/list.opml", body.encode())
    return room.site.url("/list.opml")


def outline(room: Newsroom, path: str) -> str:
    return f'<outline text="X"><outline type="rss" text="{path[1:]}" xmlUrl="{room.site.url(path)}"/></outline>'


async def test_a_list_is_added_as_far_as_it_can_be_read(room: Newsroom, many_feeds: CollectionService) -> None:
    room.feed(room.item(1), path="/known", title="Known")
    room.feed(room.item(2), path="/new", title="New")
    room.site.serves("/page", b"<html><body>Only words.</body></html>", Content_Type="text/html")
    await room.adds(path="/known")
    lines = [outline(room, "/known"), outline(room, "/page"), outline(room, "/new"), outline(room, "/gone")]
    url = serves_list(room, *lines, '<outline type="rss" text="Lost"/>')
    taken = await many_feeds.take_list(SAM, url, 100)
    assert [(source.name, source.section, source.found) for source in taken.added] == [("New", "X", 1)]
    assert (taken.known, taken.left) == (1, 0)
    assert [(each.feed.title, each.feed.line, each.error.key) for each in taken.failures] == [
        ("page", 3, "news-not-a-feed"),
        ("gone", 5, "web-not-found"),
    ]
    assert [(fault.line, fault.title) for fault in taken.faults] == [(6, "Lost")]
    again = await many_feeds.take_list(SAM, url, 100)
    assert (again.added, again.known) == ((), 2)


async def test_where_there_is_no_more_room_the_rest_is_counted_and_not_asked(
    room: Newsroom, many_feeds: CollectionService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MOST_SOURCES", 2)
    monkeypatch.setattr(many, "AT_ONCE", 1)
    for number in range(5):
        room.feed(room.item(number), path=f"/{number}", title=str(number))
    taken = await many_feeds.take_list(SAM, serves_list(room, *(outline(room, f"/{number}") for number in range(5))), 9)
    assert ([source.name for source in taken.added], taken.left) == (["0", "1"], 3)
    assert room.asked("/4") == 0


async def test_a_list_goes_out_and_comes_in_elsewhere(room: Newsroom, many_feeds: CollectionService) -> None:
    room.feed(room.item(1), path="/b", title="B")
    room.feed(room.item(2), path="/a", title="A")
    await room.adds(path="/b", section="Books")
    await room.adds(path="/a", section="Arts")
    room.site.serves("/ours.opml", await many_feeds.give_list(SAM, "Ours"))
    taken = await many_feeds.take_list(STAFF_THERE, room.site.url("/ours.opml"), 1_000)
    assert [(source.name, source.section) for source in taken.added] == [("A", "Arts"), ("B", "Books")]


async def test_each_address_of_a_pack_is_tried(room: Newsroom, many_feeds: CollectionService) -> None:
    room.feed(room.item(1))
    pack = Pack("Ours", tuple(OutlineFeed(room.site.url(path), path, "Ours") for path in ("/feed", "/gone")))
    many_feeds.packs = (pack,)
    taken = await many_feeds.take_pack(SAM, "Ours")
    assert [source.section for source in taken.added] == ["Ours"]
    assert [each.feed.title for each in taken.failures] == ["/gone"]


async def test_only_staff_and_only_lists(room: Newsroom, many_feeds: CollectionService) -> None:
    url = serves_list(room)
    for work, key in (
        (many_feeds.take_list(ANA, url, 1), "errors-not-staff"),
        (many_feeds.take_pack(ANA, "World"), "errors-not-staff"),
        (many_feeds.give_list(ANA, "Ours"), "errors-not-staff"),
        (many_feeds.take_pack(SAM, "Nonsense"), "errors-not-found"),
        (many_feeds.take_list(SAM, url, 2_000_000), "feeds-file-large"),
        (many_feeds.take_list(SAM, room.site.url("/none"), 1), "feeds-file-unreachable"),
    ):
        with pytest.raises(MemberFacingError) as refused:
            await work
        assert refused.value.key == key


def test_every_starter_pack_is_of_a_usual_section_and_names_each_feed_once() -> None:
    feeds = [feed for pack in many.read_packs() for feed in pack.feeds]
    assert {pack.section for pack in many.read_packs()} <= set(SECTIONS)
    assert len({feed.url for feed in feeds}) == len(feeds) > 20
    assert all(feed.url.startswith("https://") and feed.title for feed in feeds)
