"""Which headlines tell one event: words weighed by how rare they are, each group held together by its mean likeness.

What is only related is kept apart: another country, other names, other figures, or one that comments where the other
reports. An inverted index holds the sum of each group, so that the mean over its members costs one look-up a word.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from bot.news.frequencies import Frequencies
from bot.news.headlines import Headline, read

GROUP = "bot.news.events:group"
# How alike two headlines have to be: the squared weights of the words they share, added up. How it was chosen, and what
# it costs to choose otherwise, is in bot/docs/stories.md.
ALIKE = 52.0
_OTHER_COUNTRY = 0.2
_ONE_COMMENTS = 0.4
_OTHER_FIGURES = 0.85
_OTHER_NAMES = 0.9
# A site that tells of an event twice mostly tells something else of it.
_SAME_SOURCE = 0.4


@dataclass(frozen=True, slots=True)
class Teller:
    """What an entry begins with."""

    title: str
    opening: str = ""
    source: str = ""


@dataclass(slots=True)
class _Group:
    size: int = 0
    sources: set[str] = field(default_factory=set)
    about: int = 0
    places: set[str] = field(default_factory=set)
    figures: set[str] = field(default_factory=set)
    names: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    weights: dict[str, float] = field(default_factory=dict)


class Groups:
    """Headlines by the event they tell."""

    def __init__(self, frequencies: Frequencies, alike: float = ALIKE) -> None:
        self._frequencies = frequencies
        self._alike = alike
        self._groups: list[_Group] = []
        self._index: defaultdict[str, dict[int, float]] = defaultdict(dict)

    def seed(self, tellers: Iterable[Teller]) -> int:
        """A group that is known to be one."""
        number = self._new()
        for teller in tellers:
            headline = read(teller.title, teller.opening)
            self._put(number, headline, self._vector(headline), teller.source)
        return number

    def add(self, teller: Teller) -> int:
        """Put it where it is most alike, or into a group of its own; returns the group's number."""
        headline = read(teller.title, teller.opening)
        vector = self._vector(headline)
        found = self._best(headline, vector, {teller.source})
        number = self._new() if found is None else found
        self._put(number, headline, vector, teller.source)
        return number

    def merged(self, first: int = 0) -> dict[int, int]:
        """Groups from number `first` on that are alike as wholes: which goes into which."""
        into: dict[int, int] = {}
        for number in range(first, len(self._groups)):
            group = self._groups[number]
            if not group.size:
                continue
            as_one = Headline(
                frozenset(group.weights),
                frozenset(group.places),
                frozenset(group.figures),
                frozenset(_often(group)),
                2 * group.about > group.size,
            )
            mean = {term: weight / group.size for term, weight in group.weights.items()}
            found = self._best(as_one, mean, group.sources, but=number)
            if found is not None:
                into[number] = found
                self._move(number, found)
        return {number: _last(into, number) for number in into}

    def _vector(self, headline: Headline) -> dict[str, float]:
        weight = self._frequencies.weight
        return {term: weight(term) for term in headline.terms}

    def _best(
        self, headline: Headline, vector: Mapping[str, float], sources: AbstractSet[str], but: int = -1
    ) -> int | None:
        alike: defaultdict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for number, sum_of_weights in self._index[term].items():
                alike[number] += weight * sum_of_weights
        best, most = None, self._alike
        for number, likeness in alike.items():
            group = self._groups[number]
            mean = likeness / group.size
            if number != but and mean >= most:
                mean *= _discount(headline, group, sources)
                if mean >= most:
                    best, most = number, mean
        return best

    def _new(self) -> int:
        self._groups.append(_Group())
        return len(self._groups) - 1

    def _put(self, number: int, headline: Headline, vector: Mapping[str, float], source: str) -> None:
        group = self._groups[number]
        group.size += 1
        if source:
            group.sources.add(source)
        group.about += headline.is_about
        group.places |= headline.places
        group.figures |= headline.figures
        for name in headline.names:
            group.names[name] += 1
        for term, weight in vector.items():
            total = group.weights.get(term, 0.0) + weight
            group.weights[term] = self._index[term][number] = total

    def _move(self, number: int, into: int) -> None:
        gone, kept = self._groups[number], self._groups[into]
        kept.size += gone.size
        kept.sources |= gone.sources
        kept.about += gone.about
        kept.places |= gone.places
        kept.figures |= gone.figures
        for name, times in gone.names.items():
            kept.names[name] += times
        for term, weight in gone.weights.items():
            del self._index[term][number]
            kept.weights[term] = self._index[term][into] = kept.weights.get(term, 0.0) + weight
        self._groups[number] = _Group()


def group(
    tellers: Sequence[Teller],
    known: Sequence[Sequence[Teller]] = (),
    counted: Mapping[str, int] | None = None,
    headlines: int = 0,
) -> list[int]:
    """The group of each: up to `len(known)` one of those that are known, from there on a new one.

    Args:
        known: what tells each of the stories that are known.
        counted: how often each term stands in what was read before, of so many `headlines`.
    """
    groups = Groups(Frequencies(counted, headlines))
    for each in known:
        groups.seed(each)
    numbers = [groups.add(teller) for teller in tellers]
    into = groups.merged(len(known))
    return [into.get(number, number) for number in numbers]


def _discount(headline: Headline, group: _Group, sources: AbstractSet[str]) -> float:
    """What speaks against their being one event, as a factor."""
    factor = 1.0
    if not group.sources.isdisjoint(sources):
        factor *= _SAME_SOURCE
    if headline.places and group.places and headline.places.isdisjoint(group.places):
        factor *= _OTHER_COUNTRY
    if headline.is_about or 2 * group.about > group.size:
        factor *= _ONE_COMMENTS
    if headline.figures and group.figures and headline.figures.isdisjoint(group.figures):
        factor *= _OTHER_FIGURES
    if any(name not in group.weights for name in headline.names) and any(
        name not in headline.terms for name in _often(group)
    ):
        factor *= _OTHER_NAMES
    return factor


def _often(group: _Group) -> list[str]:
    return [name for name, times in group.names.items() if 2 * times > group.size]


def _last(into: Mapping[int, int], number: int) -> int:
    while number in into:
        number = into[number]
    return number
