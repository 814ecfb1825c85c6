"""A story knows who else tells it, and is told in the fullest words until an edition holds it."""

from datetime import timedelta

from sqlalchemy import select, text

from bot.database import Database
from bot.database.migrate import migrate, migrate_down
from bot.feeds.language import language_of
from bot.news.models import StoryEntryRow, TellingRow
from bot.news.records import Story
from tests.news.conftest import Newsroom
from tests.two_guilds import HERE, SAM

LONG = "The harbour library of Aldmoor opened its doors again on Monday after three years of work. " * 12


async def candidates(room: Newsroom) -> list[Story]:
    async with room.database.read() as session:
        return list(await room.news.candidates(session, HERE, room.clock.now()))


async def test_a_story_names_the_other_sites_that_tell_it_with_their_links(room: Newsroom) -> None:
    room.feed(room.item(1))
    await room.adds()
    tracked = room.site.url("/1?utm_source=other")
    room.feed(room.item(1).but(guid="x", link=tracked, title="The same"), path="/other", title="Another Paper")
    await room.adds(path="/other")
    (story,) = await candidates(room)
    assert [(entry.source, entry.title, entry.is_told) for entry in story.entries] == [
        ("The Paper", "Story 1", True),
        ("Another Paper", "The same", False),
    ]
    assert [(entry.source, entry.link) for entry in story.also_in] == [("Another Paper", tracked)]


async def test_the_fuller_telling_is_the_one_that_is_read(room: Newsroom) -> None:
    room.feed(room.item(1))
    await room.adds()
    room.feed(room.item(1, summary=LONG).but(guid="x", title="In full"), path="/other", title="Another Paper")
    await room.adds(path="/other", section="Books")
    (story,) = await candidates(room)
    assert (story.title, story.source, story.section) == ("In full", "Another Paper", "Books")
    assert [entry.source for entry in story.entries] == ["Another Paper", "The Paper"]
    assert [entry.source for entry in story.also_in] == ["The Paper"]


async def test_a_story_that_an_edition_holds_keeps_its_words_and_counts_who_comes_later(room: Newsroom) -> None:
    room.feed(room.item(1))
    await room.adds()
    (story,) = await candidates(room)
    async with room.database.write() as session:
        await room.news.take(session, HERE, [story.id], room.clock.now())
    room.clock.advance(timedelta(hours=2))
    room.feed(room.item(1, summary=LONG).but(guid="x", title="In full"), path="/other", title="Another Paper")
    assert (await room.adds(path="/other")).found == 0
    (taken,) = await candidates(room)
    assert (taken.title, taken.source) == ("Story 1", "The Paper")
    assert taken.taken_at is not None
    assert [entry.met_at > taken.taken_at for entry in taken.entries] == [False, True]


async def test_a_hard_second_telling_has_the_story_held_though_the_first_had_no_note(room: Newsroom) -> None:
    room.feed(room.item(1))
    await room.adds()
    hard = room.item(1).but(guid="x", title="Inquest hears of suicide at school")
    room.feed(hard, path="/other", title="Another Paper")
    await room.adds(path="/other")
    assert await candidates(room) == []
    (held,) = await room.news.held(SAM)
    assert len(held.entries) == 2


async def test_the_words_it_was_told_from_are_kept_for_two_weeks(room: Newsroom) -> None:
    room.feed(room.item(1, summary=LONG))
    await room.adds()

    async def kept() -> list[str]:
        async with room.database.read() as session:
            return list(await session.scalars(select(TellingRow.text)))

    room.clock.advance(timedelta(days=13))
    await room.gatherer.forget_old()
    assert (await kept())[0].startswith("The harbour library")
    room.clock.advance(timedelta(days=2))
    await room.gatherer.forget_old()
    assert await kept() == [""]


async def test_a_story_that_no_edition_took_goes_after_two_months_but_none_that_is_held(room: Newsroom) -> None:
    room.feed(room.item(1), room.item(2).but(title="Inquest hears of suicide at school"))
    await room.adds()
    room.clock.advance(timedelta(days=61))
    await room.gatherer.forget_old()
    assert await room.stories() == ["Inquest hears of suicide at school"]


async def test_stories_of_before_know_what_told_them_and_what_stood_in_an_edition(database: Database) -> None:
    await migrate_down(database, "0009")
    story = (
        "INSERT INTO news_story (guild_id, link_key, title, link, source, section, summary, brief, notes, minutes,"
        " weight, seen_at, state, open_at) VALUES (7, '{0}', '{0}', 'https://a.example/', 'Paper', 'World', 'Said.',"
        " '', '[]', 1, 1.0, '2026-03-03 10:00:00', 'open', '2026-03-03 10:00:00')"
    )
    async with database.write() as session:
        for title in ("printed", "waiting"):
            await session.execute(text(story.format(title)))
        await session.execute(
            text(
                "INSERT INTO digest_digest (guild_id, name, hour, days, stories, created_at, scheduled_at) VALUES"
                " (7, 'daily', '17:00', '[]', 6, '2026-03-01 10:00:00', '2026-03-01 10:00:00')"
            )
        )
        await session.execute(
            text(
                "INSERT INTO digest_edition (digest_id, guild_id, occasion, day, state, composed_at)"
                " SELECT id, 7, '2026-03-03', '2026-03-03', 'composed', '2026-03-03 17:00:00' FROM digest_digest"
            )
        )
        await session.execute(
            text(
                "INSERT INTO digest_item (edition_id, position, guild_id, subject) SELECT digest_edition.id, 0, 7,"
                " 'story:' || CAST(news_story.id AS VARCHAR) FROM digest_edition, news_story WHERE title = 'printed'"
            )
        )
    await migrate(database)
    async with database.read() as session:
        taken = (await session.execute(text("SELECT title, taken_at FROM news_story ORDER BY id"))).all()
        entries = (await session.scalars(select(StoryEntryRow))).all()
    assert [(title, taken_at is not None) for title, taken_at in taken] == [("printed", True), ("waiting", False)]
    assert [(each.title, each.opening, each.is_told) for each in entries] == [
        ("printed", "Said.", True),
        ("waiting", "Said.", True),
    ]
    await migrate_down(database, "0009")
    async with database.read() as session:
        assert len((await session.execute(text("SELECT id FROM news_story"))).all()) == 2


HEADLINES = ("Aldmoor council votes to close the ferry after 112 years", "Ferry in Aldmoor to close, council decides")


async def test_one_event_at_two_addresses_is_one_story(room: Newsroom) -> None:
    room.feed(room.item(1).but(title=HEADLINES[0]), room.item(2).but(title="Elephants know a hunter by his voice"))
    await room.adds()
    room.feed(room.item(3).but(title=HEADLINES[1]), path="/other", title="Another Paper")
    assert (await room.adds(path="/other")).found == 0
    stories = await candidates(room)
    assert {story.title: [each.source for each in story.also_in] for story in stories} == {
        HEADLINES[0]: ["Another Paper"],
        "Elephants know a hunter by his voice": [],
    }


async def test_one_event_in_two_feeds_that_are_read_at_once_is_one_story(room: Newsroom) -> None:
    first, second = room.feed(), room.feed(path="/other", title="Another Paper")
    sources = [await room.adds(), await room.adds(path="/other")]
    room.clock.advance(timedelta(hours=1))
    first.items = [room.item(1).but(title=HEADLINES[0])]
    second.items = [room.item(2).but(title=HEADLINES[1])]
    for source in sources:
        await room.poller.check_now(source.feed.id)
    await room.gathered()
    assert len(await candidates(room)) == 1


async def test_days_later_the_same_words_are_another_story(room: Newsroom) -> None:
    room.feed(room.item(1).but(title=HEADLINES[0]))
    await room.adds()
    room.clock.advance(timedelta(days=3))
    room.feed(room.item(3).but(title=HEADLINES[1]), path="/other", title="Another Paper")
    assert (await room.adds(path="/other")).found == 1


async def test_a_story_goes_on_in_other_words_when_its_feed_is_removed(room: Newsroom) -> None:
    room.feed(room.item(1, summary=LONG).but(title=HEADLINES[0]))
    source = await room.adds()
    room.feed(room.item(3).but(title=HEADLINES[1]), path="/other", title="Another Paper")
    await room.adds(path="/other")
    await room.sources.remove(SAM, source.id)
    (story,) = await candidates(room)
    assert (story.title, story.source) == (HEADLINES[1], "Another Paper")


def test_the_language_is_the_declared_one_unless_the_words_say_otherwise() -> None:
    english, german = "The council of the town has voted.", "Der Rat der Stadt hat nicht über die Fähre abgestimmt."
    assert [language_of(english, tag) for tag in ("en-GB", "de", "")] == ["en-GB", "en", "en"]
    assert [language_of(german, tag) for tag in ("de-AT", "en-US", "")] == ["de-AT", "", ""]
