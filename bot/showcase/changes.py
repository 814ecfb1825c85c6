"""What is different between two versions of a text, word by word. Pure."""

import enum
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\S+\s*|\s+")
# Stretches up to so many words times words are compared word for word (0.02 s); longer ones are parted at words that
# stand once in both. Where there are none, a stretch counts as written anew.
_COMPARED = 40_000
# Real texts need two or three rounds.
_ROUNDS = 20


class What(enum.StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Span:
    """Some words, with the white space behind each."""

    what: What
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """As it stands in its version."""
        return "".join(self.words)


@dataclass(frozen=True, kw_only=True)
class Changes:
    """All of both versions, in order."""

    spans: tuple[Span, ...]

    @property
    def gone(self) -> int:
        """How many words are no longer there."""
        return self._count(What.GONE)

    @property
    def new(self) -> int:
        """How many words were not there."""
        return self._count(What.NEW)

    def _count(self, what: What) -> int:
        return sum(1 for span in self.spans if span.what is what for word in span.words if word.strip())


def between(old: str, new: str) -> Changes:
    """What has changed. Takes 0.1 s for the longest texts: not for the event loop."""
    return Changes(spans=tuple(_joined(_compared(_WORD.findall(old), _WORD.findall(new)))))


def _compared(old: Sequence[str], new: Sequence[str], rounds: int = _ROUNDS) -> Iterator[Span]:
    begins = _same(old, new)
    ends = _same(old[begins:][::-1], new[begins:][::-1])
    yield from _span(What.SAME, new[:begins])
    yield from _middle(old[begins : len(old) - ends], new[begins : len(new) - ends], rounds)
    yield from _span(What.SAME, new[len(new) - ends :])


def _middle(old: Sequence[str], new: Sequence[str], rounds: int) -> Iterator[Span]:
    """Of two stretches that neither begin nor end with the same word."""
    if len(old) * len(new) <= _COMPARED:
        matcher = SequenceMatcher(None, _bare(old), _bare(new), autojunk=False)
        for what, start, end, new_start, new_end in matcher.get_opcodes():
            if what != "equal":
                yield from _span(What.GONE, old[start:end])
            yield from _span(What.SAME if what == "equal" else What.NEW, new[new_start:new_end])
        return
    anchors = _anchors(_bare(old), _bare(new)) if rounds else []
    if not anchors:
        yield from _span(What.GONE, old)
        yield from _span(What.NEW, new)
        return
    begin, new_begin = 0, 0
    for at, new_at in [*anchors, (len(old), len(new))]:
        yield from _compared(old[begin:at], new[new_begin:new_at], rounds - 1)
        yield from _span(What.SAME, new[new_at : new_at + 1])
        begin, new_begin = at + 1, new_at + 1


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Where words that stand once in both are, as far as they are in the same order: the longest such row."""
    once, new_once = Counter(old), Counter(new)
    places = {word: place for place, word in enumerate(new) if new_once[word] == 1}
    pairs = [(at, places[word]) for at, word in enumerate(old) if once[word] == 1 and word in places]
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for number, (_, new_at) in enumerate(pairs):
        length = bisect_left(ends, new_at)
        before.append(last[length - 1] if length else None)
        ends[length : length + 1] = [new_at]
        last[length : length + 1] = [number]
    row: list[tuple[int, int]] = []
    at = last[-1] if last else None
    while at is not None:
        row.append(pairs[at])
        at = before[at]
    return row[::-1]


def _same(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words at the beginning are the same."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one.rstrip() != other.rstrip():
            break
        count += 1
    return count


def _bare(words: Sequence[str]) -> list[str]:
    # A word is the same whether a space or a new line follows it; the new version says which.
    return [word.rstrip() for word in words]


def _span(what: What, words: Sequence[str]) -> list[Span]:
    return [Span(what, tuple(words))] if words else []


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in spans:
        if last is not None and last.what is span.what:
            last = Span(last.what, last.words + span.words)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
