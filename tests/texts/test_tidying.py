"""Text at the door: harmless to storage and layout, and still what the member wrote."""

from hypothesis import given
from hypothesis import strategies as st

from bot.texts.tidying import tidy

HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("a \t\n\r\x00\x0b\x85\u2028\u202e\u2066\u200b\u200d"),
        st.sampled_from("\ufe0f\ufeff\u0301\u0e47\u3164\u034f\U0001f3f4\U000e0067\U000e007f"),
        st.characters(),
        st.characters(categories=["Cs"]),
    ),
    max_size=120,
)


@given(HOSTILE)
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(HOSTILE)
def test_tidy_text_can_be_stored_and_sent(text: str) -> None:
    result = tidy(text)
    result.encode("utf-8")
    assert not set(result) & set("\x00\r\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\x85")
    assert len(result) <= len(text)


def test_nul_and_lone_surrogates_are_shown_as_broken() -> None:
    assert tidy("a\x00b\ud83dc") == "a\ufffdb\ufffdc"


def test_line_ends_are_one_kind_and_verse_keeps_its_indentation() -> None:
    assert tidy("one\r\n   two  \rthree\u2028four\n\n\n\n\n\n\nfive\n\n") == "one\n   two\nthree\nfour\n\n\n\nfive"


def test_overrides_go_and_what_hebrew_and_arabic_need_stays() -> None:
    assert tidy("evil\u202egpj.exe") == "evilgpj.exe"
    assert tidy("שלום\u200f! (عربي\u061c)") == "שלום\u200f! (عربي\u061c)"


def test_ten_thousand_marks_become_eight() -> None:
    assert tidy("e" + "\u0301" * 10_000 + "x") == "e" + "\u0301" * 8 + "x"
    assert len(tidy("e" + "\u0301\u0301\u200d" * 3_000)) <= 9


def test_writing_that_needs_marks_and_joiners_is_untouched() -> None:
    for text in ("Việt Nam, ñ, ø̈", "می‌خواهم", "क्षत्रिय", "ก็ต่อเมื่อ", "👩‍👩‍👧‍👦 ❤️‍🔥 👍🏽 🏴󠁧󠁢󠁳󠁣󠁴󠁿", "שָׁלוֹם"):
        assert tidy(text) == text


def test_invisible_padding_and_hidden_texts_go() -> None:
    assert tidy("a" + "\u200b" * 4_000 + "b") == "a\u200b\u200bb"
    assert tidy("hi" + "".join(chr(0xE0000 + ord(each)) for each in "secret")) == "hi"
    assert tidy("\u3164\u3164") == ""
    assert tidy("\x1b[31mred\x07") == "[31mred"
