"""When two entries are the same one, even if the feed changed its id, its date or its link's tail."""

import hashlib
from collections import Counter

from bot.feeds.links import comparable
from bot.feeds.parsed import ParsedEntry, ParsedFeed


def keys_of(feed: ParsedFeed) -> tuple[frozenset[str], ...]:
    """For each entry the keys by which it is known again: an entry that shares one with a known entry is that entry.

    The id, the link without tracking, and the recording. A key that several entries of the feed carry although their
    titles differ (an id that is the home page, say) tells nothing and is left out; where nothing is left, title and
    text are the key. Keys are at most 80 characters.
    """
    home = comparable(feed.link) if feed.link else None
    candidates = [_candidates(entry, home) for entry in feed.entries]
    titles: dict[str, set[str]] = {}
    for entry, keys in zip(feed.entries, candidates, strict=True):
        for key in keys:
            titles.setdefault(key, set()).add(entry.title)
    ambiguous = {key for key, named in titles.items() if len(named) > 1}
    return tuple(
        frozenset(keys - ambiguous or {_key("text", f"{entry.title}\n{entry.text[:500]}")})
        for entry, keys in zip(feed.entries, candidates, strict=True)
    )


def distinct(feed: ParsedFeed) -> tuple[tuple[ParsedEntry, frozenset[str]], ...]:
    """The entries with their keys, each only once within this feed (the first one given)."""
    seen: Counter[str] = Counter()
    result = []
    for entry, keys in zip(feed.entries, keys_of(feed), strict=True):
        if not any(seen[key] for key in keys):
            result.append((entry, keys))
        seen.update(keys)
    return tuple(result)


def _candidates(entry: ParsedEntry, home: str | None) -> set[str]:
    keys = {_key("id", entry.id)}
    if entry.link and (link := comparable(entry.link)) != home:
        keys.add(_key("link", link))
    if entry.recording:
        keys.add(_key("recording", comparable(entry.recording.url)))
    return keys


def _key(kind: str, value: str) -> str:
    return f"{kind}:{hashlib.sha256(value.encode('utf-8', 'replace')).hexdigest()[:32]}"
