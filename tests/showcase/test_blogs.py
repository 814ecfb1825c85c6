"""A member's own blog: posts wait as drafts of theirs, and nobody else sees one."""

from datetime import timedelta

from bot.feeds import repository as feeds
from bot.feeds.polling import FeedPoller
from bot.showcase.blogs import MOST_UNSENT, POST_ITEM, BlogService
from tests.feeds.broadcasting import Channel, Item, broadcast
from tests.feeds.conftest import poller, server
from tests.showcase.desks import Desk
from tests.two_guilds import ANA, BEN, HERE
from tests.web.sites import Site

__all__ = ["poller", "server"]


def post(number: int) -> Item:
    return Item(title=f"Post {number}", guid=f"{number}", link=f"https://blog.example/{number}", summary="It rains.")


async def test_each_new_post_becomes_a_draft_and_nothing_more(desk: Desk, poller: FeedPoller, server: Site) -> None:
    blogs, channel = BlogService(desk.database, desk.clock, poller), Channel(title="Ana writes", items=[post(1)])
    feed = await blogs.add(ANA, broadcast(server, "/feed", channel))
    assert feed.title == "Ana writes"
    await blogs.catch_up()
    assert await desk.drafts.others(ANA) == ()

    async def posts(*numbers: int) -> None:
        channel.items = [*(post(number) for number in reversed(numbers)), *channel.items]
        desk.clock.advance(timedelta(hours=2))
        await poller.check_now(feed.id)
        await blogs.catch_up()

    await posts(2)
    await blogs.catch_up()
    (draft,) = await desk.drafts.others(ANA)
    sheet = await desk.drafts.sheet(ANA, draft[0])
    assert (sheet.cover.title, sheet.text) == ("Post 2", "It rains.")
    assert sheet.cover.details.first_published == "https://blog.example/2"
    assert [problem.field for problem in sheet.problems] == ["own"]
    assert await desk.told(ANA) == [POST_ITEM]
    assert await desk.drafts.others(BEN) == ()
    await desk.drafts.is_own(ANA, sheet.draft_id)
    await desk.submissions.send(ANA, sheet.draft_id)
    assert await blogs.post(HERE, ANA.person_id, draft[0]) is None

    await posts(*range(3, 12))
    assert len(await desk.drafts.others(ANA)) == MOST_UNSENT
    await posts(12)
    assert len(await desk.drafts.others(ANA)) == MOST_UNSENT


async def test_a_blog_is_asked_no_longer_when_nobody_has_it(desk: Desk, poller: FeedPoller, server: Site) -> None:
    blogs, channel = BlogService(desk.database, desk.clock, poller), Channel(items=[post(1)])
    desk.people.erasers.append(blogs.erase)
    address = broadcast(server, "/feed", channel)
    await blogs.add(ANA, address)
    await blogs.add(BEN, address)

    async def asked() -> int:
        async with desk.database.read() as session:
            return len(await feeds.subscribed(session, HERE, "showcase"))

    assert "showcase_blog" in {each.table for each in await desk.people.stored(ANA.person_id)}
    await blogs.remove(ANA)
    assert (await blogs.mine(ANA), await asked()) == (None, 1)
    await desk.people.erase(BEN.person_id)
    assert await asked() == 0
