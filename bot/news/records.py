"""News as everyone above this job sees it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Story:
    """One event, as a guild may read of it. All texts are plain, taken from the source and not yet escaped.

    Args:
        summary: at most three sentences of the source; may be empty.
        source: the name of the site.
        also_in: names of other sites that tell the same.
        notes: kinds of content notes ("war", "death", ...), empty where nothing is hard.
        published_at: when the source says it appeared; None where it does not say.
        seen_at: when we first met it.
        weight: of its feed, 1 is usual.
        shared_by_id: the member who suggested it and opted in to being named.
    """

    id: int
    guild_id: int
    title: str
    link: str
    source: str
    section: str
    summary: str = ""
    also_in: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    published_at: datetime | None = None
    seen_at: datetime
    weight: float = 1.0
    minutes: int | None = None
    shared_by_id: int | None = None
