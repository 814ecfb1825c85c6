"""Runs of digits in a text, also where they are spelled as words or with letters that look like them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.safety.guard.words import digit_words

_WORDS = digit_words()
_TIMES = {"double": 2, "triple": 3}
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_ITEM = rf"(?:(?:double|triple)[ -])?(?:{_WORD}|\d)"
_BETWEEN = r"[\s,.\-/()]{0,3}"
_SPELLED = re.compile(rf"(?<![^\W_])\+?{_ITEM}(?:{_BETWEEN}{_ITEM}){{6,24}}(?![^\W_])", re.IGNORECASE)
_ONE = re.compile(rf"(?:(double|triple)[ -])?({_WORD}|\d)", re.IGNORECASE)

# A letter counts as a digit only beside one: "O7911 l23456".
_DIGIT = r"(?:[0-9]|[OoIl|](?=[OoIl|]{0,2}[0-9])|(?<=[0-9])[OoIl|])"
# Digits with at most three separators between two of them. There is one way to match, so the search is linear.
_RUN = re.compile(rf"[+(]{{0,2}}{_DIGIT}(?:[ \t.\-/()*_~]{{0,3}}{_DIGIT})*")
_GROUP = re.compile(r"[0-9OoIl|]+")
_LOOKS = str.maketrans("OoIl|", "00111")


@dataclass(frozen=True, slots=True)
class Group:
    """Digits that stand together, and where."""

    digits: str
    start: int
    end: int


def spelled(text: str) -> Iterator[tuple[str, int, int]]:
    """Numbers of 7 digits or more with at least one digit as a word, as (digits, start, end)."""
    for found in _SPELLED.finditer(text):
        if not found[0].isascii() or any(character.isalpha() for character in found[0]):
            digits = "".join(
                _WORDS.get(one[2].lower(), one[2]) * _TIMES.get((one[1] or "").lower(), 1)
                for one in _ONE.finditer(found[0])
            )
            yield digits, found.start(), found.end()


def runs(text: str) -> Iterator[re.Match[str]]:
    """Stretches of digits and the separators people put into phone numbers."""
    return _RUN.finditer(text)


def groups(run: str, offset: int) -> list[Group]:
    """The digits of a run that stand together, with offsets in the text; letters that look like digits count."""
    return [
        Group(found[0].translate(_LOOKS), offset + found.start(), offset + found.end())
        for found in _GROUP.finditer(run)
    ]
