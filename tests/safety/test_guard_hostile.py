"""The guard takes time in proportion to the text, whatever stands in it."""

import random
import time

import pytest

from bot.safety.guard import Kind, marks

_CHANCE = random.Random(5)
_LENGTH = 50_000
# A second would be a fault; the margin is for a machine that does other work meanwhile.
_SECONDS = 2.5

HOSTILE = {
    "one letter": "a",
    "at signs": "@",
    "unfinished addresses": "a@",
    "unfinished hosts": "a.",
    "hyphens": "a-",
    "digits": "1",
    "spaced digits": "1 ",
    "pairs of digits": None,
    "letters that look like digits": "O1 ",
    "country codes": "+1 ",
    "open brackets": "(",
    "spaces": " ",
    "lines": "\n",
    "number words": "one two ",
    "the word at": " at",
    "the word dot": " dot",
    "disguises": "a at b dot ",
    "cues": "call me on ",
    "platforms": "my insta is ",
    "names": " @x",
    "quotes": '"@',
    "schemes": "http://",
    "a link that never ends": "(",
    "combining marks": "\u0301",
    "zero width": "\u200b",
    "fullwidth": "ａ＠",
    "streets": "12 Oak St ",
    "streets that never end": "12 oak oak ",
    "flats": "12 a a a a apt ",
    "ages": "i'm 14, ",
    "schools": "i go to a ",
    "classes": "im in year ",
    "dates": "1/1/",
    "accounts": "DE89 ",
    "cards": "4-",
    "passwords": "my password is ",
    "keys": "eyJaaaaaaaaaaaa.",
    "quotation marks": '"',
    "apostrophes": " 'a",
    "lines of a script": "ANNA: ",
    "surrogates": "\ud800",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_time(name: str) -> None:
    unit = HOSTILE[name]
    text = (
        " ".join(str(_CHANCE.randint(10, 99)) for _ in range(_LENGTH // 3))
        if unit is None
        else unit * (_LENGTH // len(unit))
    )
    if name == "a link that never ends":
        text = "https://a.com/" + text
    for made_up in (False, True):
        began = time.process_time()
        marks(text, made_up=made_up)
        assert time.process_time() - began < _SECONDS


def test_twice_the_text_takes_about_twice_the_time() -> None:
    """Ten times the text may cost at most thirty times, so nothing is quadratic."""
    prose = "It was 7.45 when she rang from the station at last; nobody answered. "

    def cost(repeats: int) -> float:
        began = time.process_time()
        marks(prose * repeats)
        return time.process_time() - began

    cost(50)
    small = min(cost(200) for _ in range(3))
    assert min(cost(2000) for _ in range(3)) < 30 * small


def test_what_hides_behind_thousands_of_marks_is_still_found() -> None:
    text = "e" + "\u0301" * 10_000 + " a" + "\u200b" * 4_000 + "nna@example.org"
    (mark,) = marks(text)
    assert mark.kind is Kind.EMAIL


def test_what_hides_behind_thousands_of_numbers_is_still_found() -> None:
    numbers = " ".join(f"0{_CHANCE.randint(10**8, 10**9 - 1)}" for _ in range(3_000))
    text = f"{numbers} and then 07911 123456"
    assert marks(text)[-1].words(text) == "07911 123456"


def test_lone_surrogates_and_nul_are_read_over() -> None:
    text = "a\x00nna\ud800@example.org"
    (mark,) = marks(text)
    assert mark.words(text) == text
