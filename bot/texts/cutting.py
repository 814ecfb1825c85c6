"""Texts cut to a length without cutting through what a person reads as one character.

Lengths are counted as Discord's server counts them, in code points: "our API uses Python 3, so the API calculates
length based on the number of codepoints" (night of Discord, discord-api-docs issue 1315). So `len` is the measure.
"""

import re
import unicodedata

ELLIPSIS = "…"
_JOINER = 0x200D
# A grapheme longer than this is decoration and may be cut.
_LONGEST_GRAPHEME = 32
_LONGEST_WORD = 200
_SPACE = re.compile(r"\s+")
_ADDRESS_AT_END = re.compile(r"https?://\S*\Z")


def shorten(text: str, limit: int) -> str:
    """The text within `limit` code points: cut after a word where that keeps more than half of it, and ended with "…".

    An address is kept whole or left out: half of one leads somewhere else.
    """
    if len(text) <= limit:
        return text
    if limit <= 0:
        return ""
    end = boundary(text, limit - 1)
    if not text[end].isspace():
        spaces = list(_SPACE.finditer(text, max(end // 2, end - _LONGEST_WORD), end))
        end = spaces[-1].start() if spaces else end
    kept = text[:end].rstrip()
    address = _ADDRESS_AT_END.search(kept, max(0, len(kept) - 2_000))
    if address is None:
        return kept + ELLIPSIS
    if text[len(kept)].isspace() and len(kept) + 2 <= limit:
        return f"{kept} {ELLIPSIS}"
    return kept[: address.start()].rstrip() + ELLIPSIS


def boundary(text: str, position: int) -> int:
    """The last place at or before `position` where a text may be cut without damaging a grapheme (after UAX 29)."""
    place = position = max(0, min(position, len(text)))
    lowest = max(0, position - _LONGEST_GRAPHEME)
    while place > lowest and place < len(text) and _is_inside(text, place):
        place -= 1
    return place if place > lowest or lowest == 0 else position


def _is_inside(text: str, place: int) -> bool:
    before, after = ord(text[place - 1]), ord(text[place])
    if before == 0x0D and after == 0x0A:
        return True
    if _JOINER in {before, after} or unicodedata.category(text[place]) in {"Mn", "Me", "Mc"}:
        return True
    if 0x1F3FB <= after <= 0x1F3FF or 0xE0020 <= after <= 0xE007F or 0xDC00 <= after <= 0xDFFF:
        return True
    if _is_flag_letter(before) and _is_flag_letter(after):
        start = place
        while start and place - start < _LONGEST_GRAPHEME and _is_flag_letter(ord(text[start - 1])):
            start -= 1
        return (place - start) % 2 == 1
    # Vowels and finals of decomposed Hangul belong to the consonant before.
    return 0x1160 <= after <= 0x11FF and 0x1100 <= before <= 0x11FF


def _is_flag_letter(point: int) -> bool:
    return 0x1F1E6 <= point <= 0x1F1FF
