"""What waits for staff, of whatever job."""

import enum
from dataclasses import dataclass
from datetime import datetime


class Kind(enum.StrEnum):
    """What it is."""

    PIECE = "piece"
    STORIES = "stories"
    SHARES = "shares"
    REQUEST = "request"
    INQUIRY = "inquiry"
    TALK = "talk"
    SHOW = "show"
    FEED = "feed"
    REPORT = "report"
    STUCK = "stuck"


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Something that waits for a person of staff.

    Args:
        id: in its job; 0 where several of a kind are one.
        title: as its job calls it; "" where nobody but who opens it should read that.
        person_id: whose it is, or who wrote it.
        count: how many there are, where several are one.
        taken_by_id: who of staff has it in hand.
        is_hard: it is for the safety team, or for two of staff.
    """

    kind: Kind
    id: int
    since: datetime
    title: str = ""
    person_id: int | None = None
    count: int = 1
    taken_by_id: int | None = None
    is_hard: bool = False


@dataclass(frozen=True, kw_only=True)
class Today:
    """A page of what waits, the longest first; the number to pass over to go on, None where there is no more.

    Args:
        away_until: until when whoever looks is away.
    """

    waiting: tuple[Waiting, ...]
    count: int
    go_on_from: int | None
    away_until: datetime | None = None
