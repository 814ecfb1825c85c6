"""E-mail addresses, plain (RFC 5321 as people use it) and disguised ("anna at gmail dot com", "anna (a) posteo.de")."""

import re
from collections.abc import Iterator

from bot.safety.guard.domains import CLEAR_PROVIDERS, LABEL, TOP_LEVEL, is_provider, is_top_level, unleet
from bot.safety.guard.kinds import Kind
from bot.safety.guard.words import words

_LONGEST_LOCAL = 64
_OPEN, _CLOSE = r"[(\[{<*~]", r"[)\]}>*~]"
_DOT_WORD = r"dot|punto|punkt|point|d0t|period"
_DOT = rf"(?:\s?\.\s?|\s?{_OPEN}\s?(?:{_DOT_WORD}|\.)\s?{_CLOSE}\s?|[ _-](?:{_DOT_WORD})[ _-])"
_AT = re.compile(
    rf"(?P<plain>[ ]{{0,2}}@[ ]{{0,2}})|(?P<bracket>\s?{_OPEN}\s?(?:at|a|@|arroba)\s?{_CLOSE}\s?)"
    r"|(?P<foreign>[ _-](?:arroba|arobase|chiocciola|klammeraffe)[ _-])|(?P<word>[ _-]at[ _-])",
    re.IGNORECASE,
)
_HOST = re.compile(rf"{LABEL}(?:\.{LABEL})*", re.IGNORECASE)
_LABEL = rf"[^\W_](?:[^\W_]|-(?=[^\W_])(?!(?:{_DOT_WORD})-))*"
_DISGUISED_HOST = re.compile(rf"(?P<first>{_LABEL})(?P<rest>(?:{_DOT}{_LABEL}){{0,4}})", re.IGNORECASE)
_ONE_DOT = re.compile(rf"({_DOT})({_LABEL})", re.IGNORECASE)
_REVERSED = re.compile(r"(?<![\w.@-])(?:moc|ten|gro|ed|rf)\.[a-z0-9-]{2,30}@[a-z0-9._-]{2,40}", re.IGNORECASE)
_LOCAL_BEFORE = re.compile(r"[\w.+%'-]+\Z")
_DOT_BEFORE = re.compile(
    rf"[\w.+-]+(?:\s?{_OPEN}\s?(?:{_DOT_WORD}|\.)\s?{_CLOSE}\s?|[ _-](?:{_DOT_WORD})[ _-])\Z", re.IGNORECASE
)
_CUE = re.compile(r"mail|contact|reach|write|send|@|correo|schreib|écri|ecri", re.IGNORECASE)
_LOCAL_PUNCTUATION = frozenset(".!#$%&'*+-/=?^_`{|}~")
_CLEAR_ENDINGS = frozenset({"com", "net", "org", "de", "uk", "fr"})
_COMMON_WORDS = words("never_before_at")


def find(text: str) -> Iterator[tuple[Kind, int, int]]:
    """Addresses in a text that was read by `reading`, as (kind, start, end)."""
    for backwards in _REVERSED.finditer(text):
        yield Kind.EMAIL, *backwards.span()
    reached = 0
    for at in _AT.finditer(text):
        if at.start() < reached:
            continue
        found = _plain(text, at) if at["plain"] == "@" else None
        found = found or _disguised(text, at, at.lastgroup or "plain")
        if found:
            start, reached = found
            # "@anna@mastodon.social" is a name on another platform that looks like an address.
            federated = start > 0 and text[start - 1] == "@"
            yield (Kind.HANDLE, start - 1, reached) if federated else (Kind.EMAIL, start, reached)


def _plain(text: str, at: re.Match[str]) -> tuple[int, int] | None:
    start = _local_start(text, at.start())
    host = _HOST.match(text, at.end())
    if start == at.start() or host is None:
        return None
    labels = host[0].split(".")
    while len(labels) > 2 and not is_top_level(labels[-1]) and any(is_top_level(label) for label in labels[1:-1]):
        labels.pop()
    end = at.end() + len(".".join(labels))
    ending = labels[-1]
    if (
        len(labels) > 1
        and len(ending) > 1
        and (ending.isalpha() or ending.startswith("xn--") or unleet(ending) in TOP_LEVEL)
    ):
        return start, end
    if unleet(labels[0]) in CLEAR_PROVIDERS:
        return start, at.end() + len(labels[0])
    return None


def _local_start(text: str, end: int) -> int:
    """Where the part before the @ begins; `end` when there is none."""
    if end and text[end - 1] == '"':
        opening = text.rfind('"', max(0, end - _LONGEST_LOCAL), end - 1)
        return opening if opening >= 0 else end
    start = end
    while (
        start and end - start < _LONGEST_LOCAL and (text[start - 1].isalnum() or text[start - 1] in _LOCAL_PUNCTUATION)
    ):
        start -= 1
    while start < end and not (text[start].isalnum() or text[start] in "_+!#"):
        start += 1
    return start


def _disguised(text: str, at: re.Match[str], style: str) -> tuple[int, int] | None:
    host = _DISGUISED_HOST.match(text, at.end())
    if host is None:
        return None
    first = host["first"]
    dots = list(_ONE_DOT.finditer(host["rest"]))
    while dots and not _ends_address(first, dots[-1], style):
        dots.pop()
    if not dots and unleet(first) not in CLEAR_PROVIDERS:
        return None
    start = _disguised_local_start(text, at.start())
    if start is None:
        return None
    local = text[start : at.start()].lower()
    if style == "word" and not _clear_without_sign(text, start, local, first.lower(), dots):
        return None
    if not dots and " " in at[0] and not _named(local):
        return None
    if style == "plain" and at[0].startswith(" ") != at[0].endswith(" ") and not is_provider(first):
        return None
    return start, at.end() + len(first) + (dots[-1].end() if dots else 0)


def _ends_address(first: str, dot: re.Match[str], style: str) -> bool:
    mark, ending = dot[1], dot[2]
    if not is_top_level(unleet(ending)):
        return False
    # A full stop with a space beside it ends sentences too.
    return mark.strip() != "." or mark == "." or is_provider(first) or ending in _CLEAR_ENDINGS


def _clear_without_sign(text: str, start: int, local: str, first: str, dots: list[re.Match[str]]) -> bool:
    """Whether the bare word "at" joins an address, and not a person and a place."""
    if local in _COMMON_WORDS or first in _COMMON_WORDS:
        return False
    if not dots:
        return _named(local) and unleet(first) in CLEAR_PROVIDERS
    if any(dot[1].strip() != "." for dot in dots) or text[start - 1 : start] == "<":
        return True
    return is_provider(first) and (_named(local) or _CUE.search(text, max(0, start - 40), start) is not None)


def _named(local: str) -> bool:
    return any(character.isdigit() or character in "._" for character in local)


def _disguised_local_start(text: str, end: int) -> int | None:
    window_start = max(0, end - _LONGEST_LOCAL)
    window = text[window_start:end]
    last = _LOCAL_BEFORE.search(window)
    if last is None:
        return None
    start = last.start()
    for _ in range(3):
        more = _DOT_BEFORE.search(window, 0, start)
        if more is None:
            break
        start = more.start()
    while start < len(window) and window[start] in "._-'%+":
        start += 1
    return window_start + start if start < len(window) else None
