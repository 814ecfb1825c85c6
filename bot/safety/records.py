"""Reports as everyone else sees them."""

import enum
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession


class Reason(enum.StrEnum):
    """Why somebody reports."""

    UNKIND = "unkind"
    PRIVATE = "private"
    UNSAFE = "unsafe"
    STOLEN = "stolen"
    OTHER = "other"
    DANGER = "danger"

    @property
    def is_told_by_people(self) -> bool:
        """Whether somebody can give it as theirs; DANGER is what the bot noticed."""
        return self is not Reason.DANGER


class State(enum.StrEnum):
    """Where a report stands. One that is begun was not sent yet, and nobody is shown it."""

    BEGUN = "begun"
    OPEN = "open"
    CLOSED = "closed"


class Outcome(enum.StrEnum):
    """How a report was closed."""

    ACTED = "acted"
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What a subject says at this moment.

    Args:
        author_id: whose it is, where that is known.
        title: how to call it, in the words of the job that owns it.
        place: channel and message it stands in.
        between: who can read it beside staff and the safety team, where that is not everybody.
    """

    author_id: int | None
    text: str = ""
    title: str = ""
    place: tuple[int, int] | None = None
    between: tuple[int, ...] | None = None


# Asked within a transaction with the guild's id and what stands behind "piece:" in the subject; None: not there.
SubjectReader = Callable[[AsyncSession, int, str], Awaitable[Evidence | None]]


@dataclass(frozen=True, kw_only=True)
class LogEntry:
    """What somebody of the safety team wrote down about a report; `author_id` is None once they are erased."""

    author_id: int | None
    words: str
    written_at: datetime


@dataclass(frozen=True, kw_only=True)
class Report:
    """One report, for those who may read it.

    Args:
        place: channel and message where it can be looked at, if it still stands.
        log: what was written down about it, oldest first; empty in lists.
    """

    id: int
    guild_id: int
    reporter_id: int | None
    about_id: int | None
    subject: str
    state: State
    reason: Reason | None
    words: str
    evidence: Evidence | None
    outcome: Outcome | None
    closed_by_id: int | None
    begun_at: datetime
    closed_at: datetime | None
    place: tuple[int, int] | None = None
    log: tuple[LogEntry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Begun:
    """A report whose form is open.

    Args:
        about_id: whom it is about.
        team: the safety team as picked; who of them is still a member is for the caller to ask Discord.
        again: the same person has already reported the same thing, and it is still open.
    """

    report_id: int
    guild_id: int
    subject: str
    about_id: int | None
    team: tuple[int, ...]
    again: bool = False


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A report that was sent.

    Args:
        to_team: it went to the safety team; otherwise to staff.
    """

    report_id: int
    reason: Reason
    to_team: bool
