"""Feeds whose entries do not wait for the digest: each a card, once, whatever happens in between."""

from datetime import timedelta

from sqlalchemy import select

from bot.delivery.models import OperationRow
from bot.news.cards import ENTRY_CARD
from bot.news.records import Source
from tests.news.conftest import Newsroom
from tests.two_guilds import HERE, SAM, STAFF_THERE, THERE

BLOG = 77
HARD = "Inquest hears of suicide at school"


async def adds_blog(room: Newsroom, path: str = "/feed") -> Source:
    """Sam has the feed at `path` posted as it comes."""
    added = await room.sources.add(SAM, room.site.url(path), channel_id=BLOG)
    assert isinstance(added, Source)
    return added


async def posted(room: Newsroom) -> list[tuple[int | None, str]]:
    """The channel and the title of each card that leaves, in that order."""
    async with room.database.read() as session:
        rows = await session.scalars(
            select(OperationRow).where(OperationRow.kind == ENTRY_CARD).order_by(OperationRow.id)
        )
        operations = rows.all()
    cards = [(each, await room.news.card(each.guild_id or 0, int(each.ids["entry_id"]))) for each in operations]
    return [(operation.channel_id, card.title if card else "-") for operation, card in cards]


async def test_each_entry_is_a_card_once_and_none_waits_for_the_digest(room: Newsroom) -> None:
    channel = room.feed(room.item(2, hours_ago=5), room.item(1, hours_ago=9), title="Our blog")
    source = await adds_blog(room)
    assert await posted(room) == [(BLOG, "Story 2")]
    channel.items.insert(0, room.item(3))
    channel.items.insert(0, room.item(4))
    await room.polled(source)
    await room.polled(source)
    channel.items[0] = channel.items[0].but(guid="new", title="Story 4, corrected")
    await room.polled(source)
    assert sorted(await posted(room)) == [(BLOG, "Story 2"), (BLOG, "Story 3"), (BLOG, "Story 4")]
    assert await room.candidates() == []


async def test_an_entry_that_another_feed_tells_too_is_a_card_all_the_same_and_one_story(room: Newsroom) -> None:
    shared = room.item(1).but(title="The library reopens on Friday after the flood", guid="x")
    room.feed(shared, path="/paper", title="The Paper")
    paper = await room.adds(path="/paper")
    room.feed(shared.but(guid="y"), path="/blog", title="Our blog")
    await adds_blog(room, "/blog")
    assert await posted(room) == [(BLOG, shared.title)]
    assert await room.candidates() == [shared.title]
    assert len(await room.rows()) == 1
    assert (await room.sources.one(SAM, paper.id)).channel_id is None


async def test_staff_change_when_and_what_came_before_is_not_posted_again(room: Newsroom) -> None:
    channel = room.feed(room.item(1))
    source = await room.adds()
    changed = await room.sources.post_in(SAM, source.id, BLOG)
    assert changed.channel_id == BLOG
    assert await posted(room) == []
    channel.items.insert(0, room.item(2))
    await room.polled(source)
    await room.sources.post_in(SAM, source.id, None)
    channel.items.insert(0, room.item(3))
    await room.polled(source)
    assert await posted(room) == [(BLOG, "Story 2")]
    assert await room.candidates() == ["Story 1", "Story 2", "Story 3"]


async def test_a_hard_entry_waits_for_staff_and_leaves_then(room: Newsroom) -> None:
    room.feed(room.item(1, summary="The council met on Monday. " * 40).but(title=HARD))
    await adds_blog(room)
    assert await posted(room) == []
    (story,) = await room.news.held(SAM)
    await room.news.decide(SAM, story.id, release=True)
    assert await posted(room) == [(BLOG, HARD)]


async def test_a_card_is_of_its_guild_and_goes_when_its_story_is_left_out(room: Newsroom) -> None:
    channel = room.feed(room.item(1))
    source = await adds_blog(room)
    await room.adds(who=STAFF_THERE)
    channel.items.insert(0, room.item(2))
    await room.polled(source, later=timedelta(hours=2))
    assert {channel_id for channel_id, _ in await posted(room)} == {BLOG}
    assert await room.news.card(THERE, 1) is None
    assert await room.news.card(HERE, 999) is None
