"""Lists of feeds as OPML, the format in which feed readers hand them to each other.

`read` runs in the reader's process, since files come from strangers; what it gives is unpickled in the bot's own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from xml.etree import ElementTree

from bot.errors import MemberFacingError

if TYPE_CHECKING:
    from lxml import etree

READ_OUTLINE = "bot.feeds.outline:read"
MOST_LINES = 2_000
MOST_NAME_CHARACTERS = 200
_MOST_DAMAGED = 50
_START = re.compile(r"<opml\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OutlineFeed:
    """A feed in a list. `section` is the group it stands in, "" outside of one; `line` counts from 1, 0 is unknown."""

    url: str
    title: str = ""
    section: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class OutlineFault:
    """Something that could not be taken over; `key` says why in the catalogue."""

    key: str
    line: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """What a file lists, each address once, in its order, and what is wrong with the rest."""

    feeds: tuple[OutlineFeed, ...]
    faults: tuple[OutlineFault, ...]


def read(body: bytes) -> Outline:
    """Read a list, as much of it as can be understood.

    Raises:
        MemberFacingError: there is no outline in it at all.
    """
    from bot.feeds.encoding import text_of

    root, damaged, before = _tree(text_of(body))
    if root is None:
        raise MemberFacingError("feeds-no-outline")
    faults = [OutlineFault("feeds-outline-damaged", line + before) for line in damaged]
    found: dict[str, OutlineFeed] = {}
    outlines = [element for element in root.iter() if _name(element) == "outline"]
    if not outlines and _name(root) != "opml":
        raise MemberFacingError("feeds-no-outline")
    for element in outlines[:MOST_LINES]:
        feed = _feed(element, before)
        if isinstance(feed, OutlineFault):
            faults.append(feed)
        elif feed is not None:
            found.setdefault(feed.url, feed)
    return Outline(tuple(found.values()), tuple(sorted(faults, key=lambda fault: fault.line)))


def write(title: str, feeds: Iterable[tuple[OutlineFeed, str]]) -> bytes:
    """OPML 2.0 of feeds, each with the address of its site ("" where it has none), grouped by section."""
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = title
    body = ElementTree.SubElement(root, "body")
    groups: dict[str, ElementTree.Element] = {}
    for feed, site in feeds:
        if feed.section not in groups:
            groups[feed.section] = ElementTree.SubElement(body, "outline", text=feed.section, title=feed.section)
        said = {"type": "rss", "text": feed.title, "title": feed.title, "xmlUrl": feed.url}
        ElementTree.SubElement(groups[feed.section], "outline", said | ({"htmlUrl": site} if site else {}))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'.encode()


def _tree(text: str) -> "tuple[etree._Element | None, list[int], int]":
    """The root, the lines where the document is broken, and how many lines its prolog has."""
    from lxml import etree

    from bot.feeds.trees import parsed, repaired

    # The prolog is cut off, so that no entity is declared; its lines are counted all the same.
    found = _START.search(text)
    before = text.count("\n", 0, found.start()) if found else 0
    text = text[found.start() :] if found else text
    root = parsed(text, recover=False)
    if root is None:
        text = repaired(text)
        root = parsed(text, recover=False)
    if root is not None:
        return root, [], before
    parser = etree.XMLParser(encoding="utf-8", recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return None, [], before
    return root, sorted({entry.line for entry in parser.error_log})[:_MOST_DAMAGED], before


def _name(element: "etree._Element") -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _feed(element: "etree._Element", before: int) -> OutlineFeed | OutlineFault | None:
    """What a line stands for; None where it is a group or something else than a feed."""
    from bot.feeds.links import web_address

    said = {str(name).rpartition("}")[2].lower(): str(value) for name, value in element.items()}
    title = _title(said)
    line = before + int(cast("int | None", element.sourceline) or 0)
    typed = said.get("xmlurl", "").strip()
    if not typed:
        is_feed = said.get("type", "").lower() in ("rss", "atom", "feed", "rss1", "rss2")
        return OutlineFault("feeds-outline-no-address", line, title) if is_feed and not len(element) else None
    url = web_address(typed.removeprefix("feed:").removeprefix("//") if typed.startswith("feed:") else typed)
    if url is None:
        return OutlineFault("feeds-outline-bad-address", line, title or typed[:MOST_NAME_CHARACTERS])
    return OutlineFeed(url, title, _section(element, said), line)


def _title(said: dict[str, str]) -> str:
    from bot.feeds.plain import line_of_markup

    return line_of_markup(said.get("text") or said.get("title") or "")[:MOST_NAME_CHARACTERS]


def _section(element: "etree._Element", said: dict[str, str]) -> str:
    parent = element.getparent()
    if parent is not None and _name(parent) == "outline":
        group = {str(name).lower(): str(value) for name, value in parent.items()}
        if title := _title(group):
            return title
    # "/Writing/Poems,/Books": the first path, its last part.
    return _title({"text": said.get("category", "").partition(",")[0].rstrip("/").rpartition("/")[2]})
