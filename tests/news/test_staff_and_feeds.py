"""What staff may do with the feeds and the held stories of their own guild."""

import asyncio
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

import pytest

from bot.errors import MemberFacingError
from bot.guilds.service import GuildService
from bot.news import sources
from tests.feeds.broadcasting import Channel
from tests.news.conftest import Newsroom
from tests.two_guilds import ANA, HERE, OWNER, SAM, STAFF_THERE, STELLA, THERE

HARD = "Inquest hears of suicide at school"
LONG = "The council met on Monday. " * 40


async def refused(work: Coroutine[Any, Any, object]) -> str:
    with pytest.raises(MemberFacingError) as refusal:
        await work
    return refusal.value.key


def hard_feed(room: Newsroom, *, path: str = "/hard") -> Channel:
    """A feed of one story that is held, told in full."""
    return room.feed(room.item(1, summary=LONG).but(title=HARD, link=room.site.url(f"/1{path}")), path=path)


async def test_only_staff_have_to_do_with_feeds(room: Newsroom) -> None:
    hard_feed(room)
    source = await room.adds(path="/hard")
    (story,) = await room.news.held(SAM)
    for work in (
        room.adds(who=ANA),
        room.sources.all(ANA),
        room.sources.remove(ANA, source.id),
        room.sources.pause(ANA, source.id),
        room.sources.resume(ANA, source.id),
        room.sources.edit(ANA, source.id, section="Ours", weight=2.0),
        room.sources.propose_words(ANA, source.id, "ours", ""),
        room.sources.use_words(ANA, source.id, "00000000"),
        room.sources.test(ANA, source.id),
        room.news.held(ANA),
        room.news.decide(ANA, story.id, release=True),
    ):
        assert await refused(work) == "errors-not-staff"


async def test_a_guild_that_switched_news_off_is_told_so(room: Newsroom) -> None:
    await GuildService(room.database, room.clock).switch_job(OWNER, "news", on=False)
    assert await refused(room.adds()) == "errors-job-off"


async def test_a_feed_is_read_once_in_a_guild(room: Newsroom) -> None:
    room.feed(room.item(1))
    await room.adds()
    assert await refused(room.adds()) == "news-already-added"
    both = await asyncio.gather(room.adds(who=STAFF_THERE), room.adds(who=STAFF_THERE), return_exceptions=True)
    assert sorted(type(each).__name__ for each in both) == ["MemberFacingError", "Source"]


async def test_there_is_a_most_of_feeds(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_SOURCES", 1)
    room.feed(room.item(1))
    room.feed(path="/other")
    await room.adds()
    assert await refused(room.adds(path="/other")) == "news-too-many-feeds"
    assert room.asked("/other") == 0


async def test_another_guilds_feed_cannot_be_removed_nor_its_stories_decided(room: Newsroom) -> None:
    hard_feed(room)
    source = await room.adds(path="/hard")
    (story,) = await room.news.held(SAM)
    for work in (
        room.sources.remove(STAFF_THERE, source.id),
        room.sources.pause(STAFF_THERE, source.id),
        room.sources.edit(STAFF_THERE, source.id, section="Ours", weight=2.0),
    ):
        assert await refused(work) == "news-no-such-feed"
    assert await refused(room.news.decide(STAFF_THERE, story.id, release=True)) == "news-not-held"
    assert await room.news.held(STAFF_THERE) == []
    assert len(await room.sources.all(SAM)) == 1


async def test_what_a_removed_feed_had_waiting_does_not_appear(room: Newsroom) -> None:
    room.feed(room.item(1))
    hard_feed(room)
    for path in ("/feed", "/hard"):
        source = await room.adds(path=path)
        await room.sources.remove(SAM, source.id)
    assert await room.candidates() == []
    assert await room.news.held(SAM) == []
    assert len(await room.stories()) == 2


async def test_a_feed_that_comes_back_has_its_stories_again_in_its_new_section(room: Newsroom) -> None:
    room.feed(room.item(1))
    source = await room.adds()
    await room.sources.remove(SAM, source.id)
    again = await room.adds(section="Local")
    assert await room.candidates() == ["Story 1"]
    assert [(row.section, row.source_id) for row in await room.rows()] == [("Local", again.id)]


async def test_the_list_tells_how_each_feed_fares(room: Newsroom) -> None:
    room.feed(*(room.item(number) for number in range(7)))
    hard_feed(room)
    await room.adds()
    broken = await room.adds(path="/hard")
    room.site.serves("/hard", status=500)
    await room.polled(broken)
    well, trouble = await room.sources.all(SAM)
    assert (well.stories_a_day, well.held, well.feed.trouble) == (1.0, 0, None)
    assert (trouble.held, trouble.feed.failing_since_at) == (1, room.clock.now())
    assert trouble.feed.trouble


async def test_a_held_story_waits_for_ever_and_is_fresh_from_when_it_is_released(room: Newsroom) -> None:
    hard_feed(room)
    await room.adds(path="/hard")
    room.clock.advance(timedelta(days=20))
    (story,) = await room.news.held(STELLA)
    assert (story.title, story.notes) == (HARD, ("death", "self_harm"))
    await room.news.decide(STELLA, story.id, release=True)
    assert await room.candidates() == [HARD]
    assert await room.news.held(SAM) == []
    async with room.database.read() as session:
        (released,) = await room.news.by_ids(session, HERE, [story.id])
    assert released.fresh_since_at == room.clock.now()


async def test_a_story_that_staff_leave_out_is_shown_nowhere(room: Newsroom) -> None:
    hard_feed(room)
    await room.adds(path="/hard")
    (story,) = await room.news.held(SAM)
    await room.news.decide(SAM, story.id, release=False)
    assert await room.candidates() == []
    assert await room.news.held(SAM) == []
    async with room.database.read() as session:
        assert await room.news.by_ids(session, HERE, [story.id]) == []


async def test_of_two_staff_who_decide_at_once_one_is_told_that_it_is_decided(room: Newsroom) -> None:
    hard_feed(room)
    await room.adds(path="/hard")
    (story,) = await room.news.held(SAM)
    both = await asyncio.gather(
        room.news.decide(SAM, story.id, release=True),
        room.news.decide(STELLA, story.id, release=False),
        return_exceptions=True,
    )
    refusals = [each for each in both if isinstance(each, MemberFacingError)]
    assert [each.key for each in refusals] == ["news-not-held"]


async def test_a_guild_is_not_touched_by_what_another_decides(room: Newsroom) -> None:
    hard_feed(room)
    await room.adds(path="/hard")
    await room.adds(path="/hard", who=STAFF_THERE)
    (story,) = await room.news.held(SAM)
    await room.news.decide(SAM, story.id, release=True)
    assert await room.candidates(THERE) == []
    assert len(await room.news.held(STAFF_THERE)) == 1
