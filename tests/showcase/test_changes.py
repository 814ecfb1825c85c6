"""What is different between two versions, word by word."""

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.showcase.changes import What, between

WORDS = st.lists(st.sampled_from(["the", "rain", "falls", "a", "b", "\n\n", "ü🙂"]), max_size=60).map(" ".join)


def old_of(old: str, new: str) -> str:
    """What was there, but for the white space, which follows the new version."""
    return "".join(word for span in between(old, new).spans if span.what is not What.NEW for word in span.text.split())


def new_of(old: str, new: str) -> str:
    return "".join(span.text for span in between(old, new).spans if span.what is not What.GONE)


@given(WORDS, WORDS)
@settings(max_examples=200, deadline=None)
def test_both_versions_can_be_put_together_again(old: str, new: str) -> None:
    assert new_of(old, new).split() == new.split()
    assert old_of(old, new) == "".join(old.split())


def test_only_the_words_that_changed_are_marked() -> None:
    changes = between("It rains on the roof.\n\nI sleep.", "It snows on the old roof.\n\nI sleep.")
    assert [(span.what, span.text.strip()) for span in changes.spans] == [
        (What.SAME, "It"),
        (What.GONE, "rains"),
        (What.NEW, "snows"),
        (What.SAME, "on the"),
        (What.NEW, "old"),
        (What.SAME, "roof.\n\nI sleep."),
    ]
    assert (changes.gone, changes.new) == (1, 2)


def test_a_moved_line_break_is_no_change() -> None:
    changes = between("one two\nthree", "one\ntwo three")
    assert (changes.gone, changes.new) == (0, 0)


def test_the_same_text_and_an_empty_one() -> None:
    assert between("a b", "a b").new == 0
    assert (between("", "a b").new, between("a b", "").gone) == (2, 2)
    assert between("", "").spans == ()


def test_a_long_text_with_few_changes_shows_just_these() -> None:
    vocabulary = random.Random(5)
    before = [f"word{int(vocabulary.paretovariate(0.7)) % 9_000}" for _ in range(5_000)]
    after = ["changed" if number % 100 == 50 else word for number, word in enumerate(before)]
    changes = between(" ".join(before), " ".join(after))
    assert (changes.gone, changes.new) == (50, 50)


def test_texts_made_to_be_slow_are_not() -> None:
    """Where no word stands once, comparing takes as long as one length times the other."""
    before = " ".join(str(number * 7 % 97) for number in range(20_000))
    after = " ".join(str(number * 11 % 97) for number in range(20_000))
    begun = time.perf_counter()
    changes = between(before, after)
    assert time.perf_counter() - begun < 5
    assert changes.new
