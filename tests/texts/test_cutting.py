"""Cutting a text to Discord's lengths."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.texts.cutting import boundary, shorten


@given(st.text(max_size=100), st.integers(-3, 60))
def test_a_shortened_text_fits_and_is_a_beginning(text: str, limit: int) -> None:
    result = shorten(text, limit)
    assert len(result) <= max(0, limit)
    assert text == result or text.startswith(result.removesuffix("…").rstrip()) or not result


@given(st.text(max_size=100), st.integers(-3, 60))
def test_shortening_twice_is_shortening_once(text: str, limit: int) -> None:
    assert shorten(shorten(text, limit), limit) == shorten(text, limit)


@given(
    st.text(
        alphabet=st.sampled_from(["e", "\u0301", "👩", "\u200d", "🏽", "🇩", "🇪", "가", "ᄀ", "ᅡ", " "]), max_size=40
    ),
    st.integers(1, 40),
)
def test_no_cut_goes_through_what_is_read_as_one(text: str, position: int) -> None:
    place = boundary(text, position)
    if 0 < place < len(text) and position - place < 32:
        assert unicodedata.category(text[place]) != "Mn"
        assert "\u200d" not in {text[place], text[place - 1]}
        assert text[place] != "🏽"


def test_words_are_kept_whole() -> None:
    assert shorten("the quick brown fox", 12) == "the quick…"
    assert shorten("the quick brown fox", 10) == "the quick…"
    assert shorten("unbelievablylongword", 10) == "unbelieva…"
    assert shorten("exactly", 7) == "exactly"


def test_families_and_flags_are_kept_whole() -> None:
    assert shorten("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 12) == "👩‍👩‍👧‍👦…"
    assert shorten("🇩🇪🇫🇷🇮🇹", 4) == "🇩🇪…"
    assert shorten("e" + "\u0301" * 100, 50) == "e" + "\u0301" * 48 + "…"
