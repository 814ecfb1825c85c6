"""Reads RSS 0.9x/1.0/2.0 and Atom from an XML tree in one pass over the children of each item."""

import base64
from collections.abc import Callable, Iterable

from lxml import etree

from bot.feeds.moments import moment
from bot.feeds.parsed import MOST_ENTRIES
from bot.feeds.plain import line, line_of_markup, paragraphs, paragraphs_of_markup, paragraphs_of_tree
from bot.feeds.raw import RawEntry, RawFeed
from bot.feeds.vocabulary import name_of

Children = dict[str, list[etree._Element]]

_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_TITLES = ("title", "dc:title", "media:title", "itunes:title")
_SUMMARIES = ("description", "summary", "dc:description", "media:description", "itunes:summary", "itunes:subtitle")
_CONTENTS = ("content:encoded", "content", "xhtml:body", "xhtml:div", "body", "fullitem")
_PUBLISHED = ("pubdate", "published", "issued", "dcterms:issued")
_UPDATED = ("updated", "modified", "dcterms:modified", "dc:date", "lastbuilddate")
_AUTHORS = ("author", "dc:creator", "itunes:author", "dc:author", "managingeditor", "dc:publisher")
_TEXT_TYPES = frozenset({"text", "text/plain", "plain"})


class DoubtError(Exception):
    """Something that this reader does not know well enough; another reader should look."""


def read(root: etree._Element, text: str) -> RawFeed:
    """The feed under `root`, which `text` is the source of.

    Raises `DoubtError` for what is rare enough to be left to feedparser.
    """
    name = name_of(str(root.tag))
    based = "xml:base" in text
    if name == "feed":
        feed, items = _children(root), root
        atom = True
    elif name in ("rss", "rdf:rdf", "rdf"):
        channel = next((each for each in root if _is(each, "channel")), None)
        if channel is None:
            raise DoubtError("no channel")
        feed, items = _children(channel), channel
        atom = False
    else:
        raise DoubtError("unknown root")
    result = _feed(feed, items.base or "" if based else "", atom=atom)
    entries = [*feed.get("item", ()), *feed.get("entry", ())]
    if items is not root:
        entries += [each for each in root if _is(each, "item")]
    result.entries = [_entry(each, atom=atom, based=based) for each in _newest(entries)]
    return result


def _newest(items: list[etree._Element]) -> list[etree._Element]:
    """The part that is kept of an overlong feed; most begin with the newest, some end with it."""
    if len(items) <= MOST_ENTRIES:
        return items
    first, last = (moment(_text(_children(each), *_PUBLISHED, *_UPDATED)) for each in (items[0], items[-1]))
    return items[-MOST_ENTRIES:] if first and last and last > first else items[:MOST_ENTRIES]


def _is(element: etree._Element, name: str) -> bool:
    return isinstance(element.tag, str) and name_of(element.tag) == name


def _children(parent: etree._Element) -> Children:
    found: Children = {}
    for child in parent:
        tag = child.tag
        if isinstance(tag, str):
            name = name_of(tag)
            if name in found:
                found[name].append(child)
            else:
                found[name] = [child]
    return found


def _feed(found: Children, base: str, *, atom: bool) -> RawFeed:
    image = found.get("image", ())
    return RawFeed(
        base=base,
        title=_first(found, _TITLES, _line, atom),
        link=_link(found) or _permalink(found, _text(found, "id")),
        language=_text(found, "language", "dc:language"),
        description=_first(found, ("description", "subtitle", "tagline", "itunes:summary"), _paragraphs, atom),
        author=_author(found),
        artwork=_attribute(found, "itunes:image", "href")
        or next((text for each in image for text in [_value(each, "url")] if text), "")
        or _text(found, "logo", "icon"),
        explicit=_text(found, "itunes:explicit"),
        ttl=_text(found, "ttl"),
        moved_to=_text(found, "itunes:new-feed-url"),
    )


def _entry(item: etree._Element, *, atom: bool, based: bool) -> RawEntry:
    found = _children(item)
    for group in (*found.get("media:group", ()), *found.get("media:content", ())):
        for name, elements in _children(group).items():
            found.setdefault(name, []).extend(elements)
    identifier = _text(found, "guid", "id") or (item.get(_RDF_ABOUT) or "").strip() or _text(found, "dc:identifier")
    return RawEntry(
        base=_base(item, found) if based else "",
        id=identifier,
        title=_first(found, _TITLES, _line, atom),
        link=_link(found) or _permalink(found, identifier),
        published=_text(found, *_PUBLISHED),
        updated=_text(found, *_UPDATED),
        author=_author(found),
        summary=_first(found, _SUMMARIES, _paragraphs, atom),
        content=_first(found, _CONTENTS, _paragraphs, atom),
        enclosures=_enclosures(found),
        duration=_text(found, "itunes:duration") or _attribute(found, "media:content", "duration"),
        image=_image(found),
        season=_text(found, "itunes:season", "podcast:season"),
        episode=_text(found, "itunes:episode", "podcast:episode"),
        episode_type=_text(found, "itunes:episodetype"),
        explicit=_text(found, "itunes:explicit", "media:rating"),
    )


def _base(item: etree._Element, found: Children) -> str:
    links = [each for each in found.get("link", ()) if each.get("rel", "alternate") == "alternate"]
    return (links[0] if links else item).base or ""


def _text(found: Children, *names: str) -> str:
    """The first that says something."""
    for name in names:
        if name in found:
            for element in found[name]:
                text = element.text
                if text and (text := text.strip()):
                    return text
    return ""


def _value(parent: etree._Element, name: str) -> str:
    return _text(_children(parent), name)


def _attribute(found: Children, name: str, attribute: str) -> str:
    if name not in found:
        return ""
    return next((text for each in found[name] if (text := (each.get(attribute) or "").strip())), "")


def _first(
    found: Children, names: Iterable[str], reading: Callable[[etree._Element, str, bool], str], atom: bool
) -> str:
    for name in names:
        if name in found:
            for element in found[name]:
                if text := reading(element, name, atom):
                    return text
    return ""


def _source(element: etree._Element, name: str, atom: bool) -> tuple[str, bool]:
    """The text as its writer meant it, and whether it is HTML: Atom says so by a type, RSS never says and means it.

    Atom's binary types, and base64 of its drafts, are decoded if they are text.
    """
    text = element.text or ""
    if not element.keys():
        return text, not atom or ":" in name
    kind, mode = (element.get("type") or "").lower().partition(";")[0].strip(), element.get("mode")
    is_markup = kind not in _TEXT_TYPES and (bool(kind) or not atom or ":" in name or mode in ("escaped", "base64"))
    if mode == "base64" or ("/" in kind and not kind.startswith("text/") and not kind.endswith(("xml", "html"))):
        try:
            text = base64.b64decode(text, validate=False).decode()
        except ValueError:
            text = ""
    return text, is_markup


def _line(element: etree._Element, name: str, atom: bool) -> str:
    if len(element):
        return " ".join(paragraphs_of_tree(element).split())
    source, is_markup = _source(element, name, atom)
    return line_of_markup(source) if is_markup else line(source)


def _paragraphs(element: etree._Element, name: str, atom: bool) -> str:
    if len(element):
        return paragraphs_of_tree(element)
    source, is_markup = _source(element, name, atom)
    return paragraphs_of_markup(source) if is_markup else paragraphs(source)


def _link(found: Children) -> str:
    """The page: the text of a link element, else an alternate link that is HTML or says nothing of its type."""
    target = ""
    for element in found.get("link", ()):
        if element.get("rel", "alternate") == "alternate" and _is_page(element):
            if href := element.get("href"):
                target = target or href.strip()
            elif text := (element.text or "").strip():
                return text
    return target


def _permalink(found: Children, identifier: str) -> str:
    """An id that is an address is the page, unless the feed denies it."""
    denied = any((each.get("isPermaLink") or "true").lower() != "true" for each in found.get("guid", ()))
    return identifier if not denied and identifier.lower().startswith(("http://", "https://")) else ""


def _is_page(element: etree._Element) -> bool:
    return (element.get("type") or "text/html").lower().partition(";")[0] in ("text/html", "application/xhtml+xml")


def _author(found: Children) -> str:
    for name in _AUTHORS:
        if name in found:
            for element in found[name]:
                text = _value(element, "name") if len(element) else (element.text or "").strip()
                if text:
                    return line_of_markup(text)
    return ""


def _enclosures(found: Children) -> list[tuple[str, str, str]]:
    result = [
        (each.get("url") or each.get("href") or "", each.get("type") or "", each.get("length") or "")
        for each in found.get("enclosure", ())
    ]
    result += [
        (each.get("href") or each.text or "", each.get("type") or "", each.get("length") or "")
        for each in found.get("link", ())
        if each.get("rel") == "enclosure"
    ]
    result += [
        (each.get("url") or "", each.get("type") or "", each.get("fileSize") or "")
        for each in found.get("media:content", ())
        if (each.get("type") or "").startswith(("audio/", "video/"))
    ]
    return result


def _image(found: Children) -> str:
    return (
        _attribute(found, "itunes:image", "href")
        or _attribute(found, "media:thumbnail", "url")
        or next((each.get("url") or "" for each in found.get("media:content", ()) if _shows_image(each)), "")
        or next((each.get("url") or "" for each in found.get("enclosure", ()) if _shows_image(each)), "")
    )


def _shows_image(element: etree._Element) -> bool:
    return element.get("medium") == "image" or (element.get("type") or "").startswith("image/")
