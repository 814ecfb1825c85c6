"""What an author may add to a piece besides its text: kept as typed, in a draft and with what was sent. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.forms.fields import Links, Problem, TextField
from bot.people.genres import GENRES
from bot.showcase.kinds import DEFAULT_WANTED, Wanted
from bot.texts import markup, say

MOST_GENRES = 3
MOST_CHAPTER = 999
# The book and its author, who is interviewed, the issue.
TOPIC = TextField(name="topic", most=120, one_line=True)
SERIES = TextField(name="series", most=80, one_line=True)
FIRST_PUBLISHED = TextField(name="first_published", most=200, lines=1, links=Links.LINES)
SOURCES = TextField(name="sources", most=200, lines=8, links=Links.LINES)
LIVES_AT = TextField(name="lives_at", most=200, lines=1, links=Links.LINES)
FIELDS = (TOPIC, SERIES, FIRST_PUBLISHED, LIVES_AT, SOURCES)
_NAMES = ("genres", "feedback", "chapter", "own", *(each.name for each in FIELDS))


@dataclass(frozen=True, kw_only=True)
class Details:
    """What was added. `chapter` counts from 1; `first_published`, `lives_at` and `sources` are http(s) addresses.

    Args:
        lives_at: where the whole of it is, of which the text is an excerpt; "" where the text is the whole.
    """

    genres: tuple[str, ...] = ()
    topic: str = ""
    series: str = ""
    chapter: int | None = None
    first_published: str = ""
    lives_at: str = ""
    sources: tuple[str, ...] = ()
    feedback: Wanted = DEFAULT_WANTED

    @property
    def series_key(self) -> str:
        """By what the parts of a series find each other, however its name is written."""
        return self.series.casefold()[: SERIES.most]


def details_of(values: Mapping[str, Any]) -> Details:
    """What a draft's values, or those that were `stored` of it, say."""
    return Details(
        genres=tuple(genre for genre in GENRES if genre in (values.get("genres") or ()))[:MOST_GENRES],
        topic=str(values.get("topic") or ""),
        series=str(values.get("series") or ""),
        chapter=_chapter(values),
        first_published=str(values.get("first_published") or ""),
        lives_at=str(values.get("lives_at") or ""),
        sources=tuple(str(values.get("sources") or "").splitlines()),
        feedback=Wanted(values.get("feedback") or DEFAULT_WANTED),
    )


def stored(values: Mapping[str, Any]) -> dict[str, Any]:
    """The part of a draft's values that `details_of` reads."""
    return {name: values[name] for name in _NAMES if values.get(name)}


def public(kept: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """What of it goes out with the piece, readable in the database: nothing but what readers see."""
    return None if kept is None else {name: kept[name] for name in _NAMES if name in kept and name != "own"}


def problems(values: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong besides the texts themselves, which are looked at with all others."""
    if "lives_at" in values and not str(values["lives_at"]).strip():
        yield Problem(field="lives_at", key="forms-problem-missing")
    if str(values.get("chapter") or "").strip() and _chapter(values) is None:
        yield Problem(field="chapter", key="showcase-problem-chapter", args={"most": MOST_CHAPTER})


def with_sources(text: str, details: Details) -> str:
    """The text as it is read, with where the whole of it is and where its facts come from at its end."""
    if details.lives_at:
        text = "\n".join([text, "", say("showcase-lives-at", link=markup.plain(details.lives_at, links=True))])
    if not details.sources:
        return text
    links = [f"• {markup.plain(source, links=True)}" for source in details.sources]
    return "\n".join([text, "", f"**{say('showcase-sources')}**", *links])


def _chapter(values: Mapping[str, Any]) -> int | None:
    typed = str(values.get("chapter") or "").strip()
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= 3 else 0
    return number if 1 <= number <= MOST_CHAPTER else None
