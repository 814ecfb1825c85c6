"""The words by which a guild takes from a feed only some entries, or all but some."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from bot.errors import MemberFacingError

MOST_WORDS = 30
LONGEST_WORD = 60
_BETWEEN = re.compile(r"[,;\n]+")


@dataclass(frozen=True)
class Words:
    """Words and phrases, compared without regard to case. "elect*" means every word that begins so.

    Args:
        include: where there are any, an entry without one of them is left out.
        leave_out: an entry with one of them is left out.
    """

    include: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()

    def lets(self, *texts: str) -> bool:
        """Whether an entry of these texts (title, text) is taken."""
        whole = "\n".join(texts).casefold()
        if self._refused is not None and self._refused.search(whole):
            return False
        return self._wanted is None or self._wanted.search(whole) is not None

    @cached_property
    def _wanted(self) -> re.Pattern[str] | None:
        return _pattern(self.include)

    @cached_property
    def _refused(self) -> re.Pattern[str] | None:
        return _pattern(self.leave_out)


def words_of(typed: str) -> tuple[str, ...]:
    """The words somebody typed, separated by commas or on lines of their own; each once.

    Raises:
        MemberFacingError: more than 30, or one of more than 60 characters, or one without a letter or digit.
    """
    words = [" ".join(part.split()).casefold() for part in _BETWEEN.split(typed)]
    words = list(dict.fromkeys(word for word in words if word))
    if len(words) > MOST_WORDS:
        raise MemberFacingError("feeds-words-too-many", limit=MOST_WORDS)
    for word in words:
        if len(word) > LONGEST_WORD:
            raise MemberFacingError("feeds-words-too-long", limit=LONGEST_WORD)
        if not any(map(str.isalnum, word)):
            raise MemberFacingError("feeds-words-empty", word=word)
    return tuple(words)


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    parts = [
        re.escape(word.rstrip("*")).replace(r"\ ", r"\s+") + ("" if word.endswith("*") else r"(?!\w)") for word in words
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})") if parts else None
