"""Lists of feeds that other programs wrote, whole and broken, and our own."""

from pathlib import Path

import pytest

from bot.errors import MemberFacingError
from bot.feeds.outline import OutlineFeed, read, write

# How many feeds each real list has; those that are not here have none, or are no list (None).
FEEDS = {
    "NetNewsWire__DefaultFeeds.opml": 10,
    "NetNewsWire__Subs.opml": 207,
    "NetNewsWire__SubsNoTitleAttributes.opml": 207,
    "awesome-rss-feeds__Brazil.opml": 7,
    "awesome-rss-feeds__Germany.opml": 5,
    "awesome-rss-feeds__Japan.opml": 8,
    "awesome-rss-feeds__News.opml": 11,
    # One line has a quote inside of a quoted text, so its address cannot be told from its description.
    "awesome-rss-feeds__Programming.opml": 49,
    "awesome-rss-feeds__Science.opml": 24,
    "awesome-tech-rss__feeds.opml": 141,
    "feedvalidator__closedbody.opml": 1,
    "feedvalidator__missingTitleAttribute.opml": 1,
    "feedvalidator__notwellformed.opml": 1,
    "feedvalidator__subscriptionList.opml": 13,
    "feedvalidator__subscriptionListErrors1.opml": 1,
    "newsboat__filtered.opml": 2,
    "newsboat__test-urls+.opml": 4,
    "rome__logback-test.xml": None,
    "stringer__feeds.opml": 5,
    "stringer__invalid.opml": None,
}


def counted(file: Path) -> int | None:
    try:
        return len(read(file.read_bytes()).feeds)
    except MemberFacingError:
        return None


def test_every_list_of_the_corpus_gives_its_feeds_or_is_refused(shared: Path) -> None:
    files = [file for file in sorted((shared / "corpus" / "opml").iterdir()) if file.suffix in (".opml", ".xml")]
    assert len(files) > 30
    for file in files:
        assert counted(file) == FEEDS.get(file.name, 0), file.name


def test_a_broken_line_is_named_and_the_rest_is_read(shared: Path) -> None:
    body = (shared / "corpus" / "opml" / "awesome-rss-feeds__Programming.opml").read_bytes()
    outline = read(body)
    assert outline.faults[0].key == "feeds-outline-damaged"
    assert b"Signal v. Noise" in body.splitlines()[outline.faults[0].line - 1]
    assert len(outline.feeds) == 49


def test_sections_titles_and_faults_are_told_with_their_lines() -> None:
    outline = read(
        b"""<?xml version="1.0"?>
<!DOCTYPE opml [<!ENTITY boom "boom">]>
<opml version="2.0"><body>
<outline text="Books &amp; more">
  <outline type="rss" text="A &lt;b&gt;paper&lt;/b&gt;" XMLURL="https://a.example/feed"/>
  <outline type="rss" text="Nowhere"/>
</outline>
<outline type="rss" title="&boom;" xmlUrl="feed:https://b.example/feed" category="/News/Local,/Other"/>
<outline type="rss" text="Again" xmlUrl="https://a.example/feed"/>
<outline type="rss" text="Script" xmlUrl="javascript:alert(1)"/>
<outline type="link" text="A page" url="https://c.example/"/>
</body></opml>"""
    )
    assert outline.feeds == (
        OutlineFeed("https://a.example/feed", "A paper", "Books & more", 5),
        OutlineFeed("https://b.example/feed", "&boom;", "Local", 8),
    )
    assert [(fault.line, fault.key, fault.title) for fault in outline.faults] == [
        (6, "feeds-outline-no-address", "Nowhere"),
        (10, "feeds-outline-bad-address", "Script"),
    ]


@pytest.mark.parametrize("body", [b"", b"\x00", b"<rss><channel/></rss>", b"<html><body>Hi</body></html>", b"{}"])
def test_what_is_no_list_is_refused(body: bytes) -> None:
    with pytest.raises(MemberFacingError, match="feeds-no-outline"):
        read(body)


def test_what_we_write_is_read_again() -> None:
    feeds = [
        OutlineFeed("https://a.example/feed?x=1&y=2", 'The "Paper" <1>', "Books & more"),
        OutlineFeed("https://b.example/feed", "Ünïcode 📰", "Local"),
    ]
    again = read(write("Ours", [(feed, "https://a.example/") for feed in feeds]))
    assert [(feed.url, feed.title, feed.section) for feed in again.feeds] == [
        (feed.url, feed.title, feed.section) for feed in feeds
    ]
    assert again.faults == ()
