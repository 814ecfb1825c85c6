"""From bytes to an XML tree, strictly if possible, repaired if not. Nothing outside the bytes is ever read."""

import html
import re

from lxml import etree

from bot.feeds.encoding import text_of

_ROOT = re.compile(r"<(?:[A-Za-z][\w.-]{0,40}:)?(?:rss|feed|rdf|channel)(?=[\s>/])", re.IGNORECASE)
_ITEM = re.compile(r"<(?:[A-Za-z][\w.-]{0,40}:)?(?:item|entry)(?=[\s>])", re.IGNORECASE)
_PARTS = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#(?:x([0-9a-fA-F]{1,8})|(\d{1,8}));|(\w{1,32});)?")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})


def items_in(text: str, seen: int) -> int:
    """How many items a text seems to have, if they are more than the `seen` ones."""
    # Counting words is quick, and counts too many rather than too few.
    return len(_ITEM.findall(text)) if text.count("<item") + text.count("<entry") != seen else seen


def tree_of(body: bytes, content_type: str | None) -> tuple[etree._Element, str] | None:
    """The root element and the text it is of; None when this is no RSS or Atom.

    The prolog with its DOCTYPE is cut off before parsing, so no entity can be declared, expanded or fetched.
    """
    text = text_of(body, content_type)
    start = _ROOT.search(text)
    if start is None:
        return None
    text = text[start.start() :]
    root = parsed(text, recover=False)
    if root is None:
        text = repaired(text)
        root = parsed(text, recover=False)
    if root is None:
        root = parsed(text, recover=True)
    return None if root is None else (root, text)


def parsed(text: str, *, recover: bool) -> etree._Element | None:
    """The root of an XML document; None where it is broken, or, with `recover`, has nothing in it."""
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        return etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)
    except etree.LxmlError:
        return None


def repaired(text: str) -> str:
    """Without characters that XML does not know, and with bare ampersands and HTML's entities put right."""
    parts = _PARTS.split(_ILLEGAL.sub("", text))
    # Every second part is a CDATA section, where an ampersand is only an ampersand.
    parts[::2] = [_REFERENCE.sub(_mended, part) for part in parts[::2]]
    return "".join(parts)


def _mended(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    if name:
        known = html.unescape(found[0])
        return found[0] if name in _XML_ENTITIES else _quoted(known) if known != found[0] else f"&amp;{found[0][1:]}"
    if not hexadecimal and not decimal:
        return "&amp;"
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    legal = code < 0x110000 and not _ILLEGAL.match(chr(code))
    return found[0] if legal else "\ufffd" if 0xD800 <= code < 0xE000 else ""


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
