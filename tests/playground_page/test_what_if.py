"""The panel that moves the clock and breaks things, and the switches in it."""

import asyncio

import pytest
from playwright.async_api import expect

from bot.playground.permissions import Permission
from bot.playground.server import Playground
from tests.playground_page.conftest import OpenWindow, Window
from tests.playground_page.page_bot import PageBot

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def panel(window: Window) -> None:
    await window.page.get_by_role("button", name="What if…").click()
    await expect(window.page.get_by_role("heading", name="What if…")).to_be_visible()


async def test_a_day_passes_and_times_on_show_follow(playground: Playground, window: OpenWindow) -> None:
    ana, ben = await window("ana"), await window("ben")
    await ana.writes("written today")
    await expect(ben.last()).not_to_contain_text("yesterday")
    before = playground.clock.now()
    await panel(ana)
    await ana.page.get_by_role("button", name="+1 day").click()
    await expect(ana.page.locator("#announcer")).to_contain_text("A day passed")
    await expect(ana.last()).to_contain_text("yesterday")
    await expect(ben.last()).to_contain_text("yesterday")
    assert (playground.clock.now() - before).total_seconds() >= 24 * 3600


async def test_shut_direct_messages_refuse_the_bot(playground: Playground, window: OpenWindow) -> None:
    ana = await window("ana")
    await panel(ana)
    switch = ana.page.get_by_role("switch", name="Accepts direct messages")
    await expect(switch).to_be_checked()
    await switch.click()
    await expect(switch).to_be_enabled()
    assert playground.person("ana").user.dms_closed
    await switch.click()
    await expect(switch).to_be_enabled()
    assert not playground.person("ana").user.dms_closed


async def test_a_permission_is_taken_from_the_bot_in_the_open_channel(
    playground: Playground, bot: PageBot, window: OpenWindow
) -> None:
    oda = await window("oda")
    world = playground.world
    general = world.channel_named(playground.guild().id, "general")
    await panel(oda)
    switch = oda.page.get_by_role("switch", name="Send messages")
    await switch.click()
    await expect(switch).not_to_be_checked()
    await expect(switch).to_be_enabled()
    assert not world.permissions(playground.application.id, general) & Permission.SEND_MESSAGES
    await switch.click()
    await expect(switch).to_be_checked()
    await expect(switch).to_be_enabled()
    assert world.permissions(playground.application.id, general) & Permission.SEND_MESSAGES


async def test_a_kicked_bot_has_no_commands_until_it_is_brought_back(bot: PageBot, window: OpenWindow) -> None:
    oda = await window("oda")
    await panel(oda)
    await oda.page.get_by_role("button", name="Kick the bot from Young Writers").click()
    await expect(oda.page.get_by_role("button", name="Bring the bot back to Young Writers")).to_be_visible()
    await oda.page.get_by_label("Message", exact=True).fill("/")
    await expect(oda.page.locator(".command-picker")).to_contain_text("No command fits.")
    await oda.page.get_by_role("button", name="Bring the bot back to Young Writers").click()
    await expect(oda.page.get_by_role("button", name="Kick the bot from Young Writers")).to_be_visible()
    await oda.page.get_by_label("Message", exact=True).fill("/wh")
    await expect(oda.page.locator(".command-row")).to_contain_text("/whisper")


async def test_ordered_faults_are_counted_and_can_be_stopped(playground: Playground, window: OpenWindow) -> None:
    oda = await window("oda")
    await panel(oda)
    await oda.page.get_by_role("button", name="Unavailable (503): five times").click()
    await expect(oda.page.locator(".fault-row", has_text="Unavailable")).to_contain_text("next 5")
    [fault] = playground.faults.orders
    assert (fault.status, fault.times) == (503, 5)
    await oda.page.get_by_role("button", name="Stop all faults").click()
    await expect(oda.page.get_by_text("next 5")).to_have_count(0)
    assert playground.faults.orders == []


async def test_a_dropped_gateway_comes_back_by_itself(playground: Playground, bot: PageBot, window: OpenWindow) -> None:
    oda = await window("oda")
    await panel(oda)
    resumed = asyncio.create_task(bot.wait_for("resumed", timeout=20))
    await oda.page.get_by_role("button", name="Drop the gateway connection").click()
    await expect(oda.page.get_by_role("status").filter(has_text="was dropped")).to_be_visible()
    await resumed
    await oda.runs("/whisper", text="back")
    await expect(oda.last()).to_contain_text("Between us: back")


async def test_the_bot_is_killed_and_restarted_where_the_playground_can(
    playground: Playground, window: OpenWindow
) -> None:
    oda = await window("oda")
    await panel(oda)
    await expect(oda.page.get_by_role("button", name="Kill the bot")).to_have_count(0)
    calls: list[str] = []

    class Control:
        async def kill(self) -> None:
            calls.append("kill")

        async def restart(self) -> None:
            calls.append("restart")

    playground.bot_control = Control()
    await oda.page.reload()
    await panel(oda)
    await oda.page.get_by_role("button", name="Kill the bot").click()
    await expect(oda.page.get_by_text("The bot was killed.")).to_be_visible()
    await oda.page.get_by_role("button", name="Restart the bot").click()
    await expect(oda.page.get_by_text("The bot was started again.")).to_be_visible()
    assert calls == ["kill", "restart"]


async def test_an_outsider_reaches_the_bot_only_with_the_app_installed(bot: PageBot, window: OpenWindow) -> None:
    omar = await window("omar", channel=None)
    await expect(omar.page.locator(".nowhere")).to_contain_text("Omar is in no server.")
    await omar.page.locator(".nowhere").get_by_role("button", name="Write to Quillcast").click()
    await omar.writes("may I come in?")
    await expect(omar.page.get_by_role("alert")).to_contain_text("you and the bot share no server")
    await expect(omar.page.get_by_label("Message", exact=True)).to_have_value("may I come in?")
    await panel(omar)
    await expect(omar.page.locator("#whatif")).not_to_contain_text("null")
    switch = omar.page.get_by_role("switch", name="Has the app installed")
    await switch.click()
    await expect(switch).to_be_enabled()
    await omar.page.get_by_role("button", name="Send", exact=True).click()
    await expect(omar.last()).to_contain_text("may I come in?")
    await omar.page.get_by_role("switch", name="Is in Young Writers").click()
    await expect(omar.page.get_by_role("button", name="Young Writers", exact=False).first).to_be_visible()
