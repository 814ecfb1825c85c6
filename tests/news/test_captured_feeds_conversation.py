"""Every feed that was captured from a real site passes from `/feed add` to a digest in the channel."""

import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.community import Community, open_community
from tests.feeds.captured import feeds

GROUPS = 4
TIME_AFTER_THE_NEWEST = timedelta(hours=1)

# Feeds that give no story, and why.
SILENT = {
    "feeds/XRay__rss.xml": "its only entries of the last day have neither a title nor a text",
}


@pytest.fixture
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name is looked up: the pages that these feeds link to are those of real sites."""
    real = socket.getaddrinfo

    def look_up(host: Any, *more: Any, **named: Any) -> Any:
        if host not in ("127.0.0.1", "localhost"):
            raise socket.gaierror(socket.EAI_NONAME, "the web of this test ends at the playground")
        return real(host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def newest(feed: dict[str, Any]) -> datetime | None:
    """When the newest entry appeared; None for a feed without dates."""
    dates = [each["published"] or each["updated"] for each in feed["entries"] if each["published"] or each["updated"]]
    return datetime.fromisoformat(max(dates)).astimezone(UTC) if dates else None


def by_time(shared: Path, group: int) -> list[tuple[str, datetime | None]]:
    """Every fourth feed, the oldest first and those without dates last."""
    dated = [(feed["file"], newest(feed)) for feed in feeds(shared)]
    latest = datetime.max.replace(tzinfo=UTC)
    return sorted(dated, key=lambda each: (each[1] or latest, each[0]))[group::GROUPS]


async def gives_a_story(community: Community, shared: Path, file: str) -> bool:
    """Staff add the feed, post a digest, and remove the feed again."""
    sam, world = community.person("sam"), community.playground
    body = (shared / "corpus" / file).read_bytes()
    kind = "application/feed+json" if file.endswith(".json") else "application/xml"
    added = await (await sam.runs("/feed add", address=world.site.put(file, body, kind))).settled()
    assert "is read from now on" in added.text, f"{file}: {added.text}"
    before = sam.sees("news")[-1:]
    posted = await (await sam.runs("/edition now")).settled()
    if "on its way" in posted.text:
        edition = await sam.waits_for("Today's digest", channel="news", after=before[0] if before else None)
        assert "Source: [" in edition.text, f"{file}: {edition.text}"
    for choice in await sam.types_option("/feed remove", "feed", ""):
        assert "no longer read" in (await sam.runs("/feed remove", feed=choice.value)).text
    # Hard ones alone wait for lighter ones to stand beside.
    return "on its way" in posted.text or "only hard stories" in posted.text


@pytest.mark.parametrize("group", range(GROUPS))
async def test_every_captured_feed_comes_to_a_digest(
    only_loopback: None, shared: Path, sqlite_url: str, group: int
) -> None:
    wanted = by_time(shared, group)
    assert len(wanted) >= 28
    first = wanted[0][1]
    assert first is not None
    silent = []
    async with open_community(sqlite_url, starts_at=first + TIME_AFTER_THE_NEWEST) as community:
        clock = community.playground.clock
        for file, at in wanted:
            if at is not None:
                clock.jump(max(at + TIME_AFTER_THE_NEWEST - clock.now(), timedelta()))
            if not await gives_a_story(community, shared, file):
                silent.append(file)
    assert silent == [file for file, _ in wanted if file in SILENT]
