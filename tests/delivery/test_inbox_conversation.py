"""The inbox, page by page: what was not shown stays new."""

from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import FixedClock
from bot.database import Database
from bot.delivery import DmService, InboxItem, InboxService, inbox
from cogs.components.layouts import Item, card, fits, text
from tests.community import Community


async def put(session: AsyncSession, clock: FixedClock, number: int, guild_id: int, person_id: int) -> None:
    item = InboxItem(guild_id=guild_id, person_id=person_id, kind="test", key=f"test:{guild_id}:{number}")
    await inbox.put(session, clock.now(), item)


async def test_only_what_was_shown_is_read(database: Database, clock: FixedClock) -> None:
    service = InboxService(database, clock)
    async with database.write() as session:
        for number in range(7):
            await put(session, clock, number, 1, 5)
        await put(session, clock, 0, 2, 5)
    newest = await service.items(1, 5, limit=5)
    await service.mark_read(1, 5, oldest_id=newest[-1].id, newest_id=newest[0].id)
    assert await service.unread(1, 5) == 2
    assert await service.unread(2, 5) == 1
    assert [each.read_at is None for each in await service.items(1, 5)] == [False] * 5 + [True] * 2


async def test_telling_twice_with_one_key_is_telling_once(database: Database, clock: FixedClock) -> None:
    async with database.write() as session:
        await put(session, clock, 1, 1, 5)
        await put(session, clock, 1, 1, 5)
    assert await InboxService(database, clock).unread(1, 5) == 1


def tells_each(community: Community) -> None:
    """Each item of these tests says something else."""

    async def told(item: InboxItem) -> list[Item]:
        return [text(item.key)]

    community.bot.client.inbox_renderers["test"] = told


async def test_what_says_the_same_is_shown_once_and_read_with_it(community: Community) -> None:
    ana = community.person("ana")
    clock = FixedClock(community.playground.clock.now() - timedelta(minutes=1))
    async with community.bot.database.write() as session:
        for number in range(7):
            await put(session, clock, number, community.guild.id, ana.id)
    page = await ana.reads_inbox()
    assert page.text.count("removed since") == 1
    assert "Older" not in page.buttons
    assert "new thing" not in (await ana.runs("/help")).text


async def test_older_items_are_a_press_away_and_stay_new_until_then(community: Community) -> None:
    ana = community.person("ana")
    tells_each(community)
    clock = FixedClock(community.playground.clock.now() - timedelta(minutes=1))
    async with community.bot.database.write() as session:
        for number in range(7):
            await put(session, clock, number, community.guild.id, ana.id)
    page = await ana.reads_inbox()
    assert page.text.count("New ·") == 5
    assert "2 new things wait" in (await ana.runs("/help")).text
    older = await ana.presses(page, "Older")
    assert older.text.count("New ·") == 2
    assert "new thing" not in (await ana.runs("/help")).text


async def test_in_a_direct_message_the_server_is_named_or_chosen(community: Community) -> None:
    ana = community.person("ana")
    clock = FixedClock(community.playground.clock.now() - timedelta(minutes=1))
    tells_each(community)
    assert "Nothing yet" in (await ana.runs("/inbox", dm=True)).text
    async with community.bot.database.write() as session:
        for number in range(7):
            await put(session, clock, number, community.guild.id, ana.id)
    page = await ana.runs("/inbox", dm=True)
    assert "Your inbox in Young Writers" in page.text
    older = await ana.presses(page, "Older")
    assert (page.text.count("New ·"), older.text.count("New ·")) == (2, 2), "one page, changed"
    owls = community.playground.guild("Night Owls")
    await DmService(community.bot.database, clock).opened(ana.id, (await ana.writes_to_bot("hi")).channel_id)
    async with community.bot.database.write() as session:
        await put(session, clock, 0, owls.id, ana.id)
    await ana.waits_for("Something new waits for you in Night Owls", dm=True)
    servers = await ana.runs("/inbox", dm=True)
    assert servers.buttons == ["Night Owls (1 new)", "Young Writers"]
    assert "Your inbox in Night Owls" in (await ana.presses(servers, "Night Owls (1 new)")).text


@pytest.mark.parametrize(("length", "fit"), [(3999, True), (4001, False)])
async def test_a_page_is_measured_with_what_is_inside_its_cards(length: int, fit: bool) -> None:
    assert fits([card(text("x" * length))]) is fit
