"""Small words that all pages of the showcase share. Pure."""

import math
from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.safety.notes import Note
from bot.showcase.kinds import Kind, Rating
from bot.showcase.pages import minutes
from bot.showcase.records import Cover, Piece
from bot.showcase.states import State
from bot.texts import markup, say

_MOST_TITLE = 150
_MOST_NAME = 150
# From then on days say it better.
_HOURS = 36


def title_of(cover: Cover) -> str:
    """Its title, on one line."""
    return markup.name(cover.title, _MOST_TITLE) or say("showcase-draft-untitled")


def kind_of(kind: Kind) -> str:
    """What it is."""
    return say(f"showcase-kind-{kind}")


def rating_of(rating: Rating) -> str:
    """From what age it is."""
    return say(f"showcase-rating-{rating}")


def notes_of(notes: Iterable[Note]) -> str:
    """What it touches on, "" for nothing."""
    return ", ".join(say(f"showcase-note-{note}") for note in notes)


def facts(cover: Cover, kind: str | None = None) -> str:
    """Kind, rating and length."""
    return say(
        "showcase-facts",
        kind=kind or kind_of(cover.kind),
        rating=rating_of(cover.rating),
        words=cover.words,
        minutes=minutes(cover.words),
    )


def added(cover: Cover) -> str:
    """What its author added, a line each, "" for nothing."""
    more = cover.details
    series = markup.name(more.series, _MOST_NAME)
    return lines(
        f"-# {genres_of(more.genres)}" if more.genres else "",
        say("showcase-chapter", series=series, number=more.chapter)
        if series and more.chapter is not None
        else say("showcase-series", series=series)
        if series
        else "",
        say("showcase-topic", topic=markup.name(more.topic, _MOST_NAME)) if more.topic else "",
        say("showcase-lives-at", link=markup.plain(more.lives_at, links=True)) if more.lives_at else "",
        say("showcase-first-published", link=markup.plain(more.first_published, links=True))
        if more.first_published
        else "",
    )


def genres_of(genres: Iterable[str]) -> str:
    """What sort of writing it is."""
    return ", ".join(say(f"members-genre-{genre}") for genre in genres)


def warning(cover: Cover) -> str:
    """The notes as readers see them before they open it, "" for none."""
    return say("showcase-notes", notes=notes_of(cover.notes)) if cover.notes else ""


def person(person_id: int | None) -> str:
    """A person as Discord shows them."""
    return f"<@{person_id}>" if person_id is not None else say("showcase-check-someone")


def byline(person_id: int | None, pen_name: str | None, pronouns: str = "") -> str:
    """Whose it is, as readers know them: by the pen name, or by their own with their pronouns, where they say them."""
    if pen_name is not None:
        return f"**{markup.name(pen_name, _MOST_NAME)}**"
    called = markup.name(pronouns, _MOST_NAME)
    return f"{person(person_id)} ({called})" if called else person(person_id)


def author_of(piece: Piece) -> str:
    """Whose it is, for its author and staff, who know."""
    if piece.pen_name is None:
        return person(piece.author_id)
    return say("showcase-pen-name-of", name=byline(None, piece.pen_name), person=person(piece.author_id))


def when(moment: datetime) -> str:
    """How long ago, in the reader's own words."""
    return f"<t:{int(moment.timestamp())}:R>"


def usual_answer(usual: timedelta) -> str:
    """How long staff usually take, in whole hours or days, rounded up."""
    hours = max(1, math.ceil(usual / timedelta(hours=1)))
    if hours <= _HOURS:
        return say("showcase-usual-hours", count=hours)
    return say("showcase-usual-days", count=math.ceil(hours / 24))


def lines(*each: str) -> str:
    """Those that say something, a line each."""
    return "\n".join(line for line in each if line)


def state_of(piece: Piece) -> str:
    """Where a piece stands, for its author."""
    if piece.state is State.WAITING and piece.taken_by_id is not None:
        return say("showcase-state-taken")
    return say(f"showcase-state-{piece.state}")
