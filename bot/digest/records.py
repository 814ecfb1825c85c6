"""Digests and editions as the cogs see them."""

import enum
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.news.records import Story


class EditionState(enum.StrEnum):
    """What became of an occasion: an edition, or the reason why there was none."""

    COMPOSED = "composed"
    NOTHING_NEW = "nothing_new"
    TOO_LATE = "too_late"
    NO_CHANNEL = "no_channel"
    SWITCHED_OFF = "switched_off"
    PAUSED = "paused"
    MOVED = "moved"
    UNDELIVERED = "undelivered"


@dataclass(frozen=True, kw_only=True)
class Digest:
    """A configured series. `hour` is local; `days` are weekdays, Monday is 0.

    Args:
        channel_id: where it appears; None where no channel is set for news.
        next_at: when the next edition is due; None while it is paused.
    """

    id: int
    guild_id: int
    name: str
    channel_id: int | None
    hour: time
    days: frozenset[int]
    stories: int
    zone: str
    next_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Made:
    """Something the community made or seeks: a piece, an episode, a request. Titles and names are not yet escaped.

    Args:
        kind: "piece", "episode" or "request".
        by_id: the member whose it is.
        by: the show whose it is.
        details: words of the catalogue about it; safe to show as they are.
        post: channel and message where it stands.
    """

    kind: str
    id: int
    title: str
    by_id: int | None = None
    by: str = ""
    details: tuple[str, ...] = ()
    post: tuple[int, int] | None = None

    @property
    def subject(self) -> str:
        """As posts name it."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One issue. `id` is 0 for a preview, which nobody else sees.

    Args:
        day: the local day it belongs to.
        left_out: how many stories wait for a later one; of a preview only.
        held: how many wait for staff to look; of a preview only.
        is_posted: it stands in its channel.
    """

    id: int
    guild_id: int
    name: str
    day: date
    stories: tuple[Story, ...]
    made: tuple[Made, ...]
    left_out: int = 0
    held: int = 0
    channel_id: int | None = None
    is_posted: bool = False

    @property
    def is_empty(self) -> bool:
        """Nothing to say: then nothing is said."""
        return not self.stories and not self.made

    @property
    def is_hard(self) -> bool:
        """Whether one of its stories carries a content note."""
        return any(story.notes for story in self.stories)
