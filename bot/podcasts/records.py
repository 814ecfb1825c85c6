"""Shows, episodes and credits as everyone else sees them. Words of feeds are plain and passed the guard."""

import enum
from dataclasses import dataclass
from datetime import datetime, timedelta


class Part(enum.StrEnum):
    """What somebody did for an episode, in the order it is told."""

    HOST = "host"
    NARRATOR = "narrator"
    GUEST = "guest"
    WRITER = "writer"
    PRODUCER = "producer"
    EDITOR = "editor"
    MUSIC = "music"
    ARTWORK = "artwork"
    TRANSLATOR = "translator"


class ShowState(enum.StrEnum):
    """Where a show stands. One that staff stopped is resumed by staff only."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    PAUSED = "paused"
    STOPPED = "stopped"
    DECLINED = "declined"


class CreditState(enum.StrEnum):
    """What the person who is named says to it."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, kw_only=True)
class Credit:
    """A person named for a part: of one episode, or standing (`entry_id` None) for the newest and all to come."""

    id: int
    guild_id: int
    show_id: int
    entry_id: int | None
    person_id: int
    part: Part
    state: CreditState
    asked_by_id: int | None
    asked_at: datetime


@dataclass(frozen=True, kw_only=True)
class Show:
    """A podcast of a guild.

    Args:
        url: of the feed.
        owner_id: the member it belongs to; None for one of a team.
        trouble: the catalogue's sentence on why the feed could not be read lately, as key and arguments.
        given_up: whether the feed is no longer asked by itself: it is gone, or failed for a month.
    """

    id: int
    guild_id: int
    feed_id: int
    url: str
    state: ShowState
    title: str
    about: str
    link: str | None
    artwork_url: str | None
    explicit: bool
    owner_id: int | None
    team_id: int | None
    team_name: str | None
    added_by_id: int | None
    decided_by_id: int | None
    trouble: tuple[str, dict[str, str | int | float]] | None = None
    given_up: bool = False


@dataclass(frozen=True, kw_only=True)
class Episode:
    """An episode, announced or not.

    Args:
        id: of the announcement's row; 0 where there is none yet.
        about: its description in a few lines; empty where it is explicit or nothing harmless is left of it.
        link: its page, else the recording.
    """

    id: int
    entry_id: int
    show_id: int
    title: str
    about: str
    link: str | None
    artwork_url: str | None
    duration: timedelta | None
    season: int | None
    number: int | None
    explicit: bool
    at: datetime
    announced_at: datetime | None = None
    taken_down_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class EpisodeCard:
    """What the card of an announced episode shows; only credits that were accepted."""

    show: Show
    episode: Episode
    credits: tuple[Credit, ...]


@dataclass(frozen=True, kw_only=True)
class EpisodeNews:
    """An announced episode for the digest: where it stands and who made it."""

    id: int
    show_title: str
    title: str
    duration: timedelta | None
    credits: tuple[Credit, ...]
    post: tuple[int, int] | None
    announced_at: datetime


@dataclass(frozen=True, kw_only=True)
class ShowLine:
    """A show in the list: with its newest episode and standing credits that were accepted."""

    show: Show
    latest: Episode | None
    credits: tuple[Credit, ...]


@dataclass(frozen=True, kw_only=True)
class ShowPage:
    """A show in full.

    Args:
        credits: the standing ones; unanswered ones only for who may manage.
        manages: whether the reader may pause, remove and credit.
        decides: whether the reader may confirm or decline it.
        credited: whether the reader is named anywhere in it.
    """

    show: Show
    episodes: tuple[Episode, ...]
    credits: tuple[Credit, ...]
    manages: bool
    decides: bool
    credited: bool


@dataclass(frozen=True, kw_only=True)
class EpisodePage:
    """An episode in full, for members; like `ShowPage`."""

    show: Show
    episode: Episode
    credits: tuple[Credit, ...]
    post: tuple[int, int] | None
    manages: bool


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A feed that somebody is about to add; nothing is stored but the draft.

    Args:
        teams: id and name of the teams that the person may add it for.
        needs_check: whether staff will be asked.
    """

    draft_id: int
    url: str
    title: str
    about: str
    artwork_url: str | None
    explicit: bool
    episodes: tuple[str, ...]
    count: int
    teams: tuple[tuple[int, str], ...]
    needs_check: bool
