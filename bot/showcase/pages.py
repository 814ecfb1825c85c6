"""A piece in pages for the reader: where each begins is worked out once, after that a page is a slice.

Paginate the text as it is shown (`bot.texts.markup.shown`), so that a page never grows past its limit when it is drawn.
No word is cut, and no paragraph, stanza or code block that fits on a page. Emphasis, a spoiler or code that a page ends
in the middle of is closed there and opened again on the next.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bot.texts.balancing import open_at_end
from bot.texts.cutting import boundary

# Fits into a text display of 4,000 with room for a heading and the place.
PAGE = 3_500
# The shortest page that makes sense; also more than all markers that can be open at once take.
_SHORTEST = 100
# Closing and opening markers take at most so much of a page; few kinds can be open at once.
_RESERVED = 40
WORDS_A_MINUTE = 200

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_LINE_END = re.compile(r"\n")
_SENTENCE_END = re.compile(r"[.!?…。！？]+[\"'”’»)\]*_]*\s+|[。！？]+[”」』）]*")
_SPACE = re.compile(r"\s+")
_SEAM = re.compile(r"\s*\n|\s+")
_FENCE = re.compile(r"^[^\S\n]*```[^\n]*\n.*?(?:^[^\S\n]*```[^\S\n]*$|\Z)", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"[^\S\n]*(?:#{1,3}[^\S\n]|(?:\\?[*_~=-][^\S\n]*){3,}\Z)")
_MARKERS = re.compile(r"[*_~|`\\]")
_MARKERS_NEXT = re.compile(r"\s{0,4}[*_~|`]{1,6}")
_GAP = re.compile(r"[\s—–…]+")
# Writing without spaces: Han, kana, and the scripts of south-east Asia, which take about four letters a word.
_IDEOGRAPHS = re.compile("[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")


@dataclass(frozen=True, slots=True)
class Page:
    """`before`, then `text[start:end]`, then `after`, which reopen and close what the neighbours share."""

    start: int
    end: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """Where the pages of a text begin and end. Kept with the text, it makes any page a slice."""

    pages: tuple[Page, ...]

    def __len__(self) -> int:
        return len(self.pages)

    def text(self, whole: str, number: int) -> str:
        """Page `number` (from 0; the nearest there is) of the text these pages were made from, ready to be shown."""
        page = self.pages[max(0, min(number, len(self.pages) - 1))]
        return f"{page.before}{whole[page.start : page.end]}{page.after}"


def paginate(text: str, limit: int = PAGE) -> Pages:
    """Divide a text into pages of at most `limit` code points. The same text always has the same pages; none is empty.

    Args:
        limit: at least 100.
    """
    return Pages(tuple(_pages(text.rstrip(), max(limit, _SHORTEST))))


def words(text: str) -> int:
    """How many words a text has, as a reader would count them; markup and dashes are none."""
    count = sum(1 for part in _GAP.split(text) if any(character.isalnum() for character in part))
    if text.isascii():
        return count
    ideographs = len(_IDEOGRAPHS.findall(text))
    unspaced = sum(len(run) for run in _UNSPACED.findall(text)) // 4
    if not ideographs and not unspaced:
        return count
    rest = _UNSPACED.sub(" ", _IDEOGRAPHS.sub(" ", text))
    return ideographs + unspaced + sum(1 for part in _GAP.split(rest) if any(each.isalnum() for each in part))


def minutes(count: int) -> int:
    """Minutes it takes to read so many words, at least one."""
    return max(1, round(count / WORDS_A_MINUTE))


def _pages(text: str, limit: int) -> Iterator[Page]:
    blocks = _Blocks(text)
    start = len(text) - len(text.lstrip("\n"))
    before = ""
    while True:
        end = len(text)
        room = limit - len(before)
        if end - start > room:
            end = blocks.cut(start, start + room - _RESERVED, limit - _RESERVED)
        after, reopen = _across(before, text[start:end])
        if reopen and (markers := _MARKERS_NEXT.match(text, end)):
            # What ends here is not opened again only to be closed at once.
            end = markers.end()
            after, reopen = _across(before, text[start:end])
        yield Page(start, end, before, after)
        if end >= len(text):
            return
        seam = _SEAM.match(text, end)
        start, before = seam.end() if seam else end, reopen


def _across(before: str, text: str) -> tuple[str, str]:
    if not before and not _MARKERS.search(text):
        return "", ""
    return open_at_end(before + text)


class _Blocks:
    """The places where a text is best divided."""

    def __init__(self, text: str) -> None:
        self.text = text
        fences = [found.span() for found in _FENCE.finditer(text)] if "```" in text else []
        self._fences = fences
        self._fence_starts = [start for start, _ in fences]
        self._seams = [found.start() for found in _BLANK_LINES.finditer(text) if not self._in_fence(found.start())]

    def _in_fence(self, offset: int) -> bool:
        index = bisect_right(self._fence_starts, offset) - 1
        return index >= 0 and offset < self._fences[index][1]

    def cut(self, start: int, latest: int, limit: int) -> int:
        """Where a page ends that begins at `start` and may reach to `latest`; `limit` is what the next one can hold."""
        index = bisect_right(self._seams, latest) - 1
        if index < 0 or self._seams[index] <= start:
            return self._inside(start, latest)
        following = self._seams[index + 1] if index + 1 < len(self._seams) else len(self.text)
        if following - self._seams[index] > limit:
            return self._inside(start, latest)
        # A scene break and a heading may stand together; where there are more, the text consists of them.
        for seam in reversed(self._seams[max(0, index - 2) : index + 1]):
            if seam > start and not self._is_heading_before(seam, start):
                return seam
        return self._seams[index]

    def _is_heading_before(self, seam: int, start: int) -> bool:
        """Whether the line that ends at `seam` is a heading or a scene break, which belongs to what follows."""
        line = self.text.rfind("\n", start, seam) + 1
        return line > start and _HEADING.match(self.text, line, seam) is not None

    def _inside(self, start: int, latest: int) -> int:
        """Within a block that fits on no page: after a line, else a sentence, else a word, else between two letters."""
        for place, least in ((_LINE_END, 0.5), (_SENTENCE_END, 0.5), (_LINE_END, 0.0), (_SPACE, 0.0)):
            earliest = start + max(1, int((latest - start) * least))
            ends = [found.end() for found in place.finditer(self.text, earliest, latest)]
            end = start + len(self.text[start : ends[-1]].rstrip()) if ends else start
            if end > start:
                return end
        end = boundary(self.text, latest)
        beside_markers = (
            place for place in range(end, max(start, end - 8), -1) if not _MARKERS.match(self.text, place - 1)
        )
        return max(start + 1, next(beside_markers, end))
