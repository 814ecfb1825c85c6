"""A writer's exact age, where they say it of themselves: "I'm 14", "14, she/her", "as a 15-year-old".

Third persons are left alone: characters have ages. Where a text is made up, short profile forms are left alone too, and
what a character says; what a narrator says as "I" is marked, since it may be the writer.
"""

import re
from collections.abc import Iterator

from bot.safety.guard.kinds import Kind
from bot.safety.guard.speech import Voice

_TEENS = (
    "eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    "|twenty(?:[ -]?(?:one|two))?"
)
_FIGURES = r"(?:[89]|1[0-9]|2[0-2])(?!\d)"
_YOUNG = rf"(?:{_FIGURES}|(?:{_TEENS})(?!\w))"
_ANY = rf"(?:[1-9][0-9]?(?!\d)|{_TEENS})"
_UNIT = (
    r"(?:[ -]{0,2}(?:years?|yrs?\.?)[ -](?:old(?!er|s)|of\sage)(?!\w)|[ -]?(?:y/o|yo|y\.o\.|yrold)(?!\w)"
    r"|\sand\sa\s(?:half|quarter)(?!\w))"
)
_I_AM = r"(?<![\w'’])(?:i\s?['’]?\s?m|i\sam)\s?"
_SOON = r"(?:(?:only|just|almost|nearly|still|currently|now|turning|about\sto\s(?:be|turn)|soon|like|literally)\s){0,3}"
_TURNED = (
    r"(?<![\w'’])i(?:['’]?ll\s(?:be|turn)|\swill\s(?:be|turn)|['’]?ve\sjust\sturned|\sjust\sturned|\sturned|\sturn)\s"
)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
# What may follow a bare number of years, and not one of drafts, minutes or ravens.
_AFTER = (
    r"(?=\s?(?:\Z|[\n;:!?)|&•~…]|[.,](?!\d)|/(?!\d)|-+\s)"
    r"|\s(?:and|but|so|or|now|today|tomorrow|this|next|btw|lol|tho|though|too|who|from|she|he|they|rn|yet)\b(?!\scounting)"
    rf"|\s(?:in|on)\s(?:(?:a|two|three|four)\s(?:few\s)?(?:week|day|month)|{_MONTHS})"
    r"|\s?[^\w\s.,'’\"/%-])"
)
_SELF = re.compile(
    rf"{_I_AM}{_SOON}(?:(?:an?\s)?{_ANY}{_UNIT}|{_YOUNG}{_AFTER})|{_TURNED}{_YOUNG}{_AFTER}", re.IGNORECASE
)
_LABELLED = re.compile(
    rf"(?<!\w)(?:my\sage\s?(?:is|:|=)|age\s?[:=]|alter\s?[:=]|edad\s?[:=])\s?{_ANY}(?![\w%])|(?:^|(?<=[|•,;/\n]\s)|(?<=[|•,;/\n]))age\s{_ANY}"
    r"(?!\w)",
    re.IGNORECASE,
)
_BIRTHDAY = re.compile(
    r"\bit['’]?s\smy\s(?:1\d|[5-9])th\sbirthday\b"
    r"|\bmy\s(?:1\d|[5-9])th\sbirthday(?=\s(?:is|tomorrow|today|next|this|soon))",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    rf"(?<![\w'’])(?:ich\sbin\s(?:erst\s|jetzt\s|gerade\s)?{_FIGURES}(?:\sjahre(?:\salt)?|{_AFTER}|(?=\sund\b))"
    rf"|j['’]\s?ai\s{_FIGURES}\sans|(?:tengo|tenho)\s{_FIGURES}\sanos|ho\s{_FIGURES}\sanni|ik\sben\s{_FIGURES}(?:\sjaar)?"
    rf"|mam\s{_FIGURES}\slat)(?!\w)",
    re.IGNORECASE,
)
_EVERYWHERE = (_SELF, _LABELLED, _BIRTHDAY, _ELSEWHERE)

_BEGIN = r"(?:^|(?<=[\n|•;/(~])|(?<=[,|•;/!.~-]\s)|(?<=\b(?:hi|yo)[ ,])|(?<=\bhey[ ,])|(?<=\bhello[ ,]))\s?"
_WHO = (
    r"(?:(?:she|he|they|it|any|xe|ze)\s?/\s?\w+|any\spronouns|(?:fe)?male|girl|boy|nb|enby|trans"
    r"|[fm](?=\s?(?:[,.|/;!)•]|\Z|\n|\sfrom\b)))(?!\w)"
)
_PROFILE = (
    re.compile(
        rf"{_BEGIN}(?P<age>{_ANY}{_UNIT}|(?:1[0-9]|2[0-2])(?:\s?[,|/•]\s?|\s?)(?={_WHO})(?:[fm](?!\w))?)", re.IGNORECASE
    ),
    re.compile(rf"\b(?:just|only|as|being|am)\s(?P<age>an?\s{_ANY}{_UNIT})", re.IGNORECASE),
)


def find(text: str, voice: Voice) -> Iterator[tuple[Kind, int, int]]:
    """Ages, as (kind, start, end), in a text that was read by `reading`."""
    for rule in _EVERYWHERE:
        for found in rule.finditer(text):
            if not voice.is_character(found.start()):
                yield Kind.AGE, *found.span()
    if voice.made_up:
        return
    for rule in _PROFILE:
        for found in rule.finditer(text):
            start, end = found.span("age")
            yield Kind.AGE, start, start + len(text[start:end].rstrip(" ,|/•"))
