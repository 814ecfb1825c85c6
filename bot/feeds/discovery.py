"""Finds the feeds of a website. Runs in the reader's process, since it reads HTML of strangers."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree

from bot.feeds.encoding import text_of
from bot.feeds.links import web_address
from bot.feeds.plain import line

MOST_CANDIDATES = 25
_FEED_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
        "application/json",
    }
)
# Where the common site builders (WordPress, Ghost, Hugo, Jekyll, Substack, Medium, ...) put a feed.
_USUAL_PLACES = ("feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feeds/posts/default", "feed.json")
_FEED_LINK = re.compile(r"(?:^|[/._-])(?:rss|atom|feeds?)(?:[/._-]|$)", re.IGNORECASE)
_COMMENTS = re.compile(r"\bcomments?\b|/comments/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address that may be a feed. `declared` when the page itself says so, in which case `title` may be its name."""

    url: str
    title: str = ""
    declared: bool = False

    @property
    def of_comments(self) -> bool:
        """Whether it lists what readers say, not what the site says."""
        return _COMMENTS.search(f"{self.title} {self.url}") is not None


def discover(body: bytes, content_type: str | None, url: str) -> tuple[Candidate, ...]:
    """The likely feeds of the page `body` fetched from `url`: declared ones, then linked ones, then the usual places.

    Feeds of comments come last within their group. Nothing is fetched here.
    """
    root = _parsed(text_of(body, content_type))
    base = _base(root, url) if root is not None else url
    found = [] if root is None else [*_declared(root, base), *_linked(root, base)]
    found += [Candidate(place) for place in _usual_places(url)]
    found.sort(key=lambda each: (not each.declared, each.of_comments))
    first_of_each: dict[str, Candidate] = {}
    for each in found:
        first_of_each.setdefault(each.url, each)
    return tuple(first_of_each.values())[:MOST_CANDIDATES]


def _parsed(text: str) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", recover=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return None


def _base(root: etree._Element, url: str) -> str:
    element = next(root.iter("base"), None)
    return urljoin(url, (element.get("href") or "") if element is not None else "")


def _declared(root: etree._Element, base: str) -> list[Candidate]:
    result = []
    for element in root.iter("link"):
        kind = (element.get("type") or "").lower().partition(";")[0].strip()
        relations = (element.get("rel") or "").lower().split()
        if kind in _FEED_TYPES and ("alternate" in relations or "feed" in relations):
            address = web_address(element.get("href"), base)
            if address and "/wp-json/" not in address and "oembed" not in address:
                result.append(Candidate(address, line(element.get("title") or "")[:200], declared=True))
    return result


def _linked(root: etree._Element, base: str) -> list[Candidate]:
    result = []
    for element in root.iter("a"):
        address = web_address(element.get("href"), base)
        if address and _FEED_LINK.search(urlsplit(address).path):
            result.append(Candidate(address))
    return result


def _usual_places(url: str) -> list[str]:
    parts = urlsplit(url)
    home = f"{parts.scheme}://{parts.netloc}/"
    folder = urljoin(url, "./")
    places = [urljoin(folder, place) for place in _USUAL_PLACES[:2]] if folder != home else []
    return [*places, *(urljoin(home, place) for place in _USUAL_PLACES)]
