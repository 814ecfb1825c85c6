"""Stories and editions of text as hostile as feeds can make it, and what Discord's client would make of them."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from bot.digest.paging import divide, room_for_unread, taken_by
from bot.digest.records import Correction, Edition, Made
from bot.digest.selection import select
from bot.news.records import Story, StoryEntry, pressable
from bot.news.storing import LONGEST_LINK
from bot.safety.notes import Note
from bot.texts import markup

NOW = datetime(2026, 3, 24, 16, tzinfo=UTC)
DAY = date(2026, 9, 30)

NASTY = [
    "||",
    "|",
    "\\",
    "**",
    "*",
    "__",
    "~~",
    "`",
    "```",
    "\n",
    "\n\n>>> ",
    "\n# ",
    "\n-# ",
    "\n- ",
    "[here](https://evil.example)",
    "[",
    "](",
    ")",
    ">",
    "<@80351110224678912>",
    "<@&80351110224678912>",
    "<#80351110224678912>",
    "<:smile:80351110224678912>",
    "<t:1:R>",
    "</ban:80351110224678912>",
    "@everyone",
    "@here",
    "https://evil.example/x",
    "שלום עולם",
    "مرحبا",
    "👩‍👩‍👧‍👦",
    "🏳️‍🌈",
    "a\u0301" * 8,
    "ordinary words",
]

SECTIONS = ["World", "Books", "||Sec](tion**" * 3, "", *(f"Section {number}" for number in range(9))]

words = st.lists(
    st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)), max_size=40
).map(" ".join)
tight = st.lists(st.sampled_from(NASTY), min_size=1, max_size=60).map("".join)
texts = st.one_of(words, tight)
titles = texts.map(lambda text: text[:500] or "…")
links = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=120), st.just("x" * 900), st.sampled_from(NASTY)
).map(lambda tail: pressable(f"https://paper.example/{tail}")[:LONGEST_LINK])
snowflakes = st.integers(10**17, 2**63 - 1)


entries = st.builds(
    StoryEntry,
    id=st.integers(1, 10**9),
    title=titles,
    link=links,
    source=texts.map(lambda text: text[:200]),
    met_at=st.just(NOW),
)


def stories(notes: st.SearchStrategy[tuple[str, ...]] | None = None) -> st.SearchStrategy[Story]:
    """Any story that a feed can bring about."""
    return st.builds(
        Story,
        id=st.integers(1, 10**9),
        guild_id=st.just(1),
        title=titles,
        link=links,
        source=texts.map(lambda text: text[:200]),
        section=st.sampled_from(SECTIONS),
        summary=texts.map(lambda text: text[:700]),
        brief=texts.map(lambda text: text[:420]),
        notes=notes
        if notes is not None
        else st.lists(st.sampled_from([note.value for note in Note]), max_size=9, unique=True).map(tuple),
        published_at=st.sampled_from([None, NOW]),
        seen_at=st.just(NOW),
        entries=st.lists(entries, max_size=5).map(tuple),
        author=texts.map(lambda text: text[:200]),
        language=st.sampled_from(["", "en-GB", "de", "x-[klingon](", "fr-CA"]),
        shared_by_id=st.one_of(st.none(), snowflakes),
    )


made = st.builds(
    Made,
    kind=st.sampled_from(["piece", "episode", "request"]),
    id=st.integers(1, 10**9),
    title=titles,
    by_id=st.one_of(st.none(), snowflakes),
    by=texts.map(lambda text: text[:300]),
    details=st.lists(snowflakes.map(lambda person: f"Narrator: <@{person}>"), max_size=10).map(tuple),
    post=st.one_of(st.none(), st.tuples(snowflakes, snowflakes)),
    is_unread=st.booleans(),
)


corrections = st.builds(
    Correction,
    id=st.just(1),
    day=st.just(DAY),
    subject=st.integers(1, 3).map(lambda number: f"story:{number}"),
    title=titles,
    text=texts.map(lambda text: " ".join(markup.tidy(text).split())[:200]),
    corrected_at=st.just(NOW),
)
staff_lines = texts.map(lambda text: " ".join(markup.tidy(text).split())[:200])


def composed(
    candidates: list[Story],
    of_members: list[Made],
    most: int = 10,
    unread: Sequence[Made] = (),
    line: str = "",
    opening: Sequence[Correction] = (),
) -> Edition:
    """An edition as the service would compose it of these."""
    taken = taken_by(line, opening)
    pages = divide(select(candidates, NOW, most).chosen, of_members, taken)
    return Edition(
        id=1,
        guild_id=2**62,
        name="daily",
        day=DAY,
        pages=pages,
        unread=tuple(unread[: room_for_unread(pages[0], taken)]),
        line=line,
        opening=tuple(opening),
    )


SPOILER = re.compile(r"\|\|([\s\S]+?)\|\|")
"""How Discord's client finds a spoiler: the next two bars, escaped or not."""

MARKUP = re.compile(r"(?<!\\)(?:\\\\)*[*_~`|\[\]]")
PINGS = re.compile(r"<@[!&]?\d+>|<#\d+>|@everyone|@here|<a?:\w+:\d+>|</[^>]+:\d+>|<id:\w+>")


def seen_at_once(text: str) -> str:
    """What is read before any spoiler is opened."""
    return SPOILER.sub("", text)
