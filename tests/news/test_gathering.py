"""From what feeds list to the stories of a guild: each once, none lost, none that is no news."""

import asyncio
from datetime import timedelta

import pytest
from aiohttp import web

from bot.news import gathering
from bot.news.gathering import MOST_UNDATED
from bot.news.models import TellingRow
from tests.news.conftest import Newsroom
from tests.two_guilds import SAM, STAFF_THERE, THERE

LONG = "The council met on Monday. " * 40
PAGE = (
    "<html lang=en><body><article><h1>Story 1</h1><p>The library at the harbour opened its doors again on Monday after "
    "three years of work.</p><p>About four hundred people came to see the new reading room, the council said in the "
    "evening.</p><p>The old room will be a place for the town's two schools from the autumn on, it added.</p></article>"
)


async def test_a_feed_that_says_nothing_new_gives_no_second_story(room: Newsroom) -> None:
    room.feed(room.item(1))
    source = await room.adds()
    assert source.found == 1
    await room.polled(source)
    assert room.asked("/feed") == 2
    assert room.site.asked[-1].headers["If-None-Match"]
    assert await room.stories() == ["Story 1"]


async def test_at_first_contact_only_the_last_day_counts(room: Newsroom) -> None:
    room.feed(
        room.item(1, hours_ago=2), room.item(2, hours_ago=23), room.item(3, hours_ago=25), room.item(4, hours_ago=900)
    )
    assert (await room.adds()).found == 2
    assert sorted(await room.stories()) == ["Story 1", "Story 2"]


async def test_a_feed_that_another_guild_has_read_for_weeks_begins_with_the_last_day_too(room: Newsroom) -> None:
    feed = room.feed(room.item(1))
    source = await room.adds()
    for number in range(2, 5):
        room.clock.advance(timedelta(days=2))
        feed.items.insert(0, room.item(number))
        await room.polled(source, later=timedelta(hours=1))
    assert (await room.adds(who=STAFF_THERE)).found == 1
    assert await room.stories(THERE) == ["Story 4"]
    assert len(await room.stories()) == 4


async def test_of_a_feed_without_dates_only_the_newest_few_count(room: Newsroom) -> None:
    room.feed(*(room.item(number).but(at=None) for number in range(130)))
    assert (await room.adds()).found == MOST_UNDATED
    assert sorted(await room.stories()) == sorted(f"Story {number}" for number in range(MOST_UNDATED))


async def test_what_a_feed_without_dates_brings_later_is_news(room: Newsroom) -> None:
    feed = room.feed(room.item(1).but(at=None))
    source = await room.adds()
    feed.items.insert(0, room.item(2).but(at=None))
    await room.polled(source)
    assert await room.stories() == ["Story 1", "Story 2"]
    assert (await room.rows())[1].published_at is None


async def test_an_archive_that_appears_later_is_no_news(room: Newsroom) -> None:
    feed = room.feed(room.item(1))
    source = await room.adds()
    feed.items += [room.item(number, hours_ago=24 * 300) for number in range(2, 9)]
    feed.items.insert(0, room.item(9))
    await room.polled(source)
    assert await room.stories() == ["Story 1", "Story 9"]


async def test_a_page_told_by_two_feeds_is_one_story(room: Newsroom) -> None:
    room.feed(room.item(1))
    await room.adds()
    tracked = room.site.url("/1?utm_source=other&fbclid=9#top")
    room.feed(room.item(1).but(guid="x", link=tracked, title="The same"), path="/other", title="Another Paper")
    assert (await room.adds(path="/other")).found == 0
    assert await room.stories() == ["Story 1"]


async def test_one_headline_at_two_addresses_is_one_story_that_day(room: Newsroom) -> None:
    long = "Harbour library opens again after three years"
    room.feed(room.item(1).but(title=long), room.item(2).but(title=long), room.item(3).but(title="Trailer"))
    room.feed(room.item(4).but(title=long), room.item(5).but(title="Trailer"), path="/other")
    source = await room.adds()
    await room.adds(path="/other")
    assert sorted(await room.stories()) == [long, "Trailer", "Trailer"]
    room.clock.advance(timedelta(days=1))
    room.feed(room.item(6).but(title="Trailer"))
    await room.polled(source)
    assert (await room.stories()).count("Trailer") == 3


@pytest.mark.parametrize(
    "changes",
    [
        {"guid": "new"},
        {"guid": "new", "link": "?utm_campaign=x"},
        {"guid": "new", "title": "Story 1, updated", "link": "?ref=rss"},
        {"guid": "new", "title": "Story 1, with a later date", "at": timedelta(hours=2)},
    ],
    ids=lambda changes: " and ".join(changes),
)
async def test_an_entry_that_changes_its_clothes_is_still_the_same_story(
    room: Newsroom, changes: dict[str, object]
) -> None:
    item = room.item(1)
    feed = room.feed(item)
    source = await room.adds()
    if isinstance(at := changes.get("at"), timedelta):
        changes = {**changes, "at": room.clock.now() + at}
    feed.items = [item.but(**{**changes, "link": f"{item.link}{changes.get('link', '')}"})]
    await room.polled(source, later=timedelta(hours=3))
    assert await room.stories() == ["Story 1"]


async def test_a_page_may_be_news_again_after_a_month(room: Newsroom) -> None:
    room.feed(room.item(1))
    first = await room.adds()
    for days, stories in ((29, 1), (2, 2)):
        room.clock.advance(timedelta(days=days))
        room.feed(room.item(1).but(guid=f"after {days}"), path=f"/after/{days}")
        await room.adds(path=f"/after/{days}")
        assert len(await room.stories()) == stories
    await room.polled(first)
    assert len(await room.stories()) == 2


async def test_where_all_entries_lead_to_the_home_page_their_titles_tell_them_apart(room: Newsroom) -> None:
    feed = room.feed(*(room.item(number).but(link=room.site.url("/")) for number in (1, 2)))
    source = await room.adds()
    feed.items = [item.but(guid=f"new {item.guid}") for item in feed.items]
    await room.polled(source)
    assert sorted(await room.stories()) == ["Story 1", "Story 2"]


async def test_an_entry_without_a_page_leads_to_its_recording_or_its_site(room: Newsroom) -> None:
    audio = "https://cdn.example/1.mp3"
    endless = room.site.url(f"/{'x' * 1_500}")
    room.feed(room.item(1).but(link="", audio=audio), room.item(2).but(link=""), room.item(3).but(link=endless))
    await room.adds()
    links = {row.title: row.link for row in await room.rows()}
    assert links == {"Story 1": audio, "Story 2": room.site.url("/"), "Story 3": room.site.url("/")}


async def test_a_date_that_has_not_come_yet_is_not_shown(room: Newsroom) -> None:
    room.feed(room.item(1, hours_ago=-48))
    await room.adds()
    (row,) = await room.rows()
    assert row.published_at == row.seen_at


async def test_a_short_text_is_told_from_its_page(room: Newsroom) -> None:
    room.feed(room.item(1, summary="Read more."))
    room.site.serves("/1", PAGE.encode(), Content_Type="text/html")
    await room.adds()
    (row,) = await room.rows()
    assert row.summary.startswith("The library at the harbour opened its doors again on Monday")
    assert row.minutes == 1


async def test_a_page_that_robots_may_not_read_is_not_read(room: Newsroom) -> None:
    room.feed(room.item(1, summary="The library is open again."))
    room.site.serves("/1", PAGE.encode(), Content_Type="text/html")
    room.site.serves("/robots.txt", b"User-agent: *\nDisallow: /1")
    await room.adds()
    assert (await room.rows())[0].summary == "The library is open again."
    assert room.asked("/1") == 0


async def test_a_page_that_moved_to_where_robots_may_not_read_is_not_told(room: Newsroom) -> None:
    room.feed(room.item(1, summary="The library is open again."))
    room.site.serves("/1", status=302, Location="http://10.1.2.3/1")
    await room.adds()
    assert (await room.rows())[0].summary == "The library is open again."


async def test_a_full_text_needs_no_page(room: Newsroom) -> None:
    room.feed(room.item(1, summary=LONG))
    await room.adds()
    assert (room.asked("/1"), room.asked("/robots.txt")) == (0, 0)


@pytest.mark.parametrize("status", [404, 500])
async def test_a_page_that_is_not_there_leaves_what_the_feed_says(room: Newsroom, status: int) -> None:
    room.feed(room.item(1, summary="The library is open again."))
    room.site.serves("/1", PAGE.encode(), status=status)
    await room.adds()
    assert (await room.rows())[0].summary == "The library is open again."


async def test_a_site_that_does_not_answer_is_left_alone_and_keeps_nobody_waiting(room: Newsroom) -> None:
    async def never(_request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(60)
        raise AssertionError

    room.feed(*(room.item(number) for number in range(30)))
    for number in range(30):
        room.site.pages[f"/{number}"] = never
    async with asyncio.timeout(20):
        assert (await room.adds()).found == 30
    assert sum(room.asked(f"/{number}") for number in range(30)) <= 8


async def test_two_guilds_that_read_one_feed_cost_its_site_one_request(room: Newsroom) -> None:
    feed = room.feed(room.item(1, summary="Read more."))
    source = await room.adds()
    await room.adds(who=STAFF_THERE)
    assert (room.asked("/feed"), room.asked("/1")) == (1, 1)
    feed.items.insert(0, room.item(2, summary="Read more."))
    await room.polled(source)
    assert await room.stories() == await room.stories(THERE) == ["Story 1", "Story 2"]
    assert (room.asked("/feed"), room.asked("/2")) == (2, 1)


async def test_two_guilds_that_add_one_feed_at_once_both_have_its_stories(room: Newsroom) -> None:
    room.feed(room.item(1, summary="Read more."))
    both = await asyncio.gather(room.adds(), room.adds(who=STAFF_THERE))
    assert [each.found for each in both] == [1, 1]
    assert await room.stories() == await room.stories(THERE) == ["Story 1"]
    assert room.asked("/1") == 1


async def test_what_was_stored_before_a_crash_is_told_after_it_and_once(room: Newsroom) -> None:
    feed = room.feed(room.item(1))
    source = await room.adds()
    feed.items.insert(0, room.item(2))
    room.clock.advance(timedelta(hours=1))
    await room.poller.check_now(source.feed.id)
    assert await room.stories() == ["Story 1"]
    for _ in range(2):
        await room.gathered()
        assert await room.stories() == ["Story 1", "Story 2"]


async def test_telling_that_was_cut_off_is_done_anew(room: Newsroom) -> None:
    asked, answer = asyncio.Event(), asyncio.Event()

    async def slow(_request: web.Request) -> web.StreamResponse:
        asked.set()
        await answer.wait()
        return web.Response(body=PAGE.encode(), content_type="text/html")

    room.feed(room.item(1))
    room.site.pages["/1"] = slow
    adding = asyncio.create_task(room.adds())
    await asked.wait()
    adding.cancel()
    await asyncio.wait([adding])
    assert await room.stories() == []
    answer.set()
    await room.gathered()
    assert await room.stories() == ["Story 1"]


async def test_a_feed_removed_while_it_is_being_told_gives_nothing(room: Newsroom) -> None:
    async def removing(_request: web.Request) -> web.StreamResponse:
        (source,) = await room.sources.all(SAM)
        await room.sources.remove(SAM, source.id)
        return web.Response(body=PAGE.encode(), content_type="text/html")

    room.feed(room.item(1))
    room.site.pages["/1"] = removing
    assert (await room.adds()).found == 0
    await room.gathered()
    assert await room.stories() == []


async def test_many_new_entries_are_all_told(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "BATCH", 3)
    room.feed(*(room.item(number, hours_ago=number / 10, summary=LONG) for number in range(10)))
    assert (await room.adds()).found == 10


async def test_the_loop_gathers_when_a_feed_brings_something(room: Newsroom) -> None:
    feed = room.feed(room.item(1, summary=LONG))
    source = await room.adds()
    stop = asyncio.Event()
    running = asyncio.create_task(room.gatherer.run(stop))
    feed.items.insert(0, room.item(2, summary=LONG))
    room.clock.advance(timedelta(hours=1))
    await room.poller.check_now(source.feed.id)
    async with asyncio.timeout(5):
        while await room.stories() != ["Story 1", "Story 2"]:
            await room.database.written.next().wait()
        stop.set()
        await running


async def test_a_hard_kind_is_held_and_other_notes_are_not(room: Newsroom) -> None:
    room.feed(
        room.item(1).but(title="Two soldiers killed in the war", summary=LONG),
        room.item(2).but(title="Inquest hears of suicide at school", summary=LONG),
    )
    source = await room.adds()
    assert (source.found, source.held) == (1, 1)
    assert await room.candidates() == ["Two soldiers killed in the war"]
    assert {row.title: row.state for row in await room.rows()} == {
        "Two soldiers killed in the war": "open",
        "Inquest hears of suicide at school": "held",
    }


async def test_a_hard_word_in_the_summary_makes_a_note_though_the_title_has_none(room: Newsroom) -> None:
    room.feed(room.item(1).but(title="A quiet street", summary="Three people were killed in the shelling of a market."))
    await room.adds()
    assert "war" in (await room.rows())[0].notes or "death" in (await room.rows())[0].notes


async def test_an_entry_is_told_once_for_all_guilds(room: Newsroom) -> None:
    room.feed(room.item(1))
    await room.adds()
    await room.adds(who=STAFF_THERE)
    async with room.database.read() as session:
        told = await session.get(TellingRow, 1)
    assert told is not None
    assert {row.summary for row in [*await room.rows(), *await room.rows(THERE)]} == {told.summary}
