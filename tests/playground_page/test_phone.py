"""The page in a hand: one pane at a time, nothing to scroll sideways, targets a thumb can hit."""

import pytest
from playwright.async_api import expect

from tests.playground_page.conftest import PHONE, OpenWindow, Window
from tests.playground_page.page_bot import PageBot

pytestmark = pytest.mark.asyncio(loop_scope="session")

SMALL_TARGETS = """() => [...document.querySelectorAll('button, a, input, select, textarea, label, [role=option]')]
  .filter(node => !node.closest('.markdown, .message-head, .embed, .reply-line') && node.getClientRects().length)
  .filter(node => !['checkbox', 'radio', 'file'].includes(node.type) && getComputedStyle(node).visibility === 'visible')
  .filter(node => !node.matches('.skip-link, .field-label'))
  .map(node => [node.getBoundingClientRect(), node])
  .filter(([box]) => box.height < 44 || box.width < 28)
  .map(([box, node]) => `${node.className || node.tagName} ${node.textContent} ${box.width}x${box.height}`)"""


async def width(window: Window) -> int:
    found: int = await window.page.evaluate(
        "() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth, "
        "...[...document.querySelectorAll('#scroller, .modal-body, #whatif')].map(n => n.scrollWidth))"
    )
    return found


async def test_channels_slide_in_and_go_once_one_is_chosen(bot: PageBot, window: OpenWindow) -> None:
    ana = await window("ana", size=PHONE)
    await expect(ana.page.locator(".channel-button", has_text="general")).to_be_hidden()
    await expect(ana.page.get_by_label("Message", exact=True)).to_be_in_viewport()
    await ana.page.get_by_role("button", name="Channels and servers").click()
    await expect(ana.page.locator(".channel-button", has_text="general")).to_be_in_viewport()
    await ana.page.locator(".channel-button", has_text="collab").click()
    await expect(ana.page.locator(".channel-title")).to_have_text("collab")
    await expect(ana.page.locator(".channel-button", has_text="general")).to_be_hidden()


async def test_the_bot_is_written_to_from_the_list_of_direct_messages(bot: PageBot, window: OpenWindow) -> None:
    ana = await window("ana", size=PHONE)
    await ana.page.get_by_role("button", name="Channels and servers").click()
    await ana.page.get_by_role("button", name="Direct messages").click()
    await ana.page.locator("#channels").get_by_role("button", name="Write to Quillcast").click()
    await expect(ana.page.locator(".channel-title")).to_have_text("Quillcast")
    await ana.writes("hello bot")
    await expect(ana.last()).to_contain_text("hello bot")


async def test_nothing_scrolls_sideways_whatever_is_on_show(bot: PageBot, window: OpenWindow) -> None:
    ana = await window("ana", size=PHONE)
    await ana.runs("/card")
    await expect(ana.last()).to_contain_text("Today's digest")
    await ana.writes("w" * 300 + " https://example.org/" + "x" * 200)
    await ana.writes("```\n" + "long line " * 40 + "\n```")
    await expect(ana.last().locator("pre")).to_be_visible()
    assert await width(ana) == PHONE[0]
    await ana.messages().first.get_by_role("button", name="Reply, edit, delete, apps").click()
    await ana.page.get_by_role("menuitem", name="Reply").click()
    assert await width(ana) == PHONE[0]
    await expect(ana.page.get_by_role("button", name="Send", exact=True)).to_be_in_viewport()
    await ana.page.get_by_role("button", name="Answer").click()
    await expect(ana.page.get_by_role("dialog", name="A few questions")).to_be_visible()
    assert await width(ana) == PHONE[0]


async def test_a_form_fills_the_screen_of_a_phone(bot: PageBot, window: OpenWindow) -> None:
    ana = await window("ana", size=PHONE)
    await ana.runs("/piece")
    form = ana.page.get_by_role("dialog", name="Submit a piece")
    await expect(form).to_be_visible()
    box = await form.bounding_box()
    assert box is not None
    assert (box["x"], box["width"], box["height"]) == (0, PHONE[0], PHONE[1])
    await expect(form.get_by_role("button", name="Submit")).to_be_in_viewport()


async def test_everything_to_press_is_as_large_as_a_thumb(bot: PageBot, window: OpenWindow) -> None:
    ana = await window("ana", size=PHONE)
    await ana.runs("/card")
    await expect(ana.last()).to_contain_text("Today's digest")
    assert await ana.page.evaluate(SMALL_TARGETS) == []
    await ana.page.get_by_role("button", name="Channels and servers").click()
    assert await ana.page.evaluate(SMALL_TARGETS) == []
    await ana.page.locator(".channel-button", has_text="general").click()
    await ana.page.get_by_role("button", name="What if…").click()
    assert await ana.page.evaluate(SMALL_TARGETS) == []
    await ana.page.locator("#whatif").get_by_role("button", name="Close").click()
    await ana.page.get_by_role("button", name="Answer").click()
    await expect(ana.page.get_by_role("dialog", name="A few questions")).to_be_visible()
    assert await ana.page.evaluate(SMALL_TARGETS) == []


async def test_a_message_menu_is_reached_by_its_button(bot: PageBot, window: OpenWindow) -> None:
    ana = await window("ana", size=PHONE)
    await ana.messages().first.get_by_role("button", name="Reply, edit, delete, apps").click()
    menu = ana.page.get_by_role("menu", name="What to do with this message")
    await expect(menu.get_by_role("menuitem", name="Count words")).to_be_in_viewport()
