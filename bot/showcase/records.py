"""Pieces as everyone else sees them."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.forms.fields import Problem
from bot.safety.notes import Note
from bot.showcase.details import Details
from bot.showcase.hard import is_hard
from bot.showcase.kinds import Kind, Rating, Wanted
from bot.showcase.rules import DEFAULT_AI, AiRule
from bot.showcase.states import Concern, Decision, State


@dataclass(frozen=True, kw_only=True)
class Cover:
    """What is known of a text without reading it."""

    title: str
    kind: Kind
    rating: Rating
    notes: tuple[Note, ...] = ()
    line: str = ""
    words: int = 0
    asks_for_narrator: bool = False
    details: Details = field(default_factory=Details)


@dataclass(frozen=True, kw_only=True)
class Twin:
    """Another piece of the same author with the same words."""

    title: str
    state: State


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A draft, as its owner sees it.

    Args:
        piece_id: the piece that it revises; None for a new one.
        problems: what keeps it from being sent.
        pen_name: "" is its author's own name.
        remarks: what the guard only marks; its author leaves it out or sends it on.
        notices: what went wrong with what was just handed in.
        channel_id: where it will appear.
        from_staff: what they asked to be changed.
        usual: how long staff usually take; None where too few have been answered to say so.
        ai: the server's rule, which its author says they kept, unless that is among the problems.
    """

    draft_id: int
    piece_id: int | None
    cover: Cover
    text: str
    problems: tuple[Problem, ...]
    pen_name: str = ""
    remarks: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    channel_id: int | None = None
    from_staff: str = ""
    usual: timedelta | None = None
    ai: AiRule = DEFAULT_AI
    twin: Twin | None = None


@dataclass(frozen=True, kw_only=True)
class Review:
    """The staff check of a piece's newest version.

    Args:
        decision: None while somebody reads it.
        words: for the author.
        agreed: the rating and notes that a first of staff said yes to, where it takes two (`bot.showcase.hard`).
    """

    reviewer_id: int | None
    taken_at: datetime
    decision: Decision | None
    words: str
    concern: Concern | None = None
    agreed_by_id: int | None = None
    agreed: tuple[Rating, tuple[Note, ...]] | None = None


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A piece, for its author and for staff. `number` counts its versions from 1.

    Args:
        in_danger: what it says reads as if its writer were (safety rule 6); told to whoever just sent it, and to staff.
        from_staff: what they last told its author, of this version or an earlier one; "" in lists.
        pen_name: what it is published under; None is its author's own name.
        hints: notes that its words suggest; for staff alone.
    """

    id: int
    guild_id: int
    author_id: int
    pen_name: str | None = None
    state: State
    number: int
    cover: Cover
    sent_at: datetime
    review: Review | None = None
    in_danger: bool = False
    from_staff: str = ""
    may_download: bool = False
    is_open_to_talk: bool = False
    hints: tuple[Note, ...] = ()

    @property
    def is_hard(self) -> bool:
        """Whether nobody of staff decides on it alone (see `bot.showcase.hard`)."""
        agreed = self.review.agreed if self.review is not None else None
        told = self.review is not None and self.review.concern is Concern.TOLD
        return self.in_danger or told or is_hard(self.cover.notes, self.hints, agreed[1] if agreed else ())

    @property
    def taken_by_id(self) -> int | None:
        """Who of staff reads it now."""
        return self.review.reviewer_id if self.review is not None and self.review.decision is None else None


@dataclass(frozen=True, kw_only=True)
class Version:
    """A piece as it was sent once; `number` counts from 1."""

    number: int
    title: str
    words: int
    sent_at: datetime


@dataclass(frozen=True, kw_only=True)
class Marked:
    """Words of a text that staff should see: a kind of `bot.safety.guard`, or a note that they suggest."""

    what: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Check:
    """A piece with what staff want to know before they read it.

    Args:
        leaf: its first page; None where its author took it back.
        marks: what the guard finds in it.
        suggested: notes that its words suggest and its author did not choose.
        is_first: its author has sent no other piece here.
        seen_number: the earlier version that staff looked at last; None for none.
        gone, new: how many words have changed since that one.
        takes_two: who looks cannot publish it alone.
    """

    piece: Piece
    leaf: "Leaf | None"
    marks: tuple[Marked, ...] = ()
    suggested: tuple[Marked, ...] = ()
    is_first: bool = False
    seen_number: int | None = None
    gone: int = 0
    new: int = 0
    takes_two: bool = False


@dataclass(frozen=True, kw_only=True)
class PiecePage:
    """Some pieces, and the id to go on from; None where there are no more."""

    pieces: tuple[Piece, ...]
    go_on_from: int | None


class Part(enum.StrEnum):
    """What somebody did for a piece besides writing it."""

    WRITER = "writer"
    EDITOR = "editor"
    TRANSLATOR = "translator"
    ARTWORK = "artwork"
    NARRATOR = "narrator"
    MUSIC = "music"


class CreditState(enum.StrEnum):
    """What somebody who is named said to that."""

    NAMED = "named"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, kw_only=True)
class Credit:
    """Somebody who helped with a piece. `author_id` is None where that is under a pen name."""

    id: int
    piece_id: int
    title: str
    author_id: int | None
    pen_name: str | None
    person_id: int
    part: Part
    state: CreditState


@dataclass(frozen=True, kw_only=True)
class Published:
    """A published piece, as any reader may know it.

    Args:
        author_id: None where it is under a pen name: then nothing says whose it is.
        beginning: the start of its text, where that was asked for.
        credits: who helped and said yes to being named, where that was asked for.
    """

    id: int
    guild_id: int
    author_id: int | None
    pen_name: str | None = None
    cover: Cover
    published_at: datetime
    beginning: str = ""
    credits: tuple[tuple[Part, int], ...] = ()

    @property
    def asks_for_narrator(self) -> bool:
        """Whether people can offer its author to read it aloud; not under a pen name, which that would lift."""
        return self.cover.asks_for_narrator and self.author_id is not None


@dataclass(frozen=True, kw_only=True)
class PublishedPage:
    """Some published pieces, newest first, and what to go on from; None where there are no more."""

    pieces: tuple[Published, ...]
    go_on_from: int | None


class Standing(enum.StrEnum):
    """What the author did with feedback, or staff."""

    SENT = "sent"
    SHOWN = "shown"
    KEPT = "kept"
    REMOVED = "removed"


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """What a reader told an author.

    Args:
        title: of the piece; "" where whoever looks may not know it now.
        pen_name: of the piece, where it has one: then its giver is not told `author_id`.
        in_danger: what was just sent says that its writer is (safety rule 6).
    """

    id: int
    piece_id: int
    title: str
    author_id: int
    pen_name: str | None = None
    giver_id: int
    wanted: Wanted
    strength: str
    more: str
    standing: Standing
    in_danger: bool = False


@dataclass(frozen=True, kw_only=True)
class FeedbackForm:
    """What is asked of a reader, with what they typed, where that could not be sent."""

    piece_id: int
    wanted: Wanted
    typed: Mapping[str, str]
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FeedbackPage:
    """Some of what an author shows, and how much to pass over to go on; None where there is no more."""

    piece_id: int
    feedback: tuple[Feedback, ...]
    go_on_from: int | None


@dataclass(frozen=True, kw_only=True)
class Around:
    """What a reader can do at the end of a piece.

    Args:
        shown: how much feedback its author shows.
        is_first: nobody else but its author has opened it yet.
    """

    wanted: Wanted
    has_said: bool
    shown: int
    may_download: bool = False
    is_first: bool = False


@dataclass(frozen=True, kw_only=True)
class TakenAlong:
    """A text for whoever takes it along: nothing in it says who wrote it, unless that is a pen name."""

    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class FoundPiece:
    """A piece that was searched for, and some of its words around those that were asked for."""

    piece: Published
    around: str


@dataclass(frozen=True, kw_only=True)
class FoundPage:
    """Some of what was found, and how many to pass over to go on; None where there are no more.

    Args:
        query: what was searched for in the end.
        is_ranked: the best come first; otherwise there were too many, and the newest do.
    """

    query: str
    pieces: tuple[FoundPiece, ...]
    go_on_from: int | None
    is_ranked: bool


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """One page of a text, ready to be shown. `number` counts from 0.

    Args:
        position: where it begins, by which the place is found again when pages become longer or shorter.
    """

    title: str
    text: str
    number: int
    count: int
    position: int
