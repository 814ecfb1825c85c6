"""Text of members made safe for Discord's markdown. It never pings, and never shows a link as something else.

`plain` is for what has no form (answers in forms), `name` for that on one line, `shown` for pieces: emphasis, headings,
scene breaks and lines of verse stay. All expect text that went through `tidy`. The `allowed_mentions` of what is sent
stay none: this is the second lock. The rules are those of Discord's "Markdown Text 101" and of its client.
"""

import re
from collections.abc import Callable

from bot.texts.balancing import balanced
from bot.texts.cutting import ELLIPSIS, shorten
from bot.texts.tidying import tidy

__all__ = ["excerpt", "name", "plain", "shorten", "shown", "tidy"]

# Splits a word for Discord's parser, and is seen by nobody.
_BREAK = "\u200b"
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u061c\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

_MASS_MENTION = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_CUSTOM_EMOJI = re.compile(r"<a?:(\w{1,32}):\d+>")
_COMMAND = re.compile(r"</([^<>:\n]{1,98}):\d+>")
# <@1> <#1> <:emoji:1> <a:emoji:1> <t:1:R> </command:1> <id:browse>, and links other than http(s): <tel:1> <a@b.c> <+1>
_TAG = re.compile(r"<(?=[@#:/]|\+\d|(?!https?:)[a-z][a-z0-9+.-]{0,31}:|[^\s<>@\u200b]{1,64}@)", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"(?<!http)(?<!https)(?<=[a-z0-9+.-]):(?=//)", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z0-9]:)(?=//)", re.IGNORECASE)
_MASKED_LINK = re.compile(
    r"(?<!\\)\[([^\[\]\n]{1,500})\]\([ ]?<?(https?://[^\s<>()]{1,500})>?(?:[ ][\"'][^\"'\n]{0,200}[\"'])?[ ]?\)"
)
_URL = re.compile(r"https?://[^\s<>]*[^\s<>.,;:!?\"'()\[\]*_~|`\\]")
_SPECIAL = re.compile(r"[\\*_~`|\[\]<]")
_LINE_START = re.compile(r"^([^\S\n]*)(?:(#{1,3}|-#|>>>|>|[-+])(?=\s)|(\d{1,9})(\.)(?=\s))", re.MULTILINE)
_HEADING = re.compile(r"^[^\S\n]*(?:(?:-#|#{1,3})[^\S\n]+)+")
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_SCENE_BREAK = re.compile(r"[\s*_~#=.•·⁂—–-]+\Z")
_OPENING_AT_END = re.compile(rf"[\s*_~`|\\{_BREAK}]+\Z")
# An excerpt looks at so much of a piece: enough for any card, whatever the headings and empty lines in front.
_EXCERPT_FROM = 20_000


def plain(text: str, limit: int | None = None, *, links: bool = False) -> str:
    """Discord shows exactly `text`: markup and mentions are escaped. Not idempotent, as no escaping is.

    Args:
        limit: the most code points of the result; a longer text is cut with "…".
        links: whether http(s) addresses can be pressed (without a preview below); otherwise they are only text.
    """
    return _within(text, limit, lambda part: _escaped(part, links=links))


def name(text: str, limit: int | None = None) -> str:
    """A title or a name: `plain`, on one line, and kept apart from the direction of the words around it."""
    isolated = _RIGHT_TO_LEFT.search(text) is not None
    line = plain(" ".join(text.split()), limit if limit is None or not isolated else limit - 2)
    return f"{_ISOLATE}{line}{_END_ISOLATE}" if isolated and line else line


def shown(text: str, limit: int | None = None) -> str:
    """A piece with its form. Masked links become "words (address)"; what was left open is escaped. Idempotent.

    Args:
        limit: the most code points of the result; a longer text is cut with "…", and what is open there is closed.
    """
    whole = balanced(_disarmed(text))
    return whole if limit is None else _within(whole, limit, _closed)


def excerpt(text: str, limit: int = 280, *, title: str = "") -> str:
    """The beginning of a piece for its card: headings as plain lines, no scene breaks; stanzas and spoilers stay.

    Args:
        title: is not repeated where the piece begins with it.
    """
    whole = balanced(_disarmed(text[:_EXCERPT_FROM]), "close")
    lines = [_HEADING.sub("", line) for line in whole.split("\n") if "||" in line or not _is_break(line)]
    words = _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
    first, _, rest = words.partition("\n")
    if title and "||" not in first and _bare(first) == _bare(title):
        words = rest.strip("\n")
    return _within(words, limit, _closed)


def _is_break(line: str) -> bool:
    bare = line.replace("\\", "")
    return bool(bare.strip()) and _SCENE_BREAK.match(bare) is not None


def _bare(line: str) -> str:
    return _SPECIAL.sub("", line).strip().casefold()


def _within(text: str, limit: int | None, render: Callable[[str], str]) -> str:
    """The longest beginning whose rendering fits, found in a few steps: a rendering is at least as long as its text."""
    if limit is None:
        return render(text)
    length = limit
    while length > 0:
        rendered = render(shorten(text, length))
        if len(rendered) <= limit:
            return rendered
        length -= max(1, (len(rendered) - limit) // 3)
    return ""


def _closed(part: str) -> str:
    if not part.endswith(ELLIPSIS):
        return balanced(part, "close")
    # A marker right before the cut marks nothing any more.
    return balanced(
        _OPENING_AT_END.sub("", part[:-1]) + (" " if part.endswith(f" {ELLIPSIS}") else "") + ELLIPSIS, "close"
    )


def _disarmed(text: str) -> str:
    """Take from a text what pings, links under other words, or is made of Discord's own tags."""
    text = _CUSTOM_EMOJI.sub(r":\1:", text)
    text = _COMMAND.sub(r"/\1", text)
    text = _MASKED_LINK.sub(r"\1 (\2)", text)
    return _broken_up(text).replace("](", f"]{_BREAK}(")


def _broken_up(text: str) -> str:
    text = _MASS_MENTION.sub(f"@{_BREAK}", text)
    text = _TAG.sub(f"<{_BREAK}", text)
    return _OTHER_SCHEME.sub(f":{_BREAK}", text)


def _escaped(text: str, *, links: bool) -> str:
    if not links:
        return _escaped_part(_SCHEME.sub(rf"\1{_BREAK}", _broken_up(text)))
    text = _MASS_MENTION.sub(f"@{_BREAK}", text)
    parts: list[str] = []
    position = 0
    for url in _URL.finditer(text):
        # In angle brackets it ends where it ends, and does not unfold into a preview.
        parts += [_escaped_part(_broken_up(text[position : url.start()])), f"<{url[0]}>"]
        position = url.end()
    return "".join((*parts, _escaped_part(_broken_up(text[position:]))))


def _escaped_part(text: str) -> str:
    return _LINE_START.sub(_escaped_start, _SPECIAL.sub(r"\\\g<0>", text))


def _escaped_start(found: re.Match[str]) -> str:
    if found[2]:
        return f"{found[1]}\\{found[2]}"
    return f"{found[1]}{found[3]}\\{found[4]}"
