"""A text as the guard reads it: disguises folded away, each character knowing where it came from.

Folded are: compatibility forms (fullwidth, mathematical, circled letters; Unicode NFKD), accents, invisible characters,
letters of other scripts that look Latin (the common part of Unicode's confusables, UTS 39), digits of every script,
every kind of space and dash. Line breaks and upper case stay. The cost is linear in the length of the text.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

_CYRILLIC = dict(zip("аеорсухіјѕԁһӏԛԝвкмтнАВЕКМНОРСТХІЈЅԌү", "aeopcyxijsdhlqwbkmthABEKMHOPCTXIJSGy", strict=True))
_GREEK = dict(zip("οανρτικυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oavptikuxABEZHIKMNOPTYX", strict=True))
_OTHERS = {
    **dict(zip("ıɡɑℓʟⲟօһꮯꓚ", "igalloohcC", strict=True)),
    **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True)),
    **dict.fromkeys("•∙⋅·․・", "."),
    **dict.fromkeys("−⁃﹘ー", "-"),
}
_LOOKS_LIKE = {ord(seen): meant for seen, meant in {**_CYRILLIC, **_GREEK, **_OTHERS}.items()}
_IDEOGRAPHIC_DOT = re.compile(r"(?<=[A-Za-z0-9])。(?=[A-Za-z0-9])")
_FOLDED: dict[int, str] = {}


def _fold(point: int) -> str:
    if point in _LOOKS_LIKE:
        return _LOOKS_LIKE[point]
    folded = "".join(_fold_part(part) for part in unicodedata.normalize("NFKD", chr(point)))
    _FOLDED[point] = folded
    return folded


def _fold_part(part: str) -> str:
    if part in "\n\t":
        return part
    category = unicodedata.category(part)
    if category in {"Cf", "Cc", "Mn", "Mc", "Me", "Cs"} or part in "\u115f\u1160\u3164\u2800":
        return "\n" if part in "\r\v\f\x85" else ""
    if category == "Nd":
        return str(unicodedata.decimal(part))
    if category in {"Zl", "Zp"}:
        return "\n"
    if category == "Zs":
        return " "
    if category == "Pd":
        return "-"
    return _LOOKS_LIKE.get(ord(part), part)


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` is what the rules look at; `index[i]` is where its character `i` begins in the original."""

    text: str
    index: Sequence[int]
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original that reads as `text[start:end]`, invisible characters inside it included."""
        first, last = self.index[start], self.index[end - 1]
        after = self.index[end] if end < len(self.index) else self.length
        # A character that unfolds into several, or one with accents that were dropped, belongs to the span whole.
        return first, max(last + 1, after)

    def position(self, original: int) -> int:
        """The character of the reading that stands at or after an offset of the original."""
        return bisect_left(self.index, original)


def read(original: str) -> Reading:
    """Fold a text. Nothing of it is lost: every character of the reading points back."""
    if original.isascii() and "\r" not in original and "\x00" not in original:
        return Reading(original, range(len(original)), len(original))
    pieces: list[str] = []
    index: list[int] = []
    known = _FOLDED
    for offset, character in enumerate(original):
        point = ord(character)
        folded = known.get(point)
        if folded is None:
            folded = _fold(point)
        if folded:
            pieces.append(folded)
            index.extend((offset,) * len(folded))
    return Reading(_IDEOGRAPHIC_DOT.sub(".", "".join(pieces)), index, len(original))


# With dots and dashes only long words of letters: "J.R.R." are initials, "1.2.3" is a version.
_SPELLED_OUT = re.compile(r"(?<!\S)(?:\S(?:[ \t*_|]\S){2,}|[A-Za-z](?:\.[A-Za-z]){4,}|[A-Za-z](?:-[A-Za-z]){4,})(?!\S)")


def close_up(reading: Reading) -> Reading:
    """Join what was spelled out one character at a time ("a n n a @ g m a i l")."""
    kept: list[str] = []
    index: list[int] = []
    position = 0
    for found in _SPELLED_OUT.finditer(reading.text):
        kept.append(reading.text[position : found.start()])
        index.extend(reading.index[position : found.start()])
        kept.append(found[0][::2])
        index.extend(reading.index[found.start() : found.end() : 2])
        position = found.end()
    if not position:
        return reading
    kept.append(reading.text[position:])
    index.extend(reading.index[position:])
    return Reading("".join(kept), index, reading.length)
