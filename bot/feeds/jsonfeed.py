"""JSON Feed 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from typing import Any

from bot.feeds.plain import line, line_of_markup, paragraphs, paragraphs_of_markup
from bot.feeds.raw import RawEntry, RawFeed


def looks_like_json(body: bytes) -> bool:
    """Whether the first character opens an object, which no XML does."""
    return body[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def read(text: str) -> RawFeed | None:
    """The feed, or None when it is some other JSON. Items without any content are skipped."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if (
        not isinstance(found, dict)
        or not isinstance(found.get("items"), list)
        or "jsonfeed.org" not in _str(found, "version")
    ):
        return None
    return RawFeed(
        title=line_of_markup(_str(found, "title")),
        link=_str(found, "home_page_url"),
        language=_str(found, "language"),
        description=paragraphs(_str(found, "description")),
        author=_author(found),
        artwork=_str(found, "icon"),
        entries=[_entry(each, found) for each in _list(found, "items") if isinstance(each, dict) and each],
    )


def _entry(item: dict[str, Any], feed: dict[str, Any]) -> RawEntry:
    markup, text = _str(item, "content_html"), _str(item, "content_text")
    attachments = [each for each in _list(item, "attachments") if isinstance(each, dict)]
    return RawEntry(
        id=_str(item, "id"),
        title=line_of_markup(_str(item, "title")),
        link=_str(item, "url") or _str(item, "external_url"),
        published=_str(item, "date_published"),
        updated=_str(item, "date_modified"),
        author=_author(item) or _author(feed),
        summary=paragraphs(_str(item, "summary")),
        content=paragraphs_of_markup(markup) if markup else paragraphs(text),
        enclosures=[(_str(each, "url"), _str(each, "mime_type"), _str(each, "size_in_bytes")) for each in attachments],
        duration=next((seconds for each in attachments if (seconds := _str(each, "duration_in_seconds"))), ""),
        image=_str(item, "image") or _str(item, "banner_image"),
    )


def _str(of: dict[str, Any], key: str) -> str:
    value = of.get(key)
    if isinstance(value, str):
        return value.strip()
    # Ids are numbers in some feeds; a number too long to print is nonsense.
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e18 else ""


def _list(of: dict[str, Any], key: str) -> list[Any]:
    value = of.get(key)
    return value if isinstance(value, list) else []


def _author(of: dict[str, Any]) -> str:
    people = [*_list(of, "authors"), of.get("author")]
    return next((line(name) for each in people if isinstance(each, dict) and (name := _str(each, "name"))), "")
