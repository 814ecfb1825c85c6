"""What a draft holds, what is wrong with it, and how its text is taken apart for editing. Pure.

The values of a draft are as they were typed, tidied of what no text needs: title, kind, line, text, rating, notes,
asks_for_narrator.
"""

import contextlib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.safety import guard
from bot.safety.danger import danger_in
from bot.safety.notes import Note
from bot.showcase import pages
from bot.showcase.kinds import DEFAULT_RATING, Kind, Rating
from bot.showcase.records import Cover, Problem
from bot.texts import markup
from bot.texts.cutting import boundary

FORM = "showcase"
MOST_TITLE = 100
MOST_LINE = 200
MOST_WORDS = 5_000
# For what is written without words.
MOST_CHARACTERS = 60_000
# The sentence about words that the guard stops: those that one press leaves out.
MARKED = "showcase-problem-marked"
# What one input of a form takes.
MOST_PART = 4_000
# More would not fit on the page; the others show when these are gone.
_MOST_MARKS = 4
# Leaving words out can bring others together; nothing real needs more rounds.
_ROUNDS = 10
_FIELDS = ("title", "line", "text")

Values = Mapping[str, Any]


def target_of(piece_id: int | None) -> str:
    """What the draft is for: a new piece, or a new version of one."""
    return "" if piece_id is None else f"piece:{piece_id}"


def piece_of(target: str) -> int | None:
    """The inverse of `target_of`."""
    return int(target.removeprefix("piece:")) if target else None


def cover_of(values: Values) -> Cover:
    """The draft's cover; what is not chosen yet has its preset."""
    return Cover(
        title=str(values.get("title") or ""),
        kind=_chosen_kind(values) or Kind.FICTION,
        rating=Rating(values.get("rating") or DEFAULT_RATING),
        notes=tuple(Note(note) for note in values.get("notes") or ()),
        line=str(values.get("line") or ""),
        words=pages.words(text_of(values)),
        asks_for_narrator=bool(values.get("asks_for_narrator")),
    )


def text_of(values: Values) -> str:
    """The draft's text."""
    return str(values.get("text") or "")


def words_of(values: Values) -> str:
    """All that was written in the draft."""
    return "\n\n".join(str(values[field]) for field in _FIELDS if values.get(field))


def speaks_of_danger(values: Values) -> bool:
    """Whether it says that its writer is in danger; what is made up says so only of somebody in it (safety rule 6)."""
    kind = _chosen_kind(values)
    return danger_in(words_of(values), made_up=kind is not None and kind.is_made_up) is not None


def values_of(cover: Cover, text: str) -> dict[str, Any]:
    """The draft that would become this."""
    return {
        "title": cover.title,
        "kind": cover.kind.value,
        "rating": cover.rating.value,
        "notes": [note.value for note in cover.notes],
        "line": cover.line,
        "text": text,
        "asks_for_narrator": cover.asks_for_narrator,
    }


def tidied(values: Values) -> dict[str, Any]:
    """What was typed, as it may be stored: titles and lines on one line."""
    kept = dict(values)
    for name in ("title", "line"):
        if name in kept:
            kept[name] = " ".join(markup.tidy(str(kept[name])).split())
    if "text" in kept:
        kept["text"] = markup.tidy(str(kept["text"]))
    return kept


def with_part(text: str, more: str) -> str:
    """The text with another part at its end. What is in it already is not added twice, so a repeat does no harm."""
    more = markup.tidy(more)
    if not more or more in text:
        return text
    return f"{text}\n\n{more}" if text else more


def problems(values: Values) -> tuple[Problem, ...]:
    """All that keeps the draft from being sent, in the order of the page. Takes 0.1 s for the longest text."""
    return tuple(_problems(values))


def leave_out(values: Values) -> dict[str, Any]:
    """The fields without the words that the guard stops."""
    kept = dict(values)
    for field in _FIELDS:
        for _ in range(_ROUNDS):
            stopping = _stopping(kept, field)
            if not stopping:
                break
            kept[field] = guard.leave_out(str(kept[field]), stopping)
    return tidied({field: kept[field] for field in _FIELDS if field in kept})


@dataclass(frozen=True)
class Part:
    """A stretch of a text that fits into one input, and the white space between it and the next."""

    text: str
    glue: str


def parts(text: str) -> list[Part]:
    """The text in stretches of at most 4,000 characters, cut between paragraphs, lines or words where there are any."""
    found: list[Part] = []
    while len(text) > MOST_PART:
        for glue in ("\n\n", "\n", " ", ""):
            end = text.rfind(glue, MOST_PART // 2, MOST_PART + 1) if glue else boundary(text, MOST_PART)
            if end > 0:
                found.append(Part(text[:end], glue))
                text = text[end + len(glue) :]
                break
    return [*found, Part(text, "")]


def fingerprint(text: str) -> str:
    """Eight letters by which a form knows the text that it was opened on."""
    return f"{zlib.crc32(text.encode('utf-8', 'replace')):08x}"


def with_part_replaced(text: str, number: int, opened_on: str, new: str) -> str:
    """The text with one of its `parts` replaced.

    Args:
        opened_on: the fingerprint of the text when the form was opened. Where the text has changed since, nobody can
            say what is to be replaced, so the new words go to the end: nothing is lost.
    """
    whole = parts(text)
    if fingerprint(text) != opened_on or not 0 <= number < len(whole):
        return with_part(text, new)
    whole[number] = Part(markup.tidy(new), whole[number].glue)
    return markup.tidy("".join(part.text + part.glue for part in whole))


def _chosen_kind(values: Values) -> Kind | None:
    with contextlib.suppress(ValueError):
        return Kind(str(values.get("kind")))
    return None


def _problems(values: Values) -> Iterator[Problem]:
    cover, text = cover_of(values), text_of(values)
    if not cover.title:
        yield Problem(about="title", key="showcase-problem-no-title")
    if _chosen_kind(values) is None:
        yield Problem(about="kind", key="showcase-problem-no-kind")
    if not text.strip():
        yield Problem(about="text", key="showcase-problem-no-text")
    for field, typed, most in (("title", cover.title, MOST_TITLE), ("line", cover.line, MOST_LINE)):
        if len(typed) > most:
            yield Problem(about=field, key=f"showcase-problem-long-{field}", args={"limit": most, "length": len(typed)})
    if cover.words > MOST_WORDS:
        yield Problem(
            about="text", key="showcase-problem-many-words", args={"limit": MOST_WORDS, "length": cover.words}
        )
    elif len(text) > MOST_CHARACTERS:
        yield Problem(
            about="text", key="showcase-problem-long-text", args={"limit": MOST_CHARACTERS, "length": len(text)}
        )
    for field in _FIELDS:
        for mark in _stopping(values, field)[:_MOST_MARKS]:
            words = markup.name(mark.words(str(values[field])), 100)
            yield Problem(
                about=field,
                key=MARKED,
                args={"where": field, "kind": mark.kind.value, "words": words},
            )


def _stopping(values: Values, field: str) -> tuple[guard.Mark, ...]:
    typed = str(values.get(field) or "")
    if len(typed) > MOST_CHARACTERS:
        return ()  # it has to become shorter first
    kind = _chosen_kind(values)
    return guard.check(typed, links_allowed=field == "text" and kind is not None and kind.may_link).stopping
