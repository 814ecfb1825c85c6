"""`quillcast` without a token, as somebody without a Discord account finds it: a community that has lived a day."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.playground_page.conftest import DESKTOP, PHONE, Window

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def address(tmp_path: Path) -> AsyncIterator[str]:
    """The address that the program prints, once the day has passed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DISCORD_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        env={**environment, "PYTHONPATH": str(Path(__file__).parents[2]), "PLAYGROUND_PORT": "0", "LOG_LEVEL": "ERROR"},
        cwd=tmp_path,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    async with asyncio.timeout(60):
        ready = (await process.stdout.readline()).decode()
        passed = (await process.stdout.readline()).decode()
    found = re.search(r"http://\S+", ready)
    assert found is not None
    assert "A day has passed" in passed
    yield found[0]
    process.terminate()
    await asyncio.wait_for(process.wait(), 20)


async def opens(browser: Browser, address: str, person: str, size: tuple[int, int]) -> tuple[Window, Page]:
    context = await browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = await context.new_page()
    await page.goto(f"{address}?person={person}")
    return Window(page, person), page


async def test_a_stranger_finds_a_community_that_has_lived_a_day(browser: Browser, address: str) -> None:
    window, page = await opens(browser, address, "cleo", DESKTOP)
    for channel, words in (
        ("news", "Today's digest"),
        ("showcase", "Borrowed Shoes"),
        ("podcasts", "Letters to a House"),
        ("collab", "Looking for: narrator"),
        ("start-here", "Submit a piece"),
    ):
        await window.opens(channel)
        await expect(window.last()).to_contain_text(words)
    await window.opens("news")
    await expect(page.locator(".messages")).to_contain_text("Content note")
    await window.opens("showcase")
    await page.get_by_role("button", name="Read", exact=True).click()
    await expect(page.locator(".messages")).to_contain_text("The rain came home in borrowed shoes")
    assert window.errors == []


async def test_staff_find_the_message_that_waits_on_a_phone(browser: Browser, address: str) -> None:
    window, page = await opens(browser, address, "sam", PHONE)
    await window.opens("staff")
    await expect(page.locator(".messages")).to_contain_text("Draw covers for the podcast")
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert window.errors == []
