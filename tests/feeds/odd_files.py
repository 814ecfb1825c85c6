"""feedparser's own odd files (../shared/corpus/expect), what it reads in them, and why we read something else."""

import calendar
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import feedparser

from bot.feeds.parsed import NotAFeedError, ParsedEntry
from bot.feeds.parsing import parse
from bot.feeds.plain import line_of_markup
from tests.feeds.captured import URL, our_fields

_NO_ADDRESS = "an id is compared, not opened: made an address it would change with the place of the feed"
_ENCLOSURE = "a link without an address is no page; the alternate one beside it is"
_ENTITY = "no entity is ever declared: that is how one line becomes a gigabyte"
_LITERAL = "the type says that it is literal text, so what looks like a tag is part of it"

# Where feedparser and we differ for a reason.
EXPLAINED = {
    ("wellformed__atom10__entry_id_with_attributes.xml", "link"): _NO_ADDRESS,
    ("wellformed__atom10__entry_id_with_attributes.xml", "id"): _NO_ADDRESS,
    ("wellformed__atom10__entry_link_no_href_link_priority.xml", "link"): _ENCLOSURE,
    ("wellformed__atom10__entry_link_rel_enclosure_no_href.xml", "link"): _ENCLOSURE,
    ("wellformed__atom__entry_link_rel_enclosure_no_href.xml", "link"): _ENCLOSURE,
    ("wellformed__atom10__entry_title_text_plain_brackets.xml", "title"): _LITERAL,
    ("wellformed__atom__entry_title_text_plain_brackets.xml", "title"): _LITERAL,
    ("wellformed__lang__http_content_language_entry_title_inherit_2.xml", "link"): _NO_ADDRESS,
    ("wellformed__lang__http_content_language_entry_title_inherit_2.xml", "id"): _NO_ADDRESS,
    ("wellformed__node_precedence__atom10_id.xml", "link"): _NO_ADDRESS,
    ("wellformed__node_precedence__atom10_id.xml", "id"): _NO_ADDRESS,
    (
        "wellformed__rss__entity_in_doctype.xml",
        "id",
    ): _ENTITY,
    ("wellformed__sanitize__entry_title_crazy.xml", "title"): "the text of a script is not shown",
}


@dataclass(frozen=True)
class Comparison:
    """One value that feedparser reads, and ours."""

    file: str
    field: str
    theirs: str
    ours: str | None

    @property
    def is_same(self) -> bool:
        return self.theirs == self.ours


def compared(shared: Path) -> Iterator[Comparison]:
    """Every value of every entry that feedparser reads in its own files; files on which it raises are left out."""
    for file in sorted((shared / "corpus" / "expect" / "feedparser").glob("*.xml")):
        body = file.read_bytes()
        try:
            theirs = feedparser.parse(io.BytesIO(body), response_headers={"content-location": URL}).entries
        # It raises whatever its parsers raise.
        except Exception:  # noqa: BLE001, S112
            continue
        if not theirs:
            continue
        ours = _ours(body)
        for number, entry in enumerate(theirs):
            got = our_fields(ours[number]) if number < len(ours) else {}
            for field, value in _fields(entry).items():
                if value:
                    yield Comparison(file.name, field, value, got.get(field))


def _ours(body: bytes) -> tuple[ParsedEntry, ...]:
    try:
        return parse(body, None, URL).entries
    except NotAFeedError:
        return ()


def _fields(entry: Any) -> dict[str, str | None]:
    at = entry.get("published_parsed") or entry.get("updated_parsed")
    link = entry.get("link")
    enclosures = [each.get("href") for each in dict.get(entry, "links", ()) if each.get("rel") == "enclosure"]
    return {
        "title": line_of_markup(entry.get("title") or "") or None,
        "link": urljoin(URL, link) if link else None,
        "id": entry.get("id"),
        "date": datetime.fromtimestamp(calendar.timegm(at), UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None,
        "enclosure": urljoin(URL, enclosures[0]) if enclosures and enclosures[0] else None,
    }
