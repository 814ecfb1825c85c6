"""Figures that have the digits of a phone number and are something else: dates, ISBNs, cards, decimals, counting."""

import re
from itertools import pairwise

from bot.safety.guard.payments import is_card

_DATE = re.compile(
    r"(?:(?:1[0-9]|20)\d\d([-./ ])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])([-./ ])(?:0?[1-9]|[12]\d|3[01])\2(?:1[0-9]|20)\d\d)(?!\d)"
)
_BYTE = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
# Four parts with dots; grouped 3-3-2-2 it may be a Turkish number, unless every part fits into a byte.
_ADDRESS_OF_A_MACHINE = re.compile(
    rf"(?:{_BYTE}(?:\.{_BYTE}){{3}}|(?!\d{{3}}\.\d{{3}}\.\d\d\.\d\d)\d{{1,3}}(?:\.\d{{1,3}}){{3}})(?![\d.])"
)
_VERSION = re.compile(r"(?!0\d(?:\.\d\d){4}(?!\d))(?!\d(?:\.\d){6,10}(?![\d.]))\d{1,4}(?:\.\d{1,4}){4,}(?![\d.])")
_DECIMALS = re.compile(r"\d{1,4}\.\d+\s+\d{1,4}\.\d+(?!\d)")
_SOCIAL_SECURITY = re.compile(r"\d{3}\D\d{2}\D\d{4}\Z")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?: 000)+(?!\d)")
_LABEL_BEFORE = re.compile(
    r"(?:\b(?:isbn(?:-1[03])?|issn|doi|upc|ean|lccn|arxiv|serial|version|invoice|order|tracking|asteroid|version)\b[^;.!?\n]{0,24}"
    r"|\b(?:nr|no|pp?|ll?)\.|\bv|<t:|\b(?:unit|pages?)|https?:\S*|[$€£¥#/=&?_])\s?#?\Z",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(
    r"\s?(?:[%°€$£¥]|(?:km|m|cm|mm|kg|g|mb|gb|hpa|eur|usd|gbp|rub\w*|euros?|dollars?|pounds?|years?)\b)", re.IGNORECASE
)


def figure_end(text: str, start: int) -> int | None:
    """Where a date, an address of a machine, a version or a row of decimals ends, if one begins at `start`."""
    for figure in (_DATE, _ADDRESS_OF_A_MACHINE, _VERSION, _DECIMALS, _THOUSANDS):
        found = figure.match(text, start)
        if found:
            return found.end()
    return None


def is_labelled(text: str, start: int) -> bool:
    """Whether the words before say what the figures are, and it is nothing to call: "ISBN", "order", a price."""
    return _LABEL_BEFORE.search(text, max(0, start - 40), start) is not None


def is_measured(text: str, end: int) -> bool:
    """Whether a unit follows."""
    return _UNIT_AFTER.match(text, end) is not None


def is_code(digits: str) -> bool:
    """Whether digits are those of an ISBN or a payment card."""
    return len(digits) > 12 and (_is_isbn(digits) or is_card(digits))


def is_row(words: str, digits: str) -> bool:
    """Whether figures are a row of years, or binary."""
    return _is_row_of_years(words) or (set(digits) <= {"0", "1"} and not words.isdigit())


def is_social_security(words: str) -> bool:
    """Whether figures are grouped like a United States social security number, which no phone number is."""
    return _SOCIAL_SECURITY.match(words) is not None


def is_counting(digits: str) -> bool:
    """Whether digits only count up, count down or repeat, as a countdown in a story does."""
    steps = {(int(second) - int(first)) % 10 for first, second in pairwise(digits)}
    return len(steps) <= 1 and steps <= {0, 1, 9}


def _is_row_of_years(words: str) -> bool:
    parts = re.findall(r"\d+", words)
    return len(parts) > 1 and all(
        len(part) == 4 and part[:2] in {"14", "15", "16", "17", "18", "19", "20"} for part in parts
    )


def _is_isbn(digits: str) -> bool:
    if len(digits) != 13 or not digits.startswith(("978", "979")):
        return False
    return sum(int(digit) * (1, 3)[position % 2] for position, digit in enumerate(digits)) % 10 == 0
