"""Reads with feedparser what our own reader doubts: rare formats, encoded contents, badly broken documents.

feedparser knows more oddities than anyone, at a fiftieth of the speed, so it is asked for these only.
"""

import io
from typing import Any

from bot.feeds.parsed import MOST_ENTRIES
from bot.feeds.plain import line_of_markup, paragraphs_of_markup
from bot.feeds.raw import RawEntry, RawFeed

# Past this it takes seconds, and what is this large and this broken is not worth them.
_MOST_BYTES = 1_000_000


def read(text: str) -> RawFeed | None:
    """The feed as feedparser understands it; None when it finds none, or fails."""
    import feedparser

    body = text[:_MOST_BYTES].encode("utf-8", "replace")
    try:
        found = feedparser.parse(
            io.BytesIO(body),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=True,
        )
    # It raises whatever its parsers raise (UnicodeEncodeError, RecursionError, AssertionError, ...).
    except Exception:  # noqa: BLE001
        return None
    if not found.entries and not found.get("version"):
        return None
    feed = found.feed
    return RawFeed(
        title=line_of_markup(_str(feed, "title")),
        link=_str(feed, "link"),
        language=_str(feed, "language"),
        description=paragraphs_of_markup(_str(feed, "subtitle")),
        author=line_of_markup(_str(feed, "author")),
        artwork=_href(feed),
        explicit=_explicit(feed),
        ttl=_str(feed, "ttl"),
        entries=[_entry(each) for each in found.entries[:MOST_ENTRIES]],
    )


def _entry(found: Any) -> RawEntry:
    contents = [each.get("value") or "" for each in found.get("content", ())]
    return RawEntry(
        id=_str(found, "id"),
        title=line_of_markup(_str(found, "title")),
        link=_str(found, "link"),
        published=_str(found, "published"),
        updated=_str(found, "updated"),
        author=line_of_markup(_str(found, "author")),
        summary=paragraphs_of_markup(_str(found, "summary")),
        content=paragraphs_of_markup(max(contents, key=len, default="")),
        enclosures=[
            (_str(each, "href"), _str(each, "type"), _str(each, "length"))
            for each in dict.get(found, "links", ())
            if each.get("rel") == "enclosure"
        ],
        duration=_str(found, "itunes_duration"),
        image=_href(found),
        season=_str(found, "itunes_season"),
        episode=_str(found, "itunes_episode"),
        episode_type=_str(found, "itunes_episodetype"),
        explicit=_explicit(found),
    )


def _str(of: Any, key: str) -> str:
    # Subscripting feedparser's dictionaries maps old names to new ones, with a warning.
    value = dict.get(of, key)
    return value.strip() if isinstance(value, str) else ""


def _href(of: Any) -> str:
    image = of.get("image")
    return _str(image, "href") if isinstance(image, dict) else ""


def _explicit(of: Any) -> str:
    said: object = dict.get(of, "itunes_explicit")
    return "yes" if said is True else "no" if said is False else ""
