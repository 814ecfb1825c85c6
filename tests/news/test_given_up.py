"""A feed that is given up: staff are asked once, with what its site offers instead."""

import pytest
from sqlalchemy import select

from bot.delivery.models import OperationRow
from bot.errors import MemberFacingError
from bot.news.asking import GIVEN_UP_CARD, StaffAsker
from bot.news.records import Health
from tests.news.conftest import Newsroom
from tests.two_guilds import HERE, SAM, STAFF_CHANNEL, STAFF_THERE


async def cards(room: Newsroom) -> list[OperationRow]:
    async with room.database.read() as session:
        rows = await session.scalars(select(OperationRow).where(OperationRow.kind == GIVEN_UP_CARD))
        return list(rows.all())


async def test_staff_are_asked_once_with_the_feed_that_the_site_offers_now(room: Newsroom) -> None:
    old = room.feed(room.item(1))
    source = await room.adds(section="Books")
    room.feed(room.item(2), path="/new", title="The New Paper")
    page = b"<html><head><link rel=alternate type=application/rss+xml href=/new></head><body>Hi</body></html>"
    room.site.serves("/", page, Content_Type="text/html")
    asker = StaffAsker(room.database, room.clock, room.poller)
    await asker.ask()
    assert await cards(room) == []
    old.status = 410
    await room.polled(source)
    for _ in range(2):
        await asker.ask()
    (card,) = await cards(room)
    assert (card.guild_id, card.channel_id) == (HERE, STAFF_CHANNEL)
    found = await room.sources.given_up(HERE, source.id, int(card.ids["feed_id"]))
    assert found is not None
    assert found[1] is not None
    assert (found[0].id, found[1].title) == (source.id, "The New Paper")
    replaced = await room.sources.replace(SAM, source.id, found[1].id)
    assert (replaced.name, replaced.section, replaced.health) == ("The New Paper", "Books", Health.WORKING)
    assert "Story 2" in await room.candidates()
    assert await room.sources.given_up(HERE, source.id, found[1].id) is None


async def test_a_feed_that_came_back_and_goes_again_is_asked_about_again(room: Newsroom) -> None:
    channel = room.feed(room.item(1))
    source = await room.adds()
    await room.adds(who=STAFF_THERE)
    asker = StaffAsker(room.database, room.clock, room.poller)
    for _ in range(2):
        channel.status = 410
        await room.polled(source)
        await asker.ask()
        channel.status = 200
        assert (await room.sources.resume(SAM, source.id)).health is Health.WORKING
    asked = await cards(room)
    assert len(asked) == 4
    assert {each.ids["feed_id"] for each in asked} == {0}


async def test_what_is_read_already_or_forgotten_replaces_nothing(room: Newsroom) -> None:
    room.feed(room.item(1))
    room.feed(room.item(2), path="/other")
    source, other = await room.adds(), await room.adds(path="/other")
    for actor, feed_id, key in (
        (SAM, other.feed.id, "feeds-replaced-already"),
        (SAM, 999, "news-no-such-feed"),
        (STAFF_THERE, other.feed.id, "news-no-such-feed"),
    ):
        with pytest.raises(MemberFacingError) as refused:
            await room.sources.replace(actor, source.id, feed_id)
        assert refused.value.key == key
