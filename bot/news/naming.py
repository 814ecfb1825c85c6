"""What a site is called, from what its feed is called: "Al Jazeera: Breaking News, World News" is Al Jazeera."""

import re
from urllib.parse import urlsplit

LONGEST_NAME = 200
_PARTS = re.compile(r"\s*[|»>·•/]\s+|\s+[-–—:]+\s+|:\s+")
_ENDS = re.compile(r"^[\s\-–—:|»>·,]+|[\s\-–—:|»>·,]+$")
# A part of nothing but these says which list of a site it is, and not whose.
_LIST_WORDS = """
    a à aktuell aktuelle all and articles atom breaking blog books business culture entertainment entries feed front
    full headlines health home homepage index international la latest local main most nachrichten national new newest
    news newsfeed noticias notizie une opinion page popular portada posts recent rss science sport sports start
    startseite stories tech technology the top uk untitled updates us weblog world actualités 0 1 2
"""
_LIST = frozenset(_LIST_WORDS.split())
_TAIL = re.compile(
    r"\s*(?:\((?:articles|all|full|latest|posts|main feed)\)|(?:rss|atom|news) ?feed|rss"
    r"|(?:latest|recent) (?:articles|posts|news)|search records found \d+)$",
    re.IGNORECASE,
)
# A platform names the writer, or the paper, inside a sentence.
_ON_A_PLATFORM = re.compile(
    r"^(?:stories by (?P<writer>.+?)|(?:.+ in )(?P<paper>.+?)) on (?:medium|substack)$", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+")


def site_name(title: str, address: str) -> str:
    """The shortest name that readers know a site by.

    Args:
        title: of the feed, as it says; may be empty.
        address: of the site, else of the feed. Its host stands in where the title names nobody.
    """
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    title = _ENDS.sub("", title)
    found = _ON_A_PLATFORM.match(title)
    if found is not None:
        return (found["writer"] or found["paper"])[:LONGEST_NAME]
    parts = [part for each in _PARTS.split(title) if (part := _TAIL.sub("", _ENDS.sub("", each)))]
    own = [part for part in parts if _is_of(part, host)]
    named = own or [part for part in parts if not _LIST.issuperset(_words(part))]
    if not named:
        return (host or title)[:LONGEST_NAME]
    name = named[0] if own or len(named) == 1 else title
    # One plain word, such as a forum's "gardening", does not say whose it is.
    is_plain = name.islower() and name.isalpha() and host and not _is_of(name, host)
    return (f"{name} ({host})" if is_plain else name)[:LONGEST_NAME]


def _words(part: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(part)]


def _is_of(part: str, host: str) -> bool:
    """Whether a part of the title is the name that the address has, written out or as its first letters."""
    words = _words(part)
    if words and words[0] == "the" and len(words) > 1 and "".join(words) not in host:
        words = words[1:]
    labels = ["".join(_WORD.findall(label)) for label in host.casefold().split(".")[:-1]]
    together, letters = "".join(words), "".join(word[0] for word in words)
    return any(
        label in words
        or (len(label) > 2 and (label in together or label == letters or (len(together) > 2 and together in label)))
        for label in labels
    )
