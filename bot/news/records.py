"""News as everyone above this job sees it."""

import enum
import re
from dataclasses import dataclass, field
from datetime import datetime

from bot.feeds.records import EntryRecord, FeedRecord
from bot.news.words import Words

SECTIONS = ("World", "Science", "Books", "Writing", "Arts", "Climate", "Money", "Sport", "Local")
"""The sections that a server begins with."""
# Each would end a link in Discord's markdown before its time, or what the link stands in, or would be a mention.
_NOT_IN_A_LINK = re.compile(r"[\s\x00-\x1f\x7f-\x9f()<>|\\`\"]|@(?=everyone|here)", re.IGNORECASE)


def pressable(link: str) -> str:
    """An http(s) address that stays one link wherever it is shown. Idempotent."""
    return _NOT_IN_A_LINK.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), link)


class State(enum.StrEnum):
    """Whether a story may stand in an edition. Some hard kinds are held until staff have looked."""

    OPEN = "open"
    HELD = "held"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, kw_only=True)
class StoryEntry:
    """One of the entries that tell a story. The story has the words of the one that `is_told`.

    Args:
        id: of the entry in this story, not of the feed's entry.
        source: the name of the site.
        characters: how long its text is, as far as we could read it.
        met_at: when it joined the story; later than the story's `taken_at` when it came after the edition.
    """

    id: int
    title: str
    link: str
    source: str
    characters: int = 0
    published_at: datetime | None = None
    met_at: datetime
    is_told: bool = False


@dataclass(frozen=True, kw_only=True)
class StoryChange:
    """A source changed what an edition has printed of a story.

    Args:
        title_after: the same as `title_before` where only figures were changed.
        figures_before: printed figures that its text no longer has.
        figures_after: figures that it had not before, where any are gone.
    """

    id: int
    guild_id: int
    story_id: int
    source: str
    link: str
    title_before: str
    title_after: str
    figures_before: tuple[str, ...] = ()
    figures_after: tuple[str, ...] = ()
    noticed_at: datetime


@dataclass(frozen=True, kw_only=True)
class Story:
    """One event, as a guild may read of it. All texts are plain, taken from the source and not yet escaped.

    Args:
        summary: at most three sentences of the source; may be empty.
        brief: at most two of them, by the same rules; may be empty though the summary is not.
        source: the name of the site.
        entries: what tells it, the one it has its words of first, then as they came; empty for a story that is not
            stored.
        notes: kinds of content notes ("war", "death", ...), empty where nothing is hard.
        shown_notes: those of them whose stories stand open in this guild.
        published_at: when the source says it appeared, never later than `seen_at`; None where it does not say.
        seen_at: when we first met it.
        released_at: when staff let a held one through.
        taken_at: since when an edition holds it; its words do not change from then on.
        weight: of its feed, 1 is usual.
        author, language: as the source says (a language tag), empty where it does not.
        shared_by_id: the member who suggested it and opted in to being named.
    """

    id: int
    guild_id: int
    title: str
    link: str
    source: str
    section: str
    summary: str = ""
    brief: str = ""
    entries: tuple[StoryEntry, ...] = ()
    notes: tuple[str, ...] = ()
    shown_notes: tuple[str, ...] = ()
    published_at: datetime | None = None
    seen_at: datetime
    released_at: datetime | None = None
    taken_at: datetime | None = None
    weight: float = 1.0
    minutes: int | None = None
    author: str = ""
    language: str = ""
    shared_by_id: int | None = None

    @property
    def fresh_since_at(self) -> datetime:
        """From when on it counts as news here."""
        return self.released_at or self.published_at or self.seen_at

    @property
    def is_hidden(self) -> bool:
        """Whether it stands behind a spoiler."""
        return any(note not in self.shown_notes for note in self.notes)

    @property
    def also_in(self) -> tuple[StoryEntry, ...]:
        """What other sites tell of it, one entry a site, in the order they came."""
        by_site = {entry.source: entry for entry in reversed(self.entries) if entry.source != self.source}
        return tuple(reversed(by_site.values()))


class ShareState(enum.StrEnum):
    """What became of a link that a member suggested."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, kw_only=True)
class Share:
    """A link that a member suggests for the digest.

    Args:
        title: of the page; its address where it could not be read.
        why: in the member's words, for staff only.
        is_named: whether the member wants to be named beside the story.
        published_at: as the page says.
    """

    id: int
    person_id: int
    link: str
    title: str
    why: str
    is_named: bool
    published_at: datetime | None
    shared_at: datetime
    state: ShareState


class Health(enum.StrEnum):
    """How a feed fares, as staff need to know it."""

    WORKING = "working"
    RESTING = "resting"
    FAILING = "failing"
    PAUSED = "paused"
    GIVEN_UP = "given-up"


@dataclass(frozen=True, kw_only=True)
class Source:
    """A feed as one guild reads it.

    Args:
        words: what of it is taken.
        proposed: words that somebody is looking at and has not decided on.
        paused_at: since when staff do not want it read.
        channel_id: where each entry is posted as it comes; None where they wait for the digest.
        stories_a_day: over the last week.
        found: how many stories it gave when it was added.
        held: how many of its stories wait for staff.
    """

    id: int
    feed: FeedRecord
    section: str
    weight: float
    words: Words = field(default_factory=Words)
    proposed: Words | None = None
    paused_at: datetime | None = None
    channel_id: int | None = None
    stories_a_day: float = 0.0
    found: int = 0
    held: int = 0

    @property
    def name(self) -> str:
        """What the feed calls itself; its address where it does not say."""
        return self.feed.title or self.feed.url

    @property
    def health(self) -> Health:
        """The one word for it."""
        if self.paused_at is not None:
            return Health.PAUSED
        if self.feed.paused_at is not None:
            return Health.GIVEN_UP
        if self.feed.failing_since_at is None:
            return Health.WORKING
        return Health.RESTING if self.feed.is_resting else Health.FAILING


@dataclass(frozen=True, kw_only=True)
class Choices:
    """The feeds that a website offers, of which one is to be picked; the rest is what was asked for with it."""

    feeds: tuple[FeedRecord, ...]
    section: str
    weight: float
    channel_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Sieve:
    """What words would leave out of the entries of the last week: `dropped` of `total`, newest first."""

    words: Words
    total: int
    dropped: tuple[EntryRecord, ...]
