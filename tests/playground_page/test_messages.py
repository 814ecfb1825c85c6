"""Messages between windows: live, edited, answered, with files, spoilers and times, in threads and forums."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.playground import channels, messages, threads
from bot.playground.permissions import Permission
from bot.playground.server import Playground
from tests.playground_page.conftest import OpenWindow, Window
from tests.playground_page.page_bot import PICTURE, PageBot

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_one_is_asked_who_to_be_and_can_change(playground: Playground, window: OpenWindow) -> None:
    ana = await window("ana")
    await ana.page.goto(playground.origin)
    await expect(ana.page.get_by_role("heading", name="Who would you like to be?")).to_be_visible()
    people = await ana.page.locator(".person .quiet").all_inner_texts()
    assert people[:3] == ["operator · Young Writers", "staff · Young Writers", "staff · Young Writers"]
    assert {words.split(" · ")[0] for words in people} == {"operator", "staff", "member", "newcomer", "outsider"}
    await ana.page.get_by_role("link", name="Nia").click()
    await ana.page.get_by_role("button", name="Nia").click()
    await ana.page.get_by_role("link", name="Sam staff").first.click()
    await expect(ana.page.locator(".channel-button", has_text="staff")).to_be_visible()


async def test_two_windows_see_each_others_messages_at_once(playground: Playground, window: OpenWindow) -> None:
    ana, ben = await window("ana"), await window("ben")
    await ana.writes("shall we write together?")
    await expect(ben.last()).to_contain_text("shall we write together?")
    await ben.writes("yes!")
    await expect(ana.last()).to_contain_text("yes!")
    await expect(ana.page.locator("#announcer")).to_contain_text("Ben: yes!")


async def test_ones_own_message_can_be_edited_answered_and_deleted(playground: Playground, window: OpenWindow) -> None:
    ana, ben = await window("ana"), await window("ben")
    await ana.writes("fisrt")
    await expect(ben.last()).to_contain_text("fisrt")
    await ana.page.get_by_label("Message", exact=True).press("ArrowUp")
    await ana.writes("first")
    await expect(ben.last()).to_contain_text("first (edited)")
    await ben.last().click(button="right")
    await expect(ben.page.get_by_role("menuitem", name="Edit message")).to_have_count(0)
    await ben.page.get_by_role("menuitem", name="Reply").click()
    await ben.writes("no, second")
    await expect(ana.last().locator(".reply-line")).to_contain_text("Ana first")
    await ana.messages().filter(has_text="edited").click(button="right")
    await ana.page.get_by_role("menuitem", name="Delete message").click()
    await expect(ben.last()).to_contain_text("The original message was deleted")
    await expect(ben.page.get_by_text("first (edited)")).to_have_count(0)


async def test_a_spoiler_stays_closed_until_it_is_pressed(bot: PageBot, window: OpenWindow) -> None:
    ana = await window("ana")
    await ana.runs("/card")
    text = ana.last().get_by_text("Fighting went on in the east.")
    assert await text.evaluate("node => getComputedStyle(node).opacity") == "0"
    cover = ana.last().get_by_role("button", name="Spoiler, press to show").first
    await cover.press("Enter")
    await expect(text).to_have_css("opacity", "1")
    await ana.page.get_by_role("button", name="Count me").click()
    await expect(ana.last()).to_contain_text("counted 1")
    await expect(ana.last().get_by_text("Fighting went on in the east.")).to_have_css("opacity", "1")


async def test_times_are_told_in_the_zone_of_the_reader(playground: Playground, window: OpenWindow) -> None:
    ana = await window("ana")
    await ana.writes("at <t:1767279600:f>")
    await expect(ana.last().locator("time.timestamp")).to_have_text("2 January 2026 at 00:00")


async def test_markup_of_members_is_text_and_links_lead_only_to_the_web(
    playground: Playground, window: OpenWindow
) -> None:
    ana = await window("ana")
    await ana.writes(
        '<img src=x onerror="document.title=1"> **bold** [here](javascript:alert(1)) [there](https://a.test/)'
    )
    body = ana.last().locator(".markdown")
    await expect(body).to_contain_text('<img src=x onerror="document.title=1"> bold [here](javascript:alert(1)) there')
    await expect(body.locator("img")).to_have_count(0)
    assert await body.locator("a").evaluate_all("links => links.map(link => link.href)") == ["https://a.test/"]


async def test_files_go_up_from_the_composer_and_down_from_the_message(
    playground: Playground, window: OpenWindow, tmp_path: Path
) -> None:
    ana, ben = await window("ana"), await window("ben")
    draft, picture = tmp_path / "draft.txt", tmp_path / "sea.png"
    draft.write_text("once")
    picture.write_bytes(PICTURE)
    await ana.page.locator("#composer-file").set_input_files([draft, picture])
    await ana.writes("my draft")
    await expect(ben.last().locator("img")).to_have_js_property("naturalWidth", 1)
    assert await ben.downloads(ben.last().get_by_text("draft.txt")) == b"once"


async def test_a_channel_shows_a_dot_until_it_is_read(playground: Playground, window: OpenWindow) -> None:
    ana, ben = await window("ana", channel="collab"), await window("ben")
    await ana.opens("general")
    await ana.opens("collab")
    general = ana.page.locator(".channel-button", has_text="general")
    await expect(general.get_by_text("unread")).to_have_count(0)
    await ben.writes("news in here")
    await expect(general.get_by_text("unread")).to_have_count(1)
    await ana.opens("general")
    await expect(ana.page.locator(".unread-line")).to_have_count(1)
    await expect(general.get_by_text("unread")).to_have_count(0)


async def test_only_those_who_may_see_a_private_channel_have_it_in_their_list(
    playground: Playground, window: OpenWindow
) -> None:
    sam, ana = await window("sam", channel="staff"), await window("ana")
    await sam.writes("for staff only")
    await expect(sam.last()).to_contain_text("for staff only")
    await expect(ana.page.locator(".channel-button", has_text="staff")).to_have_count(0)
    world, guild = playground.world, playground.guild()
    staff = world.channel_named(guild.id, "staff")
    channels.allow(world, staff, guild.id, Permission.VIEW_CHANNEL)
    await expect(ana.page.locator(".channel-button", has_text="staff")).to_have_count(1)
    channels.deny(world, staff, guild.id, Permission.VIEW_CHANNEL)
    await expect(ana.page.locator(".channel-button", has_text="staff")).to_have_count(0)


async def test_where_one_may_not_write_there_is_no_composer(playground: Playground, window: OpenWindow) -> None:
    ana = await window("ana", channel="news")
    await expect(ana.page.get_by_text("You can read here, but not write.")).to_be_visible()
    await expect(ana.page.get_by_label("Message", exact=True)).to_be_hidden()


async def test_a_forum_lists_its_posts_by_tag_and_takes_a_new_one(playground: Playground, window: OpenWindow) -> None:
    ana, ben = await window("ana", channel="showcase-forum"), await window("ben", channel="showcase-forum")
    await ana.page.get_by_role("button", name="New post").click()
    await ana.page.get_by_label("Title").fill("The Keeper")
    await ana.page.get_by_label("Text").fill("A poem about light")
    await ana.page.locator(".post-form").get_by_text("Poem").click()
    await ana.page.get_by_role("button", name="Post", exact=True).click()
    await expect(ben.page.locator(".post")).to_contain_text("The Keeper")
    await ben.page.get_by_role("button", name="Fiction", exact=True).click()
    await expect(ben.page.get_by_text("No posts here yet.")).to_be_visible()
    await ben.page.get_by_role("button", name="Poem", exact=True).click()
    await ben.page.locator(".post").click()
    await expect(ben.last()).to_contain_text("A poem about light")
    await ben.writes("lovely")
    await ben.page.get_by_role("button", name="Back to showcase-forum").click()
    await expect(ben.page.locator(".post")).to_contain_text("The Keeper")


async def test_a_thread_opens_from_its_message(playground: Playground, window: OpenWindow) -> None:
    ana = await window("ana")
    world, ben = playground.world, playground.person("ben")
    general = world.channel_named(playground.guild().id, "general")
    start = messages.create_message(world, ben.id, general, {"content": "who narrates?"})
    thread = threads.start_thread(world, ben.id, general, {"name": "Narrators"}, start)
    await ben.writes(thread, "you could")
    await ana.last().get_by_role("button", name="Narrators").click()
    await expect(ana.last()).to_contain_text("you could")
    await ana.writes("gladly")
    await expect(ana.last()).to_contain_text("gladly")


async def test_direct_messages_reach_the_bot_and_come_back(bot: PageBot, window: OpenWindow) -> None:
    ana = await window("ana")
    await ana.page.get_by_role("button", name="Direct messages").click()
    await ana.page.get_by_role("button", name="Write to Quillcast").first.click()
    await expect(ana.page.locator(".channel-title")).to_have_text("Quillcast")
    await ana.writes("hello bot")
    await expect(ana.last()).to_contain_text("hello bot")
    [heard] = bot.events("message")
    await heard.channel.send("hello Ana")
    await expect(ana.last()).to_contain_text("hello Ana")


async def test_a_window_finds_its_way_into_a_playground_that_started_again(browser: Browser) -> None:
    context = await browser.new_context()
    ana = Window(await context.new_page(), "ana")
    async with Playground() as first:
        port = int(first.host_and_port.rpartition(":")[2])
        await ana.page.goto(f"{first.origin}/?person=ana")
        await ana.opens("general")
        await ana.writes("before")
        await expect(ana.last()).to_contain_text("before")
    await expect(ana.page.get_by_text("Not connected. Trying again…")).to_be_visible()
    async with Playground(port=port):
        await expect(ana.page.get_by_text("Not connected. Trying again…")).to_be_hidden(timeout=10_000)
        await ana.opens("general")
        await ana.writes("after")
        await expect(ana.last()).to_contain_text("after")
        await expect(ana.messages().filter(has_text="before")).to_have_count(0)
        await context.close()
