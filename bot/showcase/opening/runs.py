"""Stretches of formatted text to Discord's markdown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

_SPECIAL = re.compile(r"[\\*`]|~(?=~)|(?<=~)~|\|(?=\|)|(?<=\|)\||(?<![^\W_])_|_(?![^\W_])")
_LINE_START = re.compile(r"^(\s*)(#{1,3}|-#|>>>|>|[-+]|\d{1,9}\.)(?=\s)", re.MULTILINE)
_SCENE_BREAK = re.compile(r"\s*(?:[*#~=•·–—_-]\s*){1,7}\Z")
SCENE_BREAK = "* * *"
# Parts the end of one emphasis from the beginning of another, which Discord would read as one.
_APART = "\u200b"
BOLD, ITALIC, UNDERLINE, STRIKE = "**", "*", "__", "~~"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one format: a set of Discord's markers."""

    text: str
    marks: frozenset[str] = frozenset()


def marked(runs: Sequence[Run]) -> str:
    """The runs of one paragraph as markdown, its own characters escaped where they would be taken for markup.

    Markers stand next to letters, never next to a space, and end with each line, so that verse keeps its lines.
    """
    if _SCENE_BREAK.match("".join(run.text for run in runs)):
        return SCENE_BREAK
    written: list[str] = []
    opened: list[str] = []
    pieces = _merged(_settled([piece for run in runs for piece in _split(run)]))
    for index, piece in enumerate(pieces):
        closed = False
        while any(mark not in piece.marks for mark in opened):
            written.append(opened.pop())
            closed = True
        following = pieces[index + 1 :]
        fresh = [mark for mark in (BOLD, ITALIC, UNDERLINE, STRIKE) if mark in piece.marks and mark not in opened]
        if closed and fresh:
            written.append(_APART)
        for mark in sorted(fresh, key=lambda each: -_lasting(each, following)):
            written.append(mark)
            opened.append(mark)
        written.append(_SPECIAL.sub(r"\\\g<0>", piece.text))
    written.extend(reversed(opened))
    return _LINE_START.sub(_escaped_start, "".join(written))


def _split(run: Run) -> list[Run]:
    """Space at the ends of each line of a run, and line ends, as runs of their own."""
    parts: list[str] = []
    for number, line in enumerate(run.text.split("\n")):
        words = line.strip()
        begin = line.index(words) if words else len(line)
        parts += ["\n"] * bool(number) + [line[:begin], words, line[begin + len(words) :]]
    return [Run(part, run.marks) for part in parts if part]


def _settled(pieces: list[Run]) -> list[Run]:
    """Give space the format that both its neighbours share, and line ends none."""
    settled: list[Run] = []
    for index, piece in enumerate(pieces):
        if not piece.text.isspace():
            settled.append(piece)
        elif "\n" in piece.text:
            settled.append(Run(piece.text))
        else:
            before = settled[-1].marks if settled else frozenset[str]()
            after = next((each.marks for each in pieces[index + 1 :] if not each.text.isspace()), frozenset[str]())
            settled.append(Run(piece.text, piece.marks & before & after))
    return settled


def _merged(pieces: list[Run]) -> list[Run]:
    groups = groupby(pieces, key=lambda each: each.marks)
    return [Run("".join(piece.text for piece in group), marks) for marks, group in groups]


def _lasting(mark: str, following: list[Run]) -> int:
    length = 0
    for piece in following:
        if mark not in piece.marks:
            break
        length += 1
    return length


def _escaped_start(found: re.Match[str]) -> str:
    marker = found[2]
    return f"{found[1]}{marker[:-1]}\\." if marker[0].isdigit() else f"{found[1]}\\{marker}"
