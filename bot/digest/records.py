"""Digests and editions as the cogs see them."""

from dataclasses import dataclass
from datetime import date, datetime, time

from bot.news.records import Story


@dataclass(frozen=True, kw_only=True)
class Digest:
    """A configured series. `hour` is local; `days` are weekdays, Monday is 0."""

    id: int
    guild_id: int
    name: str
    channel_id: int
    hour: time
    days: frozenset[int]
    stories: int
    zone: str
    paused: bool
    next_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Made:
    """Something the community made or seeks: a piece, an episode, a request.

    Args:
        kind: "piece", "episode" or "request".
        line: what to say of it, by the catalogue's key and its arguments.
        post: channel and message where it stands.
    """

    kind: str
    id: int
    title: str
    by: str
    detail: str = ""
    post: tuple[int, int] | None = None

    @property
    def subject(self) -> str:
        """As posts name it."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One issue. `id` is 0 for a preview, which nobody else sees."""

    id: int
    guild_id: int
    name: str
    day: date
    stories: tuple[Story, ...]
    made: tuple[Made, ...]
    left_out: int = 0
    channel_id: int = 0

    @property
    def is_empty(self) -> bool:
        """Nothing to say: then nothing is said."""
        return not self.stories and not self.made

    @property
    def is_hard(self) -> bool:
        """Whether one of its stories carries a content note."""
        return any(story.notes for story in self.stories)
