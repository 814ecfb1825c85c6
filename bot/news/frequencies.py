"""How much a word says: the rarer it is in the news, the more it tells that two headlines share it."""

import functools
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.resources import files

from bot.news.headlines import terms_of

COUNT = "bot.news.frequencies:count"
# The list that comes with the program counts as so many headlines that were read.
_FLOOR_COUNTS = 3_000
_PER = 10_000
_UNSEEN = 0.5


class Frequencies:
    """Weights of terms, from the list that comes with the program and from what was read here."""

    def __init__(self, counted: Mapping[str, int] | None = None, headlines: int = 0) -> None:
        self._counted = counted or {}
        self._of = _FLOOR_COUNTS + headlines + 1
        self._weights: dict[str, float] = {}

    def weight(self, term: str) -> float:
        """In nats: 0 for a word that is everywhere, about 8 for one that was never met."""
        known = self._weights.get(term)
        if known is None:
            count = _floor().get(term, 0.0) * _FLOOR_COUNTS / _PER + self._counted.get(term, 0) + _UNSEEN
            known = self._weights[term] = max(0.1, math.log(self._of / count))
        return known


def count(titles: Iterable[str]) -> dict[str, int]:
    """In how many of the headlines each term stands; those that stand in one only are left out."""
    counts = Counter(term for title in titles for term in terms_of(title))
    return {term: times for term, times in counts.items() if times > 1}


@functools.cache
def _floor() -> dict[str, float]:
    rates: dict[str, float] = {}
    for line in files("bot.news").joinpath("frequencies.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            rate, _, terms = line.partition(":")
            rates.update(dict.fromkeys(terms.split(), float(rate)))
    return rates
