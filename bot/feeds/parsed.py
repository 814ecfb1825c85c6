"""What a feed says, whatever its format. All text is plain text: no markup leaves the parser.

Addresses are absolute http(s) addresses without credentials; times are aware UTC; control characters are gone.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.errors import MemberFacingError

MOST_ENTRIES = 1_000
MOST_ID_CHARACTERS = 512
MOST_TITLE_CHARACTERS = 500
MOST_SUMMARY_CHARACTERS = 5_000
MOST_CONTENT_CHARACTERS = 100_000


class NotAFeedError(MemberFacingError):
    """The bytes are a page, an error message or nothing at all, but not a feed."""

    def __init__(self, key: str = "news-not-a-feed", /) -> None:
        super().__init__(key)


class Enclosure(NamedTuple):
    """A file attached to an entry. `length` is in bytes, None when unknown or nonsense."""

    url: str
    media_type: str = ""
    length: int | None = None

    @property
    def is_audio(self) -> bool:
        return self.media_type.startswith("audio/")

    @property
    def is_playable(self) -> bool:
        """Whether it is sound or film, so that an episode can be made of it."""
        return self.media_type.startswith(("audio/", "video/"))


class ParsedEntry(NamedTuple):
    """One item: a tuple, since hundreds at a time come from the reader's process.

    `id` is never empty: the feed's own, else the link, else a digest of what it says.

    `title` and `link` may be missing. `summary` is the teaser and `content` the full text where the feed has one; their
    paragraphs are separated by an empty line. `explicit` is None when the feed does not say.
    """

    id: str
    title: str = ""
    link: str | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    author: str = ""
    summary: str = ""
    content: str = ""
    enclosures: tuple[Enclosure, ...] = ()
    duration: timedelta | None = None
    image: str | None = None
    season: int | None = None
    episode: int | None = None
    episode_type: str = ""
    explicit: bool | None = None

    @property
    def at(self) -> datetime | None:
        """When it appeared, as well as the feed tells."""
        return self.published_at or self.updated_at

    @property
    def text(self) -> str:
        """The fuller of the two texts."""
        return self.content or self.summary

    @property
    def headline(self) -> str:
        """The title; for entries without one (short posts) the beginning of the text."""
        if self.title:
            return self.title
        first_line = self.text.partition("\n")[0]
        return first_line if len(first_line) <= 100 else first_line[:99].rsplit(" ", 1)[0] + "…"

    @property
    def recording(self) -> Enclosure | None:
        """What a listener would play: the first sound file, else the first film."""
        playable = [each for each in self.enclosures if each.is_playable]
        return next((each for each in playable if each.is_audio), playable[0] if playable else None)


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A whole feed, its entries in the feed's order, at most `MOST_ENTRIES`.

    `refresh_every` is the feed's own wish (RSS ttl); `moved_to` is where it says it lives now.
    """

    title: str = ""
    link: str | None = None
    language: str = ""
    description: str = ""
    author: str = ""
    artwork: str | None = None
    explicit: bool | None = None
    refresh_every: timedelta | None = None
    moved_to: str | None = None
    entries: tuple[ParsedEntry, ...] = ()
