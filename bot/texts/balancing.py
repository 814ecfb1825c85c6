"""Markdown that ends where its text ends: no emphasis, spoiler or code reaches into what stands after a member's text.

A spoiler is found before all else, as Discord does: where in doubt, more is hidden, never less.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

Ending = Literal["escape", "close"]

_TOKEN = re.compile(
    r"(?P<escape>\\[^\w\s]|\\_)"
    r"|(?P<scene>^[^\S\n]*(?:[*_~#=-][^\S\n]*){3,}$)"
    r"|(?P<bullet>^[^\S\n]*\*[^\S\n]+(?=\S))"
    r"|(?P<quote>^[^\S\n]*>>>(?=[^\S\n]))"
    r"|(?P<code>`+)"
    r"|(?P<url>https?://[^\s<>]*[^\s<>.,;:!?\"'()\[\]*_~|`\\])"
    r"|(?P<spoiler>\|\|)"
    r"|(?P<toggle>~~)"
    r"|(?P<run>\*+|_+)",
    re.MULTILINE,
)
_SCENE_MARK = re.compile(r"[*_~]")
_FIRST_OF_SCENE = re.compile(r"^(\s*)([#-])")


@dataclass(slots=True)
class _Open:
    """A marker that waits for its end: `count` characters like `mark`, standing in piece `piece`."""

    mark: str
    count: int
    piece: int


class _Scan:
    """One pass over a text. `pieces` is the text so far, `stack` what is open, outermost first."""

    def __init__(self, text: str, ending: Ending) -> None:
        self.text = text
        self.ending = ending
        self.pieces: list[str] = []
        self.quote: tuple[int, int] | None = None
        self.stack: list[_Open] = []
        self._waiting: Counter[str] = Counter()
        self._code_runs: dict[int, list[int]] = {}

    def run(self) -> None:
        for found in re.finditer(r"`+", self.text):
            self._code_runs.setdefault(min(3, len(found[0])), []).append(found.start())
        for starts in self._code_runs.values():
            starts.reverse()
        position = 0
        while token := _TOKEN.search(self.text, position):
            self.pieces.append(self.text[position : token.start()])
            position = token.end()
            if token.lastgroup == "quote":
                self._quote(token)
            elif token.lastgroup == "code":
                position = self._code(token)
            elif token.lastgroup == "spoiler":
                position = self._spoiler(token)
            elif token.lastgroup == "toggle":
                self._toggle(token[0])
            elif token.lastgroup == "run":
                self._emphasis(token)
            elif token.lastgroup == "scene":
                self.pieces.append(_escaped_scene(token[0]))
            else:
                self.pieces.append(token[0])
        self.pieces.append(self.text[position:])

    def _quote(self, token: re.Match[str]) -> None:
        self.pieces.append(token[0])
        if self.quote is None:
            self.quote = token.span()

    def _code(self, token: re.Match[str]) -> int:
        """Pass over a code span or fence; inside it nothing is markup."""
        length = min(3, len(token[0]))
        starts = self._code_runs.get(length, [])
        while starts and starts[-1] <= token.start():
            starts.pop()
        if not starts:
            self._push("`", len(token[0]))
            if self.ending == "escape":
                return token.end()
            self.pieces.append(self.text[token.end() :])
            return len(self.text)
        end = starts[-1]
        while end < len(self.text) and self.text[end] == "`":
            end += 1
        self.pieces.append(self.text[token.start() : end])
        return end

    def _spoiler(self, token: re.Match[str]) -> int:
        end = self.text.find("||", token.end() + 1)
        if end >= 0:
            self.pieces.append(f"||{balanced(self.text[token.end() : end])}||")
            return end + 2
        if self.ending == "escape":
            self.pieces.append(_escaped("||"))
            return token.end()
        rest = _scanned(self.text[token.end() :], "close")
        self._push("||", 1)
        self.pieces.extend(rest.pieces)
        self.stack.extend(rest.stack)
        return len(self.text)

    def _toggle(self, mark: str) -> None:
        if self._waiting[mark]:
            self._close(mark, 1)
            self.pieces.append(mark)
        else:
            self._push(mark, 1)

    def _emphasis(self, token: re.Match[str]) -> None:
        mark, left = token[0][0], len(token[0])
        before = self.text[token.start() - 1] if token.start() else " "
        after = self.text[token.end()] if token.end() < len(self.text) else " "
        if left > 3:
            self.pieces.append(_escaped(token[0]))
            return
        word = mark == "_" and left == 1
        if word and before.isalnum() and after.isalnum():
            self.pieces.append(mark)
            return
        if not before.isspace() and not (word and after.isalnum()):
            left -= self._close_as_much(mark, left)
        if not left:
            return
        if not after.isspace() and not (word and before.isalnum()):
            self._push(mark, left)
        else:
            self.pieces.append(_escaped(mark * left))

    def _close_as_much(self, mark: str, count: int) -> int:
        closed = 0
        while closed < count and self._waiting[mark]:
            closed += self._close(mark, count - closed)
        self.pieces.append(mark * closed)
        return closed

    def _close(self, mark: str, most: int) -> int:
        """Close the innermost marker like this; what was opened inside it and is still open was no marker."""
        while self.stack[-1].mark != mark:
            self._give_up(self.stack.pop())
        opened = self.stack[-1]
        count = 2 if opened.count >= 2 and most >= 2 else 1
        opened.count -= count
        if not opened.count:
            self.stack.pop()
            self._waiting[mark] -= 1
        return count

    def _push(self, mark: str, count: int) -> None:
        # Of two beginnings in a row the later one is Discord's; so few are ever open at once.
        for opened in [each for each in self.stack if each.mark == mark and each.count == count]:
            self.stack.remove(opened)
            self._give_up(opened)
        self.stack.append(_Open(mark, count, len(self.pieces)))
        self._waiting[mark] += 1
        self.pieces.append(mark * count)

    def _give_up(self, opened: _Open) -> None:
        self._waiting[opened.mark] -= 1
        written = self.pieces[opened.piece]
        lost = opened.count * len(opened.mark)
        self.pieces[opened.piece] = _escaped(written[:lost]) + written[lost:]

    def give_up_all(self) -> None:
        while self.stack:
            self._give_up(self.stack.pop())

    def endings(self) -> str:
        """What closes all that is open, innermost first."""
        return "".join(_ending(opened) for opened in reversed(self.stack))


def balanced(text: str, ending: Ending = "escape") -> str:
    """The text with nothing open at its end, by escaping what never closes or, for a text that was cut, by closing it.

    Idempotent. A backslash at the very end is doubled, so that it does not take the next character with it.
    """
    scan = _scanned(text, ending)
    if ending == "escape":
        scan.give_up_all()
    body = "".join(scan.pieces)
    if (len(body) - len(body.rstrip("\\"))) % 2:
        body += "\\"
    return body + scan.endings()


def open_at_end(text: str) -> tuple[str, str]:
    """What is open where a text was cut: what closes it there, and what opens it again at the start of the rest."""
    scan = _scanned(text, "close")
    return scan.endings(), "".join(_beginning(opened) for opened in scan.stack)


def _scanned(text: str, ending: Ending) -> _Scan:
    scan = _Scan(text, ending)
    scan.run()
    if scan.quote is None:
        return scan
    # ">>>" quotes all that follows, so also what is not the member's; "> " before each line quotes the same lines.
    start, end = scan.quote
    lines = text[end:].split("\n")
    return _scanned(text[:start] + "\n".join((f">{lines[0]}", *(f"> {line}" for line in lines[1:]))), ending)


def _beginning(opened: _Open) -> str:
    return "```\n" if _is_fence(opened) else opened.mark * opened.count


def _ending(opened: _Open) -> str:
    return "\n```" if _is_fence(opened) else opened.mark * opened.count


def _is_fence(opened: _Open) -> bool:
    return opened.mark == "`" and opened.count >= 3


def _escaped(marks: str) -> str:
    return "".join(f"\\{mark}" for mark in marks)


def _escaped_scene(line: str) -> str:
    return _FIRST_OF_SCENE.sub(r"\1\\\2", _SCENE_MARK.sub(r"\\\g<0>", line))
