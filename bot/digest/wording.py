"""Words of staff's own that an edition shows to everyone."""

from bot.errors import MemberFacingError
from bot.safety import guard
from bot.texts import markup


def staff_words(typed: str, limit: int) -> str:
    """On one line, tidied.

    Raises:
        MemberFacingError: too long, or the guard stops it.
    """
    words = " ".join(markup.tidy(typed).split())
    if len(words) > limit:
        raise MemberFacingError("digest-words-too-long", limit=limit)
    stopping = guard.check(words, links_allowed=False).stopping
    if stopping:
        first = stopping[0]
        raise MemberFacingError("digest-words-stopped", words=words[first.start : first.end][:80])
    return words
