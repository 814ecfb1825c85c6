"""Three editions made of feeds that real sites served, as somebody on a phone sees them:

python -m tests.digest.captured_editions FOLDER

The bot reads `../shared/corpus/feeds` from the playground, each feed an hour after its newest entry, and posts the
digest. FOLDER gets a picture of each edition and its plain text; nothing of the feeds is kept in the project otherwise.
"""

import asyncio
import contextlib
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.community import Community, open_community
from tests.feeds.captured import feeds

AFTER_THE_NEWEST = timedelta(hours=1)
PHONE_WIDTH = 390
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Captured:
    """A feed of the corpus and the section that staff would give it."""

    file: str
    section: str


@dataclass(frozen=True)
class Wanted:
    """An edition: what it is called here, and the feeds that it reads, the oldest first."""

    name: str
    feeds: tuple[Captured, ...]
    days: str = "every day"


EDITIONS = (
    Wanted(
        "world-2026",
        (
            Captured("fastfeedparser__14333881097406c7.xml", "Technology"),
            Captured("fastfeedparser__6040d25e925318ed.xml", "Africa"),
            Captured("fastfeedparser__08f1ee71883dbcde.xml", "World"),
            Captured("fastfeedparser__f9c17f360c71def1.xml", "World"),
            Captured("fastfeedparser__5357198db71ce075.xml", "Australia"),
            Captured("fastfeedparser__3f9eeff5039a008d.xml", "World"),
        ),
    ),
    Wanted(
        "home-2017",
        (
            Captured("FeedReader__Rss20BreakingNews.xml", "Money"),
            Captured("FeedReader__Rss20NYTimes.xml", "World"),
        ),
    ),
    Wanted(
        "bilingual-2018",
        (
            Captured("Winds__techcrunch.xml", "Technology"),
            Captured("Winds__lemonde.xml", "En français"),
        ),
        days="Sat",
    ),
)


@contextlib.contextmanager
def only_loopback() -> Iterator[None]:
    """No name is looked up: the pages that these feeds link to are those of real sites."""
    real = socket.getaddrinfo

    def look_up(host: Any, *more: Any, **named: Any) -> Any:
        if host not in ("127.0.0.1", "localhost"):
            raise socket.gaierror(socket.EAI_NONAME, "the web ends at the playground here")
        return real(host, *more, **named)

    socket.getaddrinfo = look_up
    try:
        yield
    finally:
        socket.getaddrinfo = real


def newest_dates(shared: Path) -> dict[str, datetime]:
    """When the newest entry of each feed appeared, by the name of its file."""
    found = {}
    for feed in feeds(shared):
        dates = [
            each["published"] or each["updated"] for each in feed["entries"] if each["published"] or each["updated"]
        ]
        if dates:
            found[Path(feed["file"]).name] = datetime.fromisoformat(max(dates)).astimezone(UTC)
    return found


async def make(community: Community, wanted: Wanted, shared: Path, dates: dict[str, datetime]) -> str:
    """Staff add the feeds, each at its time, and post the digest; its text."""
    sam, world = community.person("sam"), community.playground
    for each in wanted.feeds:
        world.clock.jump(max(dates[each.file] + AFTER_THE_NEWEST - world.clock.now(), timedelta()))
        address = world.site.put(f"feeds/{each.file}", (shared / "corpus" / "feeds" / each.file).read_bytes())
        await (await sam.runs("/feed add", address=address, section=each.section)).settled()
    await sam.runs("/edition schedule", days=wanted.days)
    await (await sam.runs("/edition now")).settled()
    return (await sam.waits_for("Today's digest", channel="news")).text


async def photograph(origin: str, picture: Path) -> None:
    """The newest message of #news on a phone, from top to bottom."""
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = await browser.new_page(viewport={"width": PHONE_WIDTH, "height": 2_600})
        await page.goto(f"{origin}/?person=ana")
        await page.get_by_role("button", name="Channels and servers").click()
        await page.locator(".channel-button", has_text="news").first.click()
        await page.get_by_text("Plain text").last.wait_for()
        # The list of channels slides away.
        await page.wait_for_timeout(600)
        await page.locator(".messages > .message").last.screenshot(path=picture)
        await browser.close()


async def main(folder: Path) -> None:
    """Make them all."""
    shared = Path(__file__).parents[3] / "shared"
    if not shared.is_dir():
        sys.exit("../shared is not there: these editions are made from what it holds")
    dates = newest_dates(shared)
    for wanted in EDITIONS:
        starts_at = dates[wanted.feeds[0].file] + AFTER_THE_NEWEST
        with tempfile.TemporaryDirectory() as home, only_loopback():
            database = f"sqlite:///{home}/quillcast.db"
            async with open_community(database, starts_at=starts_at, with_page=True) as community:
                text = await make(community, wanted, shared, dates)
                (folder / f"{wanted.name}.txt").write_text(text, encoding="utf-8")
                await photograph(community.playground.origin, folder / f"edition-{wanted.name}.png")


if __name__ == "__main__":
    wanted_folder = Path(sys.argv[1])
    wanted_folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(main(wanted_folder))
