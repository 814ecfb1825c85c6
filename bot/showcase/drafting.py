"""What a draft holds, what is wrong with it, and how its text is taken apart for editing. Pure.

The values of a draft are as they were typed, tidied of what no text needs: title, kind, line, text, rating, notes,
asks_for_narrator, pen_name, and those of `bot.showcase.details`.
"""

import contextlib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.errors import MemberFacingError
from bot.forms import fields
from bot.forms.fields import Links, Problem, TextField
from bot.safety.danger import danger_in
from bot.safety.notes import Note
from bot.showcase import details, names, pages
from bot.showcase.details import details_of
from bot.showcase.kinds import DEFAULT_RATING, Kind, Rating
from bot.showcase.records import Cover
from bot.texts import markup
from bot.texts.cutting import boundary

FORM = "showcase"
PROMPT = "prompt_id"
# Targets of drafts of new pieces, besides "": one that lives elsewhere.
LINK = "link"
MOST_TITLE = 100
MOST_LINE = 200
MOST_WORDS = 5_000
# For what is written without words.
MOST_CHARACTERS = 60_000
# What a draft can hold: enough to be divided into pieces that can be sent.
MOST_KEPT = 200_000
# What one input of a form takes.
MOST_PART = 4_000
_TITLE = TextField(name="title", most=MOST_TITLE, required=True, one_line=True)
_LINE = TextField(name="line", most=MOST_LINE, one_line=True)
_FIELDS = ("title", "line", "text", "topic", "series")

Values = Mapping[str, Any]


def target_of(piece_id: int | None) -> str:
    """What the draft is for: a new piece, or a new version of one."""
    return "" if piece_id is None else f"piece:{piece_id}"


def piece_of(target: str) -> int | None:
    """The inverse of `target_of`."""
    return int(target.removeprefix("piece:")) if target.startswith("piece:") else None


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
        details=details_of(values),
    )


def pen_name_of(values: Values) -> str:
    """What it is to be published under; "" for its author's own name."""
    return str(values.get("pen_name") or "")


def prompt_of(values: Values) -> int | None:
    """The prompt that it is written to."""
    prompt_id = values.get(PROMPT)
    return prompt_id if isinstance(prompt_id, int) else None


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


def values_of(cover: Cover, text: str, added: Values, pen_name: str = "") -> dict[str, Any]:
    """The draft that would become this; `added` are the details as they are stored."""
    return {
        "title": cover.title,
        "kind": cover.kind.value,
        "rating": cover.rating.value,
        "notes": [note.value for note in cover.notes],
        "line": cover.line,
        "text": text,
        "asks_for_narrator": cover.asks_for_narrator,
        **({"pen_name": pen_name} if pen_name else {}),
        **added,
    }


def tidied(values: Values) -> dict[str, Any]:
    """What was typed, as it may be stored: titles and lines on one line."""
    asked = [each for each in _asked(values) if each.name in values]
    return {**values, **fields.kept(asked, values)}


def with_part(text: str, more: str) -> str:
    """The text with another part at its end. What is in it already is not added twice, so a repeat does no harm."""
    more = markup.tidy(more)
    if not more or more in text:
        return text
    return f"{text}\n\n{more}" if text else more


@dataclass(frozen=True, kw_only=True)
class Look:
    """What there is to know of a draft before it is sent."""

    cover: Cover
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    in_danger: bool


def look(values: Values) -> Look:
    """Read the draft through. Takes 0.2 s for the longest text: not for the event loop."""
    return Look(
        cover=cover_of(values),
        problems=problems(values),
        remarks=remarks(values),
        in_danger=speaks_of_danger(values),
    )


def with_more(values: Values, more: str) -> str:
    """The draft's text with another part at its end.

    Raises:
        MemberFacingError: it is full.
    """
    text = text_of(values)
    if more and is_full(text):
        raise MemberFacingError("showcase-draft-full")
    return with_part(text, more)


def problems(values: Values) -> tuple[Problem, ...]:
    """All that keeps the draft from being sent, in the order of the page. Takes 0.1 s for the longest text."""
    return tuple(_problems(values))


def remarks(values: Values) -> tuple[Problem, ...]:
    """What the guard only marks; what is too long has to become shorter first."""
    return fields.remarks(_short_enough(values), values)


def is_full(text: str) -> bool:
    """Whether nothing more can be added. The last part that was typed is kept whole, however long it is."""
    return len(text) >= MOST_KEPT


def leave_out(values: Values) -> dict[str, Any]:
    """The fields without the words that the guard stops, or where nothing stops without those that it only marks.

    What is too long has to become shorter first.
    """
    return fields.leave_out(_short_enough(values), values)


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


def _short_enough(values: Values) -> list[TextField]:
    return [each for each in _asked(values) if each.name in values and len(str(values[each.name] or "")) <= each.most]


def _asked(values: Values) -> tuple[TextField, ...]:
    """The fields of text; what reports on something may name its sources (safety rule 5)."""
    kind = _chosen_kind(values)
    links = Links.AMONG_WORDS if kind is not None and kind.may_link else Links.STOP
    made_up = kind is not None and kind.is_made_up
    return (
        _TITLE,
        _LINE,
        TextField(name="text", most=MOST_CHARACTERS, verse=True, links=links, made_up=made_up),
        names.FIELD,
        *details.FIELDS,
    )


def _problems(values: Values) -> Iterator[Problem]:
    title, *rest = _asked(values)
    yield from fields.problems([title], values)
    if _chosen_kind(values) is None:
        yield Problem(field="kind", key="showcase-problem-no-kind")
    text = text_of(values)
    if not text.strip():
        yield Problem(field="text", key="showcase-problem-no-text")
    count = pages.words(text)
    if count > MOST_WORDS:
        yield Problem(field="text", key="showcase-problem-many-words", args={"limit": MOST_WORDS, "length": count})
    yield from fields.problems(rest, values)
    yield from details.problems(values)
