"""From the markup that feeds carry to plain text."""

import functools
import html
import re

from lxml import etree
from lxml.html import defs

_LONGEST_LINE_OF_MARKUP = 20_000
_MOST_MARKUP = 1_000_000
_BLOCKS = defs.block_tags | {"li", "dt", "dd", "tr", "section", "article", "main", "nav", "figure", "figcaption"}
_HIDDEN = frozenset(
    ("script", "style", "iframe", "object", "embed", "applet", "noscript", "template", "svg", "math", "head", "title")
)
_TAGS = defs.tags | _BLOCKS | _HIDDEN | {"blink", "frame", "frameset", "marquee", "nobr", "o:p", "wbr"}
_MARKUP = re.compile(
    rf"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<![^>]*>|</?(?P<name>{'|'.join(sorted(_TAGS))})(?:[\s/][^<>]*)?/?>",
    re.IGNORECASE | re.DOTALL,
)
# What only appears when a text was escaped once more than its type says; &lt; is left, since it may be meant.
_ESCAPED_TWICE = re.compile(
    r"&(?:amp|quot|apos|nbsp|#\d{2,7}|#x[0-9a-f]{2,6}|[lr][sd]quo|hellip|[nm]dash|eacute|[aou]uml);", re.IGNORECASE
)
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufeff\u202a-\u202e\u2066-\u2069]")
_C1 = re.compile("[\x80-\x9f]")
_WINDOWS = {code: character for code in range(0x80, 0xA0) if (character := bytes([code]).decode("cp1252", "ignore"))}
_BLANK_LINES = re.compile(r"\n\s*\n\s*")
_SPACES = re.compile(r"[^\S\n]+")
# Private-use characters stand for line ends while the white space of the source is folded.
_BLOCK_END = "\ue000"
_LINE_END = "\ue001"
_EFFECTS: dict[str, str] = {
    **dict.fromkeys(_BLOCKS, "block"),
    **dict.fromkeys(_HIDDEN, "hidden"),
    "br": "break",
    "pre": "lines",
}
# What the parser would do with these tags can be said without it; anything else is for the parser.
_HARD = "\ue002"
_SIMPLE_INLINE = "a abbr b cite code em i img s small span strong sub sup time u"
_SIMPLE_BLOCKS = "p div li ul ol blockquote h1 h2 h3 h4 figure figcaption section"
_SIMPLE_EFFECTS = {
    f"{slash}{spelt}": effect
    for names, effect in ((_SIMPLE_INLINE, ""), (_SIMPLE_BLOCKS, _BLOCK_END), ("br", _LINE_END))
    for name in names.split()
    for spelt in (name, name.upper())
    for slash in ("", "/")
    if (slash, name) != ("/", "br")
}
_SIMPLE_TAG = re.compile(
    r"""<(/?[A-Za-z0-9]++)(?:>|(?:\s++[A-Za-z][\w:-]*+(?:\s*+=\s*+(?:"[^"<>]*+"|'[^'<>]*+'))?+)*+\s*+/?>)""", re.ASCII
)
_SIMPLE_REFERENCE = re.compile(
    r"&(?:amp|lt|gt|quot|nbsp|[lr][sd]quo|hellip|[nm]dash|eacute|egrave|[aouAOU]uml|szlig|copy|pound|euro|"
    r"#(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6]|1[6-9]\d|[2-9]\d\d|\d{4}));"
)
_PARSER = etree.HTMLParser(encoding="utf-8", recover=True, no_network=True, remove_comments=True, remove_pis=True)


def clean(text: str) -> str:
    """Without control characters, byte order marks and direction overrides; lone surrogates become U+FFFD.

    What was encoded as UTF-8 twice, or as Windows-1252 and called Latin-1, is put right, as feedparser does.
    """
    return _safe(text if text.isascii() else _decoded_again(text))


def _decoded_again(text: str) -> str:
    try:
        return text.encode("latin-1").decode()
    except UnicodeError:
        return text


def _safe(text: str) -> str:
    if text.isprintable():
        return text
    if _C1.search(text):
        text = text.translate(_WINDOWS)
    if not _UNSAFE.search(text):
        return text
    return _UNSAFE.sub(lambda found: "\ufffd" if "\ud800" <= found[0] <= "\udfff" else "", text)


def _folded(text: str) -> str:
    """Clean, with single spaces for all white space."""
    if not text.isascii():
        # Python takes U+0085 for white space; Windows means three dots by it.
        text = _decoded_again(text).replace("\x85", "…")
    text = text.strip()
    # White space other than spaces is not printable.
    if text.isprintable() and "  " not in text:
        return text
    folded = " ".join(text.split())
    return folded if folded.isprintable() else " ".join(_safe(text).split())


def line(text: str) -> str:
    """One line of literal text."""
    text = text[:_LONGEST_LINE_OF_MARKUP]
    if "&" in text and _ESCAPED_TWICE.search(text):
        text = _ESCAPED_TWICE.sub(lambda found: html.unescape(found[0]), text)
    return _folded(text)


def line_of_markup(markup: str) -> str:
    """One line from markup, such as a title. What merely looks like a tag ("<3", "<@name>") stays."""
    text = markup[:_LONGEST_LINE_OF_MARKUP]
    if "<" in text:
        text = _MARKUP.sub(_gap, text)
    return line(html.unescape(text)) if "&" in text else _folded(text)


def _gap(found: re.Match[str]) -> str:
    name = found["name"]
    return " " if name and (name.lower() in _BLOCKS or name.lower() in ("br", "td")) else ""


def paragraphs(text: str) -> str:
    """Literal text with single spaces, lines kept, paragraphs separated by one empty line."""
    text = clean(text)
    if text.isprintable() and "  " not in text:
        return text.strip()
    text = _SPACES.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _BLANK_LINES.sub("\n\n", text).replace(" \n", "\n").replace("\n ", "\n").strip()


def paragraphs_of_markup(markup: str) -> str:
    """The text of a piece of HTML without scripts, frames and other hidden parts.

    At most a million characters are read.
    """
    markup = markup[:_MOST_MARKUP].strip()
    if "<" not in markup:
        return paragraphs(html.unescape(markup) if "&" in markup else markup)
    if (simple := _without_simple_markup(markup)) is not None:
        return _blocks(simple)
    # NUL ends a document for libxml2.
    root = _parsed(markup.replace("\x00", ""))
    text = paragraphs_of_tree(root) if root is not None else ""
    # libxml2 gives up on absurdly deep nesting; a plain removal of tags still finds the words.
    return text or paragraphs(html.unescape(_MARKUP.sub(_gap, markup[:_LONGEST_LINE_OF_MARKUP])))


def _without_simple_markup(markup: str) -> str | None:
    """The text with marks for the ends of blocks and lines, where nothing but ordinary tags and references is in it.

    That is nearly always so, and a tenth of the work of a parser. None where only a parser could tell.
    """
    parts = _SIMPLE_TAG.split(markup)
    if len(parts) // 2 != markup.count("<"):
        return None
    # Every second part is the name of a tag.
    parts[1::2] = [_SIMPLE_EFFECTS.get(name, _HARD) for name in parts[1::2]]
    text = "".join(parts)
    if ">" in text or "\x00" in text or _HARD in text:
        return None
    references = text.count("&")
    if references and len(_SIMPLE_REFERENCE.findall(text)) != references:
        return None
    return html.unescape(text) if references else text


def _parsed(markup: str) -> etree._Element | None:
    try:
        return etree.fromstring(markup.encode("utf-8", "replace"), _PARSER)
    except etree.LxmlError:
        return None


def paragraphs_of_tree(root: etree._Element) -> str:
    """The text of parsed HTML or XHTML. Changes the tree."""
    hidden = []
    for element in root.iter():
        effect = _effect_of(element.tag)
        if effect == "block":
            element.text = _BLOCK_END + _settable(element.text)
            element.tail = _BLOCK_END + _settable(element.tail)
        elif effect == "break":
            element.tail = _LINE_END + _settable(element.tail)
        elif effect == "hidden":
            hidden.append(element)
        elif effect == "lines":
            _keep_lines(element)
    for element in hidden:
        _remove(element)
    return _blocks(str(etree.tostring(root, method="text", encoding="unicode", with_tail=False)))


def _blocks(text: str) -> str:
    # What is wrong with the encoding of one paragraph need not be so in the next.
    return "\n\n".join([block for each in text.split(_BLOCK_END) if (block := _lines(each))])


def _settable(text: str | None) -> str:
    """lxml hands out characters from references such as "&#1;" that it does not take back."""
    return clean(text) if text else ""


@functools.lru_cache(maxsize=1024)
def _effect_of(tag: object) -> str:
    """What an element does to the text around it; namespaced ones (XHTML) like their HTML namesakes."""
    return _EFFECTS.get(tag.rpartition("}")[2].lower(), "none") if isinstance(tag, str) else "none"


def _lines(block: str) -> str:
    if _LINE_END not in block:
        return _folded(block)
    return _BLANK_LINES.sub("\n\n", "\n".join([_folded(each) for each in block.split(_LINE_END)]).strip())


def _keep_lines(preformatted: etree._Element) -> None:
    for element in preformatted.iter():
        element.text = _settable(element.text).replace("\n", _LINE_END)
        if element is not preformatted:
            element.tail = _settable(element.tail).replace("\n", _LINE_END)
    preformatted.text = _BLOCK_END + _settable(preformatted.text)
    preformatted.tail = _BLOCK_END + _settable(preformatted.tail)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    tail = _settable(element.tail)
    before = element.getprevious()
    if before is not None:
        before.tail = _settable(before.tail) + tail
    else:
        parent.text = _settable(parent.text) + tail
    parent.remove(element)
