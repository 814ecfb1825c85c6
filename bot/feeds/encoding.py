"""From the bytes of a feed to its text, believing what the bytes show before what is claimed about them."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
# What browsers take these names to mean (WHATWG Encoding): a superset, since writers use its extra characters.
_SUPERSETS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_STATEFUL = frozenset({"iso2022_jp", "hz"})
_NEVER = frozenset({"utf-7", "utf-16", "utf-32", "idna", "punycode", "unicode_escape", "raw_unicode_escape"})


def text_of(body: bytes, content_type: str | None = None) -> str:
    """Decode by byte order mark, then as UTF-8 if it is valid, then by the HTTP charset, then as the XML says.

    Never fails: what cannot be decoded becomes U+FFFD. UTF-7 is never believed.
    """
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return body.decode(codec, "replace")
    if b"\x00" in body[:4]:
        return body.decode(_wide(body), "replace")
    names = [name for name in (_charset_of(content_type), _declared_in(body)) if name]
    if not any(name in _STATEFUL for name in names):
        try:
            return body.decode()
        except UnicodeDecodeError:
            pass
    for name in names:
        try:
            return body.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return _best_guess(body, [name for name in names if name != "utf-8"])


def _wide(body: bytes) -> str:
    if body[:4] == b"<\x00\x00\x00":
        return "utf-32-le"
    if body[:4] == b"\x00\x00\x00<":
        return "utf-32-be"
    return "utf-16-be" if body[0] == 0 else "utf-16-le"


def _known(name: str) -> str | None:
    try:
        canonical = codecs.lookup(name).name
    except LookupError:
        return None
    return None if canonical in _NEVER else _SUPERSETS.get(canonical, canonical)


def _charset_of(content_type: str | None) -> str | None:
    found = _CHARSET.search(content_type or "")
    return _known(found[1]) if found else None


def _declared_in(body: bytes) -> str | None:
    found = _DECLARED.search(body[:512])
    return _known(found[1].decode("ascii")) if found else None


def _best_guess(body: bytes, names: list[str]) -> str:
    """A damaged document: UTF-8 with a few bad bytes, or else what it claims, or else Western European."""
    as_utf8 = body.decode("utf-8", "replace")
    damaged = as_utf8.count("\ufffd")
    beyond_ascii = len(as_utf8) - len(as_utf8.encode("ascii", "ignore"))
    if beyond_ascii > 2 * damaged:
        return as_utf8
    return body.decode(names[0] if names else "cp1252", "replace")
