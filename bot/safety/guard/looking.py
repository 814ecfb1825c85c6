"""Looks through a text, and leaves out what was found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.safety.guard import addresses, ages, births, emails, handles, links, passwords, payments, phones, schools
from bot.safety.guard.kinds import Kind, Mark
from bot.safety.guard.reading import close_up, read
from bot.safety.guard.speech import Voice

# Where two kinds claim the same words, the first of these says what they are.
_ORDER = (
    Kind.PASSWORD,
    Kind.PAYMENT,
    Kind.INVITE,
    Kind.EMAIL,
    Kind.HANDLE,
    Kind.LINK,
    Kind.ADDRESS,
    Kind.PHONE,
    Kind.SCHOOL,
    Kind.AGE,
)
_EMPTY_BRACKETS = frozenset({"()", "[]", "<>", "{}"})


def marks(text: str, *, made_up: bool = False) -> tuple[Mark, ...]:
    """Everything found in `text`, in its order, without overlaps. Linear in its length.

    Args:
        made_up: it is a story, a poem or a script, where people who do not exist have ages, schools and addresses.
    """
    reading = close_up(read(text))
    found = [
        Mark(*reading.span(start, end), kind)
        for kind, start, end in _found(reading.text, Voice(reading.text, made_up=made_up))
    ]
    found.sort(key=lambda mark: (mark.start, -mark.end, _ORDER.index(mark.kind)))
    return tuple(_apart(found))


def _found(text: str, voice: Voice) -> Iterator[tuple[Kind, int, int]]:
    for formal in (emails.find, links.find, handles.find, phones.find):
        yield from formal(text)
    for told in (addresses.find, ages.find, births.find, passwords.find, payments.find, schools.find):
        yield from told(text, voice)


def _apart(found: Iterable[Mark]) -> list[Mark]:
    """Join marks that overlap: together they cover the same words, under the kind that counts more."""
    apart: list[Mark] = []
    for mark in found:
        if apart and mark.start < apart[-1].end:
            last = apart[-1]
            kind = min(last.kind, mark.kind, key=_ORDER.index)
            apart[-1] = Mark(last.start, max(last.end, mark.end), kind)
        else:
            apart.append(mark)
    return apart


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the guard says about one field: what stops it, and what is only pointed out to author and staff."""

    stopping: tuple[Mark, ...]
    flagging: tuple[Mark, ...]

    @property
    def stops(self) -> bool:
        """Whether the text cannot be sent as it is."""
        return bool(self.stopping)

    @property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(sorted((*self.stopping, *self.flagging)))


def check(text: str, *, links_allowed: bool, made_up: bool = False) -> Verdict:
    """Judge one field. Where links are allowed they are not marked; invites and people's pages elsewhere still stop.

    Args:
        made_up: as for `marks`.
    """
    found = [mark for mark in marks(text, made_up=made_up) if not (links_allowed and mark.kind is Kind.LINK)]
    return Verdict(
        stopping=tuple(mark for mark in found if mark.stops),
        flagging=tuple(mark for mark in found if not mark.stops),
    )


def leave_out(text: str, found: Iterable[Mark]) -> str:
    """The text without the marked words, with the seams tidied. Look through the result again before sending it on."""
    kept = text
    for mark in sorted(found, reverse=True):
        kept = _joined(kept[: mark.start], kept[mark.end :])
    return kept


def _joined(before: str, after: str) -> str:
    """Two parts of a text between which something was left out, without the brackets and spaces that were around it."""
    while before[-1:] + after[:1] in _EMPTY_BRACKETS:
        before, after = before[:-1], after[1:]
    if not before or before[-1].isspace():
        # What stood between two parts of a line separates nothing at its beginning.
        after = after.lstrip(" \t" if before and before[-1] != "\n" else " \t,;|")
        if not after or after[0] in "\n.,;:!?)":
            before = before.rstrip(" \t")
    elif before[-1].isalnum() and after[:1].isalnum():
        return f"{before} {after}"
    return before + after
