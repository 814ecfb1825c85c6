"""A piece in pages: complete, in order, and never cut where it hurts."""

import re
import time

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.showcase.pages import PAGE, Pages, minutes, paginate, words
from bot.texts.balancing import open_at_end
from bot.texts.markup import shown

_PARTS = st.sampled_from(
    [
        *(
            "word ",
            "a longer sentence. ",
            "\n",
            "\n\n",
            "* * *\n\n",
            "# Heading\n\n",
            "   ",
            "x" * 130,
            "「日本語の文」。",
            "👩‍👩‍👧",
            "e\u0301",
        ),
        *("**", "*", "||", "`", "```\ncode\n  more\n```\n\n", "```\n", "> quote\n", "- item\n", "\\", "_"),
    ]
)
PIECES = st.lists(_PARTS, max_size=120).map("".join)
LIMITS = st.integers(100, 400)


def slices(text: str, pages: Pages) -> list[str]:
    return [text[page.start : page.end] for page in pages.pages]


@given(PIECES, LIMITS)
def test_the_pages_together_are_the_text(text: str, limit: int) -> None:
    pages = paginate(text, limit)
    assert re.sub(r"\s", "", "".join(slices(text, pages))) == re.sub(r"\s", "", text)
    for left, right in zip(pages.pages, pages.pages[1:], strict=False):
        assert not text[left.end : right.start].strip()


@given(PIECES, LIMITS)
def test_no_page_is_longer_than_its_limit_and_none_is_empty(text: str, limit: int) -> None:
    whole = shown(text)
    pages = paginate(whole, limit)
    for number in range(len(pages)):
        assert len(pages.text(whole, number)) <= limit
    assert len(pages) == 1 or all(part.strip() for part in slices(whole, pages))


@given(PIECES, LIMITS)
def test_no_word_is_cut_that_fits_on_a_page(text: str, limit: int) -> None:
    pages = paginate(text, limit)
    for page in pages.pages[:-1]:
        around = re.search(r"\S*\Z", text[max(0, page.end - limit) : page.end])
        rest = re.match(r"\S*", text[page.end :])
        assert around
        assert rest
        if rest[0] and around[0] and around[0][-1] not in "。」|*_`":
            assert len(around[0]) + len(rest[0]) > limit // 2


@given(
    st.lists(
        st.lists(
            st.sampled_from(["a line of verse", "short", "  indented, and longer than most"]), min_size=1, max_size=4
        ),
        max_size=30,
    ),
    LIMITS,
)
def test_no_stanza_is_cut_that_fits_on_a_page(stanzas: list[list[str]], limit: int) -> None:
    poem = "\n\n".join("\n".join(stanza) for stanza in stanzas)
    pages = paginate(poem, max(limit, 180))
    whole = {part for page in slices(poem, pages) for part in page.split("\n\n")}
    assert {"\n".join(stanza) for stanza in stanzas} <= whole | {""} or not stanzas


@given(PIECES, LIMITS)
def test_the_same_text_has_the_same_pages_one_after_the_other(text: str, limit: int) -> None:
    pages = paginate(text, limit)
    assert pages == paginate(text, limit)
    starts = [page.start for page in pages.pages]
    assert starts == sorted(set(starts))


@given(PIECES, LIMITS)
def test_every_page_ends_what_it_begins(text: str, limit: int) -> None:
    """Code in one line is left out: a backtick over the end of a page can meet others and stay open, harmlessly."""
    assume("`" not in text.replace("```\n", ""))
    whole = shown(text)
    pages = paginate(whole, limit)
    for number in range(len(pages)):
        assert open_at_end(pages.text(whole, number)) == ("", "")


def test_a_code_block_that_fits_is_not_cut_and_a_longer_one_is_opened_again() -> None:
    fitting = "x " * 40 + "\n\n```\n" + "line\n\n" * 15 + "```"
    pages = paginate(fitting, 150)
    assert [pages.text(fitting, number).count("```") for number in range(len(pages))] == [0, 2]
    long = "```py\n" + "\n".join(f"line {number}" for number in range(60)) + "\n```"
    pages = paginate(long, 150)
    texts = [pages.text(long, number) for number in range(len(pages))]
    assert all(page.startswith("```") and page.endswith("```") for page in texts)
    assert all(line.startswith(("line", "```")) for page in texts for line in page.split("\n"))


def test_a_heading_goes_with_what_follows() -> None:
    text = "word " * 18 + "\n\n# Two\n\n" + "more " * 18
    pages = paginate(text, 150)
    assert slices(text, pages)[1].startswith("# Two\n\nmore")


def test_emphasis_and_spoilers_go_on_over_the_page() -> None:
    text = "||" + "secret words. " * 20 + "the end||"
    pages = paginate(text, 150)
    assert all(
        pages.text(text, number).startswith("||") and pages.text(text, number).endswith("||")
        for number in range(len(pages))
    )


def test_indentation_survives_a_seam() -> None:
    text = ("a" * 50 + "\n    indented\n") * 3
    pages = paginate(text, 100)
    assert slices(text, pages)[1].startswith("    indented")


def test_the_smallest_texts_have_one_page() -> None:
    for text in ("", "\n\n", "a", "x" * 60):
        pages = paginate(text, 100)
        assert len(pages) == 1
        assert pages.text(text, 0) == text.strip("\n")
        assert pages.text(text, 99) == pages.text(text, -1) == pages.text(text, 0)


def test_a_hundred_thousand_words_have_their_pages() -> None:
    book = "\n\n".join("It was a dark and stormy night; the rain fell in torrents. " * 6 for _ in range(1_600))
    assert words(book) > 100_000
    pages = paginate(book)
    assert 100 < len(pages) < 300
    assert all(len(pages.text(book, number)) <= PAGE for number in range(len(pages)))


def test_hostile_texts_are_divided_in_time() -> None:
    for unit in ("```\n", "\n\n", "x", "* * *\n\n", "# a\n\n", "||", "`", "\\", "a. ", " "):
        text = unit * (300_000 // len(unit))
        began = time.perf_counter()
        paginate(text)
        assert time.perf_counter() - began < 5, unit


def test_words_are_counted_as_readers_count_them() -> None:
    for text, count in (
        ("", 0),
        ("One well-known word, two words—three?", 6),
        ("**bold** * * * # — ...", 1),
        ("It's o'clock; 3.5 and/or https://a.example/x", 5),
        ("今日は良い天気", 7),
        ("สวัสดีชาวโลกทุกคน", 4),
        ("क्षत्रिय धर्म", 2),
        ("one 二 three", 3),
    ):
        assert words(text) == count, text


def test_minutes_are_whole_and_at_least_one() -> None:
    assert [minutes(count) for count in (0, 100, 299, 301, 600, 100_000)] == [1, 1, 1, 2, 3, 500]
