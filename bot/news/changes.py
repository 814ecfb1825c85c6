"""What a source changed of what was printed: its headline in more than a letter, or a figure that it no longer has."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.news.headlines import figures_of, terms_of

COMPARE = "bot.news.changes:compare"
# From so alike on, two headlines differ by a slip of the pen.
_SLIP = 0.9
# A page that gives much less than before was not read in full: what it lacks is not taken back.
_WHOLE = 0.6
_LABELS = frozenset({"updat", "update", "live", "watch", "video", "breaking", "exclusiv", "correct", "correction"})


@dataclass(frozen=True, slots=True)
class Wording:
    """A headline and the text under it."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """`title` is the new headline, empty where it says the same; the figures are those gone and those that came."""

    title: str = ""
    gone: tuple[str, ...] = ()
    came: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.title or self.gone)


def compare(printed: Wording, before: Wording, after: Wording, told_after: str) -> Difference:
    """What `after` takes back of what was printed.

    Args:
        printed: headline and summary as an edition has them.
        before: headline and whole text that they were made of; an empty text is not kept any more.
        told_after: the summary as it would be now.
    """
    title = after.title if _says_else(printed.title, after.title) else ""
    if len(after.text) < _WHOLE * len(before.text) or not before.text:
        lost = _figures(printed.title) - _figures(after.title) if title else set()
        return Difference(
            title, _sorted(lost), _sorted(_figures(after.title) - _figures(printed.title)) if lost else ()
        )
    whole = _figures(after.title, after.text)
    gone = _figures(printed.title, printed.text) - whole
    came = _figures(after.title, told_after) - _figures(before.title, before.text) if gone else set()
    return Difference(title, _sorted(gone), _sorted(came))


def _says_else(before: str, after: str) -> bool:
    if not after or terms_of(before) - _LABELS == terms_of(after) - _LABELS:
        return False
    if figures_of(before) != figures_of(after):
        return True
    return SequenceMatcher(None, before.casefold(), after.casefold()).ratio() < _SLIP


def _figures(*texts: str) -> set[str]:
    return {figure for text in texts for figure in figures_of(text)}


def _sorted(figures: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(figures, key=lambda figure: (len(figure), figure)))
