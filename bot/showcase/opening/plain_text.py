"""Bytes of a text file to text, and the markdown of other places to Discord's."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What Windows wrote before UTF-8, for the alphabets; guesses outside of these are wrong more often than right.
_LIKELY = (
    "cp1252",
    "cp1251",
    "cp1250",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "big5",
    "gb18030",
    "shift_jis",
    "euc_kr",
)
_LEAST_TO_GUESS_FROM = 20

_DEEP_HEADING = re.compile(r"^#{4,6}[ \t]+(.*?)[ \t]*#*$", re.MULTILINE)
_UNDERLINED_HEADING = re.compile(r"^([^\n#>\-*\s][^\n]*)\n(=+|-{3,})[ \t]*$", re.MULTILINE)
_BREAK = re.compile(r"[ \t]*(?:\\|<br\s*/?>)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:[\w-]+:[^\n]*\n|[ \t]+[^\n]*\n|\n)*?---[ \t]*\n")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def decoded(body: bytes) -> str:
    """The text of a file: by its byte order mark, else UTF-8, else the likeliest older encoding or Windows-1252."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    if body.count(0) > len(body) // 3:
        return body.decode("utf-16-be" if body[0] == 0 else "utf-16-le", "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode(_guessed(body), "replace")


def _guessed(body: bytes) -> str:
    high = sum(1 for byte in body if byte >= 0x80)
    if high < _LEAST_TO_GUESS_FROM:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(body[:200_000], cp_isolation=list(_LIKELY)).best()
    return best.encoding if best is not None else "cp1252"


def markdown(text: str) -> str:
    """CommonMark as Discord writes it: three sizes of headings, no comments, no front matter."""
    text = _FRONT_MATTER.sub("", text.replace("\r\n", "\n"))
    text = _COMMENT.sub("", text)
    text = _UNDERLINED_HEADING.sub(lambda found: f"{'#' if found[2][0] == '=' else '##'} {found[1]}", text)
    text = _DEEP_HEADING.sub(r"### \1", text)
    return _BREAK.sub("", text)
