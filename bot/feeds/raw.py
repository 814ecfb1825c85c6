"""What the readers of the formats hand to `bot.feeds.assemble`: the feed's own strings, texts already plain."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class RawEntry:
    """Addresses may still be relative to `base`; everything may be missing or nonsense."""

    base: str = ""
    id: str = ""
    title: str = ""
    link: str = ""
    published: str = ""
    updated: str = ""
    author: str = ""
    summary: str = ""
    content: str = ""
    enclosures: list[tuple[str, str, str]] = field(default_factory=list)
    """Address, media type, length."""
    duration: str = ""
    image: str = ""
    season: str = ""
    episode: str = ""
    episode_type: str = ""
    explicit: str = ""


@dataclass(slots=True)
class RawFeed:
    base: str = ""
    title: str = ""
    link: str = ""
    language: str = ""
    description: str = ""
    author: str = ""
    artwork: str = ""
    explicit: str = ""
    ttl: str = ""
    moved_to: str = ""
    entries: list[RawEntry] = field(default_factory=list)
