"""What one answer lists. All functions run in the reader's process: strangers' bytes are long to read and to compare.

The parsers are imported there only; this module is imported by the bot's own process too, which unpickles a `Listing`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.errors import MemberFacingError
from bot.feeds.parsed import ParsedEntry, ParsedFeed

READ = "bot.feeds.listing:read"
READ_MANY = "bot.feeds.listing:read_many"
CANDIDATES = "bot.feeds.listing:candidates"


MOST_CONTENT_CHARACTERS = 20_000


class ListedEntry(NamedTuple):
    """One item as it is kept, flat, since hundreds at a time come from the reader's process.

    `keys` are those by which it is known again, and `identity` is the first of them. The enclosure is what a listener
    would play, if there is something; `title` is never empty where the entry says anything.
    """

    identity: str
    published_at: datetime | None
    title: str
    link: str | None
    updated_at: datetime | None
    author: str
    summary: str
    content: str
    enclosure_url: str | None
    enclosure_type: str
    enclosure_length: int | None
    duration: timedelta | None
    image_url: str | None
    season: int | None
    episode: int | None
    explicit: bool | None
    keys: tuple[str, ...]

    @property
    def at(self) -> datetime | None:
        """When it appeared, as well as the feed tells."""
        return self.published_at or self.updated_at

    @property
    def text(self) -> str:
        """The fuller of its two texts."""
        return self.content or self.summary


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed says of itself, and its distinct entries, in the feed's order."""

    feed: ParsedFeed
    entries: tuple[ListedEntry, ...]


def read(body: bytes, content_type: str | None, url: str) -> Listing:
    """Read a feed of any format.

    Raises:
        NotAFeedError: there is none in `body`.
    """
    from bot.feeds.identity import distinct
    from bot.feeds.parsing import parse

    feed = parse(body, content_type, url)
    return Listing(replace(feed, entries=()), tuple(_listed(entry, keys) for entry, keys in distinct(feed)))


def read_many(answers: Sequence[tuple[bytes, str | None, str]]) -> list[Listing | MemberFacingError]:
    """What each of several answers lists, or why it cannot be read: one call is cheaper than many."""
    read_ones: list[Listing | MemberFacingError] = []
    for body, content_type, url in answers:
        try:
            read_ones.append(read(body, content_type, url))
        except MemberFacingError as refusal:
            read_ones.append(refusal)
    return read_ones


def candidates(body: bytes, content_type: str | None, url: str) -> tuple[tuple[str, bool], ...]:
    """Addresses of the likely feeds of a page, the likeliest first, each with whether the page itself offers it."""
    from bot.feeds.discovery import discover

    return tuple((each.url, each.declared and not each.of_comments) for each in discover(body, content_type, url))


def _listed(entry: ParsedEntry, keys: frozenset[str]) -> ListedEntry:
    in_order = tuple(sorted(keys))
    recording = entry.recording
    return ListedEntry(
        in_order[0],
        entry.published_at,
        entry.headline,
        entry.link,
        entry.updated_at,
        entry.author,
        entry.summary,
        entry.content[:MOST_CONTENT_CHARACTERS],
        recording.url if recording else None,
        recording.media_type if recording else "",
        recording.length if recording else None,
        entry.duration,
        entry.image,
        entry.season,
        entry.episode,
        entry.explicit,
        in_order,
    )
