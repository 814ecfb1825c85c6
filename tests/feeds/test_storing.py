"""Entries are known again whatever a feed does to them, and real and hostile feeds fit into both databases."""

import itertools
import json
import runpy
import sys
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import FixedClock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.feeds import repository
from bot.feeds.listing import Listing, read
from bot.feeds.records import EntryRecord
from bot.feeds.storing import Stored, store
from bot.feeds.storing import new_feed as new_row
from tests.feeds.broadcasting import Channel, Item

AT = datetime(2026, 3, 20, 8, tzinfo=UTC)
FIRST = Item(
    title="The Last Stop",
    guid="ep-1",
    link="https://nightbus.example/last-stop",
    at=AT,
    audio="https://cdn.example/last-stop.mp3",
    duration="600",
)


class Kept:
    """A feed in the database that is given one listing after another."""

    def __init__(self, database: Database, clock: FixedClock, feed_id: int) -> None:
        self.database, self.clock, self.feed_id = database, clock, feed_id

    async def lists(self, *items: Item, title: str = "Night Bus Stories") -> Stored:
        self.clock.advance(timedelta(hours=1))
        return await self.takes(read(Channel(title=title, items=list(items)).body(), None, "https://a.example/feed"))

    async def takes(self, listing: Listing) -> Stored:
        async with self.database.write() as session:
            return await store(session, self.clock.now(), self.feed_id, listing)

    async def entries(self) -> list[EntryRecord]:
        async with self.database.read() as session:
            return await repository.after(session, self.feed_id, 0)


async def new_feed(database: Database, clock: FixedClock, url: str = "https://a.example/feed") -> Kept:
    async with database.write() as session:
        row = new_row(url, clock.now())
        session.add(row)
        await session.flush()
        return Kept(database, clock, row.id)


@pytest.fixture
async def feed(database: Database, clock: FixedClock) -> Kept:
    return await new_feed(database, clock)


@pytest.mark.parametrize(
    "repost",
    [
        FIRST,
        FIRST.but(guid="ep-1-republished"),
        FIRST.but(guid="other", at=AT + timedelta(days=9)),
        FIRST.but(link="https://nightbus.example/moved?utm_source=feed"),
        FIRST.but(guid="other", link="https://elsewhere.example/x"),
        FIRST.but(guid="other", audio="https://cdn.example/louder.mp3"),
        FIRST.but(title="The Last Stop (remastered)"),
    ],
)
async def test_an_entry_that_was_changed_is_the_same_entry(feed: Kept, repost: Item) -> None:
    assert (await feed.lists(FIRST)).new == 1
    (before,) = await feed.entries()
    assert (await feed.lists(repost)).new == 0
    (entry,) = await feed.entries()
    assert (entry.id, entry.first_seen_at, entry.published_at) == (before.id, before.first_seen_at, AT)
    assert entry.title == repost.title
    # ... and is known by its old keys and its new ones.
    assert (await feed.lists(FIRST)).new == 0
    assert (await feed.lists(repost)).new == 0


async def test_entries_that_only_share_a_link_are_different_entries(feed: Kept) -> None:
    await feed.lists(FIRST)
    other = FIRST.but(title="The First Stop", guid="ep-2", audio="https://cdn.example/first.mp3")
    assert (await feed.lists(other)).new == 1
    assert (await feed.lists(other)).new == 0
    assert (await feed.lists(other, FIRST)).new == 0
    assert [each.title for each in await feed.entries()] == ["The Last Stop", "The First Stop"]


async def test_a_feed_that_changes_all_ids_links_and_dates_adds_nothing(feed: Kept) -> None:
    items = [FIRST.but(title=f"Story {n}", guid=f"a{n}", link=f"https://old.example/{n}", audio="") for n in range(6)]
    await feed.lists(*items)
    moved = [
        item.but(guid=f"b{n}", link=f"https://new.example/story-{n}", at=AT + timedelta(days=n))
        for n, item in enumerate(items)
    ]
    news = FIRST.but(title="News", guid="b7", link="https://new.example/news", audio="")
    assert (await feed.lists(news, *moved)).new == 1
    assert (await feed.lists(news, *moved)).new == 0
    assert len(await feed.entries()) == 7


async def test_a_feed_with_one_title_for_all_or_with_other_titles_is_not_taken_for_one_that_changed_its_ids(
    feed: Kept,
) -> None:
    def briefing(number: int) -> Item:
        return FIRST.but(title="The daily briefing", guid=f"d{number}", link=f"https://a.example/{number}", audio="")

    await feed.lists(*(briefing(number) for number in range(3)))
    assert (await feed.lists(*(briefing(number) for number in range(3, 6)))).new == 3
    others = [FIRST.but(title=f"T{n}", guid=f"e{n}", link=f"https://a.example/e{n}", audio="") for n in range(3)]
    assert (await feed.lists(*others)).new == 3


async def test_a_change_is_noticed_once_and_a_new_signature_on_an_address_is_none(feed: Kept) -> None:
    signed = FIRST.but(audio=FIRST.audio + "?signature=1")
    await feed.lists(signed)
    assert await feed.lists(signed) == Stored()
    assert await feed.lists(signed.but(title="The Very Last Stop")) == Stored(new=0, changed=1)
    (entry,) = await feed.entries()
    assert entry.changed_at == feed.clock.now()
    resigned = signed.but(title="The Very Last Stop", audio=FIRST.audio + "?signature=2")
    assert await feed.lists(resigned) == Stored()
    (entry,) = await feed.entries()
    assert entry.enclosure_url == resigned.audio


async def test_newer_entries_have_greater_ids_whichever_way_the_feed_runs(feed: Kept) -> None:
    days = [FIRST.but(title=str(day), guid=str(day), at=AT + timedelta(days=day), link="", audio="") for day in (1, 2)]
    undated = [FIRST.but(title=title, guid=title, at=None, link="", audio="") for title in ("newer", "older")]
    await feed.lists(*undated, *days)
    assert [each.title for each in await feed.entries()] == ["older", "newer", "1", "2"]


async def test_the_moment_of_an_entry_is_never_later_than_we_saw_it(feed: Kept) -> None:
    await feed.lists(FIRST.but(at=AT + timedelta(days=400)))
    (entry,) = await feed.entries()
    assert entry.at == feed.clock.now()


async def test_every_captured_feed_fits_and_its_second_reading_brings_nothing_new(
    database: Database, clock: FixedClock, shared: Path
) -> None:
    with (shared / "corpus" / "expected.jsonl").open(encoding="utf-8") as lines:
        files = [json.loads(line)["file"] for line in lines]
    stored = 0
    for file in files:
        kept = await new_feed(database, clock, f"https://feeds.example/{file}")
        listing = read((shared / "corpus" / file).read_bytes(), None, f"https://feeds.example/{file}")
        first = await kept.takes(listing)
        again = await kept.takes(listing)
        assert (file, first.new, again) == (file, len(listing.entries), Stored())
        stored += first.new
    assert stored > 1_000


async def test_hostile_feeds_fit_too_or_are_refused(
    database: Database, clock: FixedClock, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["make_hostile.py", str(tmp_path)])
    runpy.run_path(str(shared / "corpus" / "tools" / "make_hostile.py"), run_name="__main__")
    fitting = itertools.count()
    for name, body in _bodies(tmp_path):
        try:
            listing = read(body, None, "https://feeds.example/feed")
        except MemberFacingError:
            continue
        kept = await new_feed(database, clock, f"https://feeds.example/{name}")
        await kept.takes(listing)
        assert (await kept.takes(listing)).new == 0, name
        next(fitting)
    assert next(fitting) > 50


def _bodies(folder: Path) -> list[tuple[str, bytes]]:
    files = sorted(each for each in folder.rglob("*") if each.is_file() and each.suffix != ".jsonl")
    return [
        (
            file.name,
            zlib.decompressobj(31).decompress(file.read_bytes(), 5_000_000)
            if file.suffix == ".gz"
            else file.read_bytes(),
        )
        for file in files
    ]
