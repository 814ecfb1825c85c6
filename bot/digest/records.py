"""Digests and editions as the cogs see them."""

import enum
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.digest.selection import Considered
from bot.news.records import Story

# The kind of the messages of an edition.
EDITION_CARD = "digest-edition"


class EditionState(enum.StrEnum):
    """What became of an occasion: an edition, or the reason why there was none."""

    COMPOSED = "composed"
    NOTHING_NEW = "nothing_new"
    ONLY_HARD = "only_hard"
    TOO_LATE = "too_late"
    NO_CHANNEL = "no_channel"
    SWITCHED_OFF = "switched_off"
    PAUSED = "paused"
    MOVED = "moved"
    SKIPPED = "skipped"
    UNDELIVERED = "undelivered"


@dataclass(frozen=True, kw_only=True)
class Digest:
    """A configured series. `hour` is local; `days` are weekdays, Monday is 0.

    Args:
        channel_id: where it appears; None where no channel is set for news.
        sections: those it takes; None for all that no other digest has for itself.
        next_at: when the next edition is due; None while it is paused.
        for_staff_until_at: until then its editions go to the staff channel.
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
    sections: tuple[str, ...] | None = None
    is_paused: bool = False
    for_staff_until_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What staff say about a digest, as they typed it; None leaves it as it is.

    Args:
        sections: names with commas between them; "all" for all that no other digest has for itself.
        staff_first: for a week its editions go to staff only.
    """

    hour: str | None = None
    days: str | None = None
    channel_id: int | None = None
    stories: int | None = None
    sections: str | None = None
    staff_first: bool | None = None


@dataclass(frozen=True, kw_only=True)
class PastEdition:
    """What became of one occasion.

    Args:
        stories: how many it holds.
        left_out: how many waited for a later one.
        post: channel and message where it stands.
        is_asked_for: staff asked for it; it was not at the hour.
    """

    id: int
    day: date
    state: EditionState
    stories: int
    left_out: int
    composed_at: datetime
    post: tuple[int, int] | None = None
    is_asked_for: bool = False
    is_for_staff: bool = False


@dataclass(frozen=True, kw_only=True)
class Made:
    """Something the community made or seeks: a piece, an episode, a request. Titles and names are not yet escaped.

    Args:
        kind: "piece", "episode" or "request".
        by_id: the member whose it is; None under a pen name.
        by: the show whose it is, or the pen name.
        details: words of the catalogue about it; safe to show as they are.
        post: channel and message where it stands.
        is_unread: a piece that nobody but its author has read yet.
    """

    kind: str
    id: int
    title: str
    by_id: int | None = None
    by: str = ""
    details: tuple[str, ...] = ()
    post: tuple[int, int] | None = None
    is_unread: bool = False

    @property
    def subject(self) -> str:
        """As posts name it."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class Page:
    """What one message of an edition holds, in reading order: the first is the message itself, others its thread's."""

    stories: tuple[Story, ...] = ()
    made: tuple[Made, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing on it (any more)."""
        return not self.stories and not self.made

    @property
    def holds(self) -> tuple[str, ...]:
        """What is on it, by the names that posts have for it."""
        return (*(f"story:{story.id}" for story in self.stories), *(made.subject for made in self.made))

    def joined_by(self, each: Story | Made) -> "Page":
        """The page with that at its end."""
        if isinstance(each, Story):
            return Page((*self.stories, each), self.made)
        return Page(self.stories, (*self.made, each))


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """Something to write about. `last_on` is the local day on which it was asked for last."""

    id: int
    text: str
    last_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class PromptList:
    """A page of a guild's prompts from `start` on. Of `count` in all, `resting` were asked for within a year."""

    prompts: tuple[Prompt, ...]
    start: int
    count: int
    resting: int


@dataclass(frozen=True, kw_only=True)
class Subscription:
    """A member's digest by direct message. `hour` is in the guild's zone.

    Args:
        sections: those they want; None for all.
        hidden: the content notes whose stories they do not want.
        next_at: when the next one comes; None once it is stopped.
    """

    id: int
    guild_id: int
    hour: str
    zone: str
    sections: tuple[str, ...] | None
    hidden: tuple[str, ...]
    next_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What an edition told wrongly, in staff's words.

    Args:
        day: of the edition that told it.
        title: of the story; empty where it is hard.
        subject: the story, as posts name it.
    """

    id: int
    day: date
    subject: str
    title: str
    text: str
    corrected_at: datetime


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One issue. `id` is 0 for a preview, which nobody else sees.

    Args:
        day: the local day it belongs to.
        pages: what its messages hold: one at least.
        line: what staff put at its top.
        prompt: what it asks to write about.
        opening: corrections of earlier editions, with which it opens.
        corrections: of itself, the newest first.
        unread: pieces of earlier days that nobody has read yet.
        left_out: how many stories wait for a later one.
        held: how many wait for staff to look; of a preview only.
        is_for_staff: it goes to the staff channel.
        considered: every story that it might have held, and why it does or not; while it is drawn up only.
        posted: the numbers of those of its pages that stand in their channel.
    """

    id: int
    guild_id: int
    name: str
    day: date
    pages: tuple[Page, ...]
    line: str = ""
    prompt: Prompt | None = None
    opening: tuple[Correction, ...] = ()
    corrections: tuple[Correction, ...] = ()
    unread: tuple[Made, ...] = ()
    left_out: int = 0
    held: int = 0
    is_for_staff: bool = False
    considered: tuple[Considered, ...] = ()
    channel_id: int | None = None
    posted: frozenset[int] = frozenset()

    @property
    def stories(self) -> tuple[Story, ...]:
        """All of them, in reading order."""
        return tuple(story for page in self.pages for story in page.stories)

    @property
    def made(self) -> tuple[Made, ...]:
        """All that the community made and is in it."""
        return tuple(made for page in self.pages for made in page.made)

    def is_to_be_shown(self, number: int) -> bool:
        """Whether that message has something to say, or stands there and has to say that it has not."""
        if number in self.posted:
            return True
        return not (self.is_empty if number == 0 else number >= len(self.pages) or self.pages[number].is_empty)

    @property
    def is_empty(self) -> bool:
        """Nothing to say: then nothing is said."""
        return all(page.is_empty for page in self.pages)

    @property
    def is_hard(self) -> bool:
        """Whether one of its stories carries a content note."""
        return any(story.notes for story in self.stories)
