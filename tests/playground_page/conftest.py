"""One browser for all page tests; a playground, a bot and windows for each."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, async_playwright, expect

from bot.playground.server import Playground
from tests.conftest import skip_or_fail
from tests.playground_page.page_bot import PageBot

PHONE = (390, 844)
DESKTOP = (1280, 800)
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

expect.set_options(timeout=5_000)


class Window:
    """A browser window on the page, as one person."""

    def __init__(self, page: Page, person: str) -> None:
        self.page = page
        self.person = person
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._note)

    def _note(self, message: ConsoleMessage) -> None:
        if (
            message.type == "error" and "409" not in message.text
        ):  # what Discord refuses a person is no error of the page
            self.errors.append(message.text)

    def messages(self) -> Locator:
        """The messages on show, oldest first."""
        return self.page.locator(".messages > .message")

    def last(self) -> Locator:
        return self.messages().last

    async def opens(self, channel: str) -> None:
        """Go to a channel by its name, through the sidebar where it is folded away."""
        await expect(self.page.locator(".channel-title")).not_to_be_empty()
        menu = self.page.get_by_role("button", name="Channels and servers")
        if await menu.is_visible():
            await menu.click()
        await self.page.locator(".channel-button", has_text=channel).first.click()
        await expect(self.page.locator(".channel-title")).to_have_text(channel)

    async def writes(self, text: str) -> None:
        await self.page.get_by_label("Message", exact=True).fill(text)
        await self.page.get_by_role("button", name="Send").click()

    async def picks_command(self, typed: str) -> None:
        """Type a slash and some letters, and take the first command offered."""
        await self.page.get_by_label("Message", exact=True).fill(typed)
        await self.page.locator(".command-row").first.click()
        await expect(self.page.locator(".command-form")).to_be_visible()

    async def downloads(self, link: Locator) -> bytes:
        """Press a link and give what the browser saved."""
        async with self.page.expect_download() as download:
            await link.click()
        path = await (await download.value).path()
        return await asyncio.to_thread(path.read_bytes)

    async def runs(self, typed: str, **options: str) -> None:
        """Pick a command, fill its options, run it."""
        await self.picks_command(typed)
        form = self.page.locator(".command-form")
        for name, value in options.items():
            await form.get_by_label(name).fill(value)
        await form.get_by_role("button", name="Run").click()


OpenWindow = Callable[..., Awaitable[Window]]


def _chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("CHROMIUM") or next((path for name in names if (path := shutil.which(name))), None)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """The machine's Chromium or Chrome, started once."""
    path = _chromium()
    if path is None:
        skip_or_fail("no Chromium or Chrome on the path, and CHROMIUM does not name one")
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield started
        await started.close()


@pytest_asyncio.fixture(loop_scope="session")
async def playground() -> AsyncIterator[Playground]:
    """A fresh seeded world with its page."""
    async with Playground() as made:
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def bot(playground: Playground) -> AsyncIterator[PageBot]:
    """A real discord.py bot in it."""
    async with PageBot(playground) as connected:
        yield connected


@pytest_asyncio.fixture(loop_scope="session")
async def window(browser: Browser, playground: Playground) -> AsyncIterator[OpenWindow]:
    """Opens windows: `await window("ana", size=PHONE)`. Errors in the page fail the test."""
    contexts: list[BrowserContext] = []
    opened: list[Window] = []

    async def open_window(person: str, *, channel: str | None = "general", size: tuple[int, int] = DESKTOP) -> Window:
        phone = size[0] < 800
        context = await browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            has_touch=phone,
            is_mobile=phone,
            locale="en-GB",
            timezone_id="Asia/Tokyo",
        )
        contexts.append(context)
        made = Window(await context.new_page(), person)
        opened.append(made)
        await made.page.goto(f"{playground.origin}/?person={person}")
        await expect(made.page.locator(".sidebar-title")).to_be_attached()
        if channel is not None:
            await made.opens(channel)
        return made

    yield open_window
    for context in contexts:
        await context.close()
    assert [error for each in opened for error in each.errors] == []
