"""Feeds and entries as the jobs see them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.texts import say


class DueFeed(NamedTuple):
    """What a feed needs to be asked again, and to be left as it is where it says nothing new.

    `eventful` where something else is to be looked at: it failed before, is given up, or said that it moves.
    """

    id: int
    url: str
    etag: str | None
    last_modified: str | None
    digest: str | None
    check_every: timedelta
    refresh_every: timedelta | None
    rhythm_since_at: datetime | None
    rhythm_count: int
    eventful: bool


@dataclass(frozen=True, kw_only=True)
class FeedRecord:
    """A polled address.

    Args:
        error: why the last check failed, as catalogue key and its arguments; None when it succeeded.
        failing_since_at: the first of the failures in a row.
        paused_at: since when it is no longer tried, because it is gone or failed for weeks.
    """

    id: int
    url: str
    title: str
    link: str | None
    language: str
    description: str
    author: str
    artwork_url: str | None
    explicit: bool | None
    added_at: datetime
    last_success_at: datetime
    next_check_at: datetime
    failing_since_at: datetime | None
    paused_at: datetime | None
    error: tuple[str, dict[str, str | int | float]] | None

    @property
    def is_resting(self) -> bool:
        """Whether the site asked to be left alone until `next_check_at`."""
        return self.error is not None and self.error[0] == "web-busy"

    @property
    def trouble(self) -> str | None:
        """One sentence on why the last check failed, in the language in use."""
        return None if self.error is None else say(self.error[0], **self.error[1])


@dataclass(frozen=True, kw_only=True)
class EntryRecord:
    """One item of a feed; all texts are plain, all addresses http(s)."""

    id: int
    feed_id: int
    title: str
    link: str | None
    published_at: datetime | None
    updated_at: datetime | None
    first_seen_at: datetime
    changed_at: datetime
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

    @property
    def at(self) -> datetime:
        """When it appeared: as the feed says, but never later than we saw it."""
        return min(self.published_at or self.updated_at or self.first_seen_at, self.first_seen_at)

    @property
    def is_dated(self) -> bool:
        """Whether the feed itself says when."""
        return (self.published_at or self.updated_at) is not None

    @property
    def text(self) -> str:
        """The fuller of its two texts."""
        return self.content or self.summary
