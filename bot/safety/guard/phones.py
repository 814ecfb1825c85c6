"""Phone numbers, checked against real numbering plans; free lines such as helplines are left alone.

A number is marked when it is valid as it stands (international, North American, or with its leading 0), when the words
beside it speak of a phone, or when it is all there is in a short text.
"""

import re
from collections.abc import Iterator

from bot.safety.guard.digits import Group, groups, runs, spelled
from bot.safety.guard.figures import (
    figure_end,
    is_code,
    is_counting,
    is_labelled,
    is_measured,
    is_row,
    is_social_security,
)
from bot.safety.guard.kinds import Kind
from bot.safety.guard.plans import WITH_ZERO, WITHOUT_ZERO, Plans

# E.164 allows 15 digits; fewer than 7 reach nobody outside one town.
_SHORTEST, _LONGEST = 7, 15
_SHORTEST_UNCUED = 10
_CUE_WORD = (
    r"tel|phone|telephone|mobile|mob|cell|cellphone|fax|desk|whats\s?app|telefon|handy|handynummer|nummer|telepono|telefono"
    r"|telefone|celular|movil|cel|numero|portable|telefoon|hmu|sms|number|num|digits"
)
_CUE_VERB = r"call|text|txt|ring|dial|phone|reach|message|msg|contact|llamame|ruf|appelle|messages?"
_CUE_BEFORE = re.compile(
    rf"(?:\b(?:{_CUE_WORD})\b(?:\s\([^)\n]{{1,12}}\))?(?:\snumber)?(?:\s(?:is|are|it'?s|of|on|me|at|to|as|es|ist|c'?est|le|la|el|=))*"
    rf"|\b(?:{_CUE_VERB})\b(?:\s(?:me|us|her|him|mich|moi))?"
    r"(?:\s(?:on|at|up|to|an|unter|au|al|anytime|later|tonight|now|please|here))*|\bregistered)[\s:.,;#=>(*_'\"-]{0,6}\Z",
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(
    r"[\s,.;:)*_-]{0,3}(?:\(?(?:mobile|cell|whatsapp|tel)\b"
    r"|(?:is|thats|that's|that is|it's|its)?\s?(?:my|mum's|mom's|dad's|our)\s(?:number|phone|cell|mobile|digits)"
    r"|(?:call|text|txt|ring)\s(?:me|us)\b)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_EXTENSION = re.compile(r"\s?(?:x|ext\.?|extension|durchwahl|#)\s?\d{1,6}(?!\d)", re.IGNORECASE)
# How a North American number is grouped when nothing beside it says that it is one.
_AMERICAN_GROUPS = frozenset(
    {(10,), (3, 7), (6, 4), (3, 3, 4), (1, 10), (1, 3, 7), (1, 3, 3, 4), (11,), (2,) * 5, (1,) * 10, (1,) * 11}
)
_SCATTERED = 3
_AMERICAN_LENGTHS = frozenset({10, 11})
_LONGEST_TEXT_ALONE = 40


def find(text: str) -> Iterator[tuple[Kind, int, int]]:
    """Numbers to call, as (kind, start, end), in a text that was read by `reading`."""
    plans = Plans()
    for run in runs(text):
        for start, end in _in_run(text, groups(run[0], run.start()), run.start(), plans):
            extension = _EXTENSION.match(text, end)
            yield Kind.PHONE, start, extension.end() if extension else end
    for digits, start, end in spelled(text):
        if _SHORTEST <= len(digits) <= _LONGEST and not is_counting(digits) and not plans.is_free_line(digits):
            known = plans.know(digits, WITH_ZERO) if digits[0] == "0" else plans.know(digits)
            if known or _is_cue_before(text, start) or _CUE_AFTER.match(text, end):
                yield Kind.PHONE, start, end


def _in_run(text: str, run: list[Group], begin: int, plans: Plans) -> Iterator[tuple[int, int]]:
    if run[-1].end - begin < _SHORTEST or is_labelled(text, begin):
        return
    first = 0
    while first < len(run):
        start = run[first].start
        while start > begin and text[start - 1] in "+(":
            start -= 1
        last = _figure_from(text, run, first)
        if last is None and plans.may_begin(is_scattered=len(run[first].digits) < _SCATTERED):
            last = _number_from(text, run, first, start, plans)
            if last is not None:
                yield start, run[last].end
        first = first + 1 if last is None else last + 1
        begin = run[first - 1].end


def _figure_from(text: str, run: list[Group], first: int) -> int | None:
    """The last group of a figure that is nothing to call, if one begins with group `first`."""
    end = figure_end(text, run[first].start)
    if end is None:
        return None
    last = first
    while last + 1 < len(run) and run[last + 1].end <= end:
        last += 1
    return last


def _number_from(text: str, run: list[Group], first: int, start: int, plans: Plans) -> int | None:
    """The last group of the longest number to call that begins with group `first`."""
    lasts: list[int] = []
    digits = ""
    cued = _is_cue_before(text, start)
    # Without either, only a few lengths can be numbers: hostile text has a thousand places to begin at.
    clear = text[start] == "+" or run[first].digits[0] == "0"
    for last in range(first, len(run)):
        if last > first and "\n" in text[run[last - 1].end : run[last].start]:
            break
        digits += run[last].digits
        if len(digits) > _LONGEST + 1:
            break
        if len(digits) >= _SHORTEST:
            if cued or clear or last + 1 == len(run) or len(digits) in _AMERICAN_LENGTHS:
                lasts.append(last)
            if is_code(digits):
                return None
    if not lasts or _is_glued(text, start):
        return None
    return next((last for last in reversed(lasts) if _is_number(text, start, run[first : last + 1], cued, plans)), None)


def _is_number(text: str, start: int, number: list[Group], cued: bool, plans: Plans) -> bool:
    end = number[-1].end
    digits = "".join(group.digits for group in number)
    cued = cued or _CUE_AFTER.match(text, end) is not None
    international = text[start] == "+" or (digits.startswith("00") and len(digits) > _SHORTEST_UNCUED)
    if len(digits) > _LONGEST or not (cued or international or _is_shaped(text, start, number, digits)):
        return False
    if _is_glued_after(text, start, end) or is_measured(text, end) or is_row(text[start:end], digits):
        return False
    if is_counting(digits):
        return cued and len(number) == 1
    if plans.is_free_line(digits):
        return False
    if cued:
        return True
    if international:
        return plans.know("+" + digits.removeprefix("00"), ("",))
    if digits[0] == "0":
        return plans.know(digits, WITH_ZERO)
    return plans.know(digits) or (_is_all_there_is(text, start, end) and plans.know(digits, WITHOUT_ZERO))


def _is_shaped(text: str, start: int, number: list[Group], digits: str) -> bool:
    """Whether digits look like a number to call although no word says so."""
    if is_social_security(text[start : number[-1].end]):
        return False
    alone = len(text) <= _LONGEST_TEXT_ALONE and _is_all_there_is(text, start, number[-1].end)
    if len(digits) < _SHORTEST_UNCUED:
        return alone and len(number) > 1
    return alone or digits[0] == "0" or tuple(len(group.digits) for group in number) in _AMERICAN_GROUPS


def _is_glued(text: str, start: int) -> bool:
    """Whether a letter stands right before the digits, so that they belong to a word; "text6465550142" is none."""
    if start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "_@"):
        return False
    return not text[start - 1].isalpha() or _CUE_BEFORE.search(text, max(0, start - 12), start) is None


def _is_glued_after(text: str, start: int, end: int) -> bool:
    if end == len(text) or not (text[end].isalnum() or text[end] in "_@") or _EXTENSION.match(text, end):
        return False
    return not text[end].isalpha() or _CUE_BEFORE.search(text, max(0, start - 12), start) is None


def _is_all_there_is(text: str, start: int, end: int) -> bool:
    return len(text) <= _LONGEST_TEXT_ALONE and not any(character.isalnum() for character in text[:start] + text[end:])


def _is_cue_before(text: str, start: int) -> bool:
    window = text[max(0, start - 60) : start]
    return _LETTER.search(window) is not None and _CUE_BEFORE.search(window) is not None
