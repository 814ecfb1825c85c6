"""The real feeds of ../shared/corpus and what two other libraries read in them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from bot.feeds.parsed import ParsedEntry
from bot.feeds.plain import line_of_markup

URL = "https://feeds.example/feed.xml"
FIELDS = ("title", "link", "id", "date", "enclosure")

# Where the oracle and we differ for a reason.
EXPLAINED = {
    ("feeds/FeedKit__Ampersand.xml", "id"): "the oracle's fallback parser turns '&utm_medium' into '&utm;_medium'",
    ("feeds/NetNewsWire__pappacoda.atom", "link"): "the oracle takes a tag: id for the page; only http(s) is a page",
    ("feeds/RSS-Parser__feed-test-audio.xml", "link"): "the oracle takes a bare UUID in guid for the page",
    ("feeds/fastfeedparser__bd04b85676aee76e.xml", "link"): "links without a scheme, which we add",
}


@dataclass(frozen=True)
class Difference:
    file: str
    field: str
    oracle: str
    ours: str | None


def feeds(shared: Path) -> list[dict[str, Any]]:
    with (shared / "corpus" / "expected.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def expected_fields(entry: dict[str, Any]) -> dict[str, str | None]:
    return {
        "title": line_of_markup(entry["title"] or "") or None,
        "link": urljoin(URL, entry["link"]) if entry["link"] else None,
        "id": entry["id"],
        "date": entry["published"] or entry["updated"],
        "enclosure": entry["enclosure_url"],
    }


def our_fields(entry: ParsedEntry) -> dict[str, str | None]:
    return {
        "title": entry.title or None,
        "link": entry.link,
        "id": entry.id,
        "date": entry.at.strftime("%Y-%m-%dT%H:%M:%SZ") if entry.at else None,
        "enclosure": entry.enclosures[0].url if entry.enclosures else None,
    }
