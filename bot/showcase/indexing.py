"""Which words a piece is found by, and what somebody who searches asks for. Pure.

Words are indexed under the server and whether every member may see the piece, so that a search meets no word of any
other: what somebody may not see can leak neither through a count nor through the order of what is found.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

MOST_ASKED = 8
# No piece is longer; a guard against what a later limit may let in.
MOST_INDEXED = 50_000
# The same shape for both: "1a:rain" holds nothing that a tokenizer or a query could take for something else.
_SEPARATOR = ":"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_APOSTROPHES = re.compile("['\u2019\u02bc]")
_MARKS = re.compile(r"[\u0300-\u036f]")
_IDEOGRAPHS = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}]+")
_EITHER = "OR"


@dataclass(frozen=True)
class Term:
    """A word; `begins` asks for all words that begin with it."""

    word: str
    begins: bool = False


@dataclass(frozen=True)
class Query:
    """What is asked for: all terms of any one group."""

    groups: tuple[tuple[Term, ...], ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """All of them."""
        return tuple(term for group in self.groups for term in group)

    def loosened(self) -> "Query":
        """The same, with every word as a beginning."""
        return Query(tuple(tuple(Term(term.word, begins=True) for term in group) for group in self.groups))

    def __str__(self) -> str:
        """What could be typed for it."""
        groups = (" ".join(f"{term.word}{'*' if term.begins else ''}" for term in group) for group in self.groups)
        return f" {_EITHER} ".join(groups)


def parse(typed: str) -> Query:
    """Words that must all be there; OR between alternatives, * for words that begin so. At most eight words count."""
    groups: list[list[Term]] = [[]]
    count = 0
    for part in typed.split():
        if part == _EITHER:
            groups.append([])
            continue
        found = list(words(part))[: MOST_ASKED - count]
        count += len(found)
        groups[-1] += [Term(word, begins=part.endswith("*") and word is found[-1]) for word in found]
    return Query(tuple(tuple(group) for group in groups if group))


def words(text: str) -> Iterator[str]:
    """The words of a text as they are compared: without case, accents and apostrophes; ideographs one by one."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        if not text.isascii():
            text = _MARKS.sub("", text)
    return (found[0] for found in _WORD.finditer(_APOSTROPHES.sub("", text.casefold())))


def scope(guild_id: int, *, is_open: bool) -> str:
    """What stands before every word of a server's pieces: of those for every member, or of the others."""
    letters = ""
    while guild_id:
        guild_id, digit = divmod(guild_id, 36)
        letters = _DIGITS[digit] + letters
    return f"{letters}{'o' if is_open else 'k'}"


def lexeme(scope: str, word: str) -> str:
    """The word as it is indexed: letters outside ASCII by their numbers, since tokenizers differ about them."""
    return f"{scope}{_SEPARATOR}{word if word.isascii() else word.encode('utf-8', 'replace').hex()}"


def lexemes(scope: str, text: str) -> list[str]:
    """All words of a text as they are indexed, in their order."""
    return [lexeme(scope, word) for _, word in zip(range(MOST_INDEXED), words(text), strict=False)]
