"""A feed's own words made fit for a card: short, and without addresses, handles and phone numbers (safety rule 5)."""

import re

from bot.safety import guard
from bot.texts.markup import shorten

MOST_ABOUT = 300
MOST_TITLE = 150

_READ_AT_MOST = 2_000
_ENDS = re.compile(r"(?<=[.!?…。！？])\s+|\n+")


def title_of(words: str) -> str:
    """A title on one line; what the guard stops is left out of it."""
    line = " ".join(words.split())
    return shorten(guard.leave_out(line, guard.check(line, links_allowed=False).stopping), MOST_TITLE)


def about_of(words: str, most: int = MOST_ABOUT) -> str:
    """The first sentences of a description. Those with an address in them ("write to us at ...") are left out whole."""
    kept: list[str] = []
    length = 0
    for sentence in _ENDS.split(words[:_READ_AT_MOST]):
        told = " ".join(sentence.split())
        if not told or guard.check(told, links_allowed=False).stops:
            continue
        kept.append(told)
        length += len(told) + 1
        if length > most:
            break
    return shorten(" ".join(kept), most)
