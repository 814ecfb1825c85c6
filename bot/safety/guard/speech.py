"""What the people of a story say, told apart from what its writer says.

Where a text is made up, "I'm fourteen" between quotation marks is a character's, and so is a line of a script. Outside
of them it may be the writer's own, whatever the genre: many young writers write about themselves.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

_CLOSED_BY = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", "‚": "‘’", '"': '"', "'": "'"}
_APOSTROPHE_TOO = frozenset("'’")
_MARK = re.compile(r"[“”„«»「」『』‘’‚\"'\n]")
# "ANNA (aside): ..." in a script, and the dash that opens speech in many languages.
_SPEAKER = re.compile(r"^[ \t*_]*(?:[A-Z][A-Z0-9 .'-]{0,30}(?:\([^()\n]{0,40}\))?[ *_]*:|-[ \t])[^\n]*", re.MULTILINE)


class Voice:
    """Who speaks where in one text. Nothing is a character's where the text is not made up."""

    def __init__(self, text: str, *, made_up: bool) -> None:
        self.made_up = made_up
        spans = sorted([*_quoted(text), *(found.span() for found in _SPEAKER.finditer(text))]) if made_up else []
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def is_character(self, position: int) -> bool:
        """Whether somebody in the story says what stands at that place of the reading."""
        nearest = bisect_right(self._starts, position) - 1
        # A line of a script may hold a quotation that ends before it.
        return any(self._ends[span] > position for span in range(max(0, nearest - 3), nearest + 1))


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """What stands between quotation marks of one paragraph; a mark that is never closed opens nothing."""
    opened, closers = -1, ""
    for found in _MARK.finditer(text):
        mark, at = found[0], found.start()
        if mark == "\n":
            opened = -1
        elif mark in _APOSTROPHE_TOO and _is_apostrophe(text, at, opening=opened < 0):
            continue
        elif opened < 0:
            if mark in _CLOSED_BY:
                opened, closers = at, _CLOSED_BY[mark]
        elif mark in closers:
            yield opened, at + 1
            opened = -1


def _is_apostrophe(text: str, at: int, *, opening: bool) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if opening:
        return before.isalnum() or after.isspace() or not after
    # Speech ends with its punctuation; "the boys' room" does not.
    return after.isalnum() or before not in ".,!?;:-…"
