"""What one answer lists. All functions run in the reader's process: strangers' bytes are long to read and to compare.

The parsers are imported there only; this module is imported by the bot's own process too, which unpickles a `Listing`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import MemberFacingError
from bot.feeds.parsed import ParsedEntry, ParsedFeed

READ = "bot.feeds.listing:read"
READ_MANY = "bot.feeds.listing:read_many"
CANDIDATES = "bot.feeds.listing:candidates"


@dataclass(frozen=True, slots=True)
class Listing:
    """A feed and its distinct entries, each with the keys by which it is known again; in the feed's order."""

    feed: ParsedFeed
    entries: tuple[tuple[ParsedEntry, frozenset[str]], ...]


def read(body: bytes, content_type: str | None, url: str) -> Listing:
    """Read a feed of any format.

    Raises:
        NotAFeedError: there is none in `body`.
    """
    from bot.feeds.identity import distinct
    from bot.feeds.parsing import parse

    feed = parse(body, content_type, url)
    return Listing(feed, distinct(feed))


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
