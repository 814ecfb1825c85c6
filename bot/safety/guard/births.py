"""Dates of birth, where writers tell their own: "DOB: 2009-11-23", "my birthday is on 4 May", "I was born in 2011"."""

import re
from collections.abc import Iterator

from bot.safety.guard.kinds import Kind
from bot.safety.guard.speech import Voice

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|januar|februar|marz|mai|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio"
    r"|julio|agosto|sept?iembre|octubre|noviembre|diciembre|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre"
    r"|novembre|decembre)(?!\w)\.?"
)
_YEAR = r"(?:19[3-9]|20[0-3])\d"
_NUMBERED = r"\d{1,2}(?:st|nd|rd|th|\.)?"
_DATE = (
    rf"(?:\d{{1,2}}[./ -]\d{{1,2}}[./ -](?:{_YEAR}|\d\d)|{_YEAR}[./-]\d{{1,2}}[./-]\d{{1,2}}"
    rf"|(?:the\s)?{_NUMBERED}\s(?:of\s|de\s)?{_MONTH},?\s(?:de\s)?{_YEAR}"
    rf"|{_MONTH}\s{_NUMBERED},?\s{_YEAR})(?!\d)"
)
_DAY = (
    rf"(?:{_DATE}|(?:the\s)?{_NUMBERED}\s(?:of\s|de\s)?{_MONTH}|{_MONTH}\s(?:the\s)?{_NUMBERED}(?!\w)"
    r"|\d{1,2}[./-]\d{1,2}(?![\d./-]))"
)
_IS = r"(?:\s?['’]s\s|\s(?:is|ist|es|est|was)\s(?:on\s|am\s|el\s|le\s)?|\s?[:=-]\s?)"
_MINE = re.compile(
    rf"\b(?:my|mein|mi|mon)\s(?:birth\s?day|birthdate|b-?day|geburtstag|cumpleanos|anniversaire){_IS}{_DAY}"
    rf"|\b{_DATE}\sis\smy\sbirth\s?day\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"(?<!\w)(?:birth\s?day|birthdate|b-?day|geburtstag|geburtsdatum|cumpleanos)\s?[:=]\s?{_DAY}"
    rf"|(?<!\w)(?:d\.?o\.?b\.?|date\sof\sbirth|birth\sdate|geboren\sam|fecha\sde\snacimiento|date\sde\snaissance)"
    rf"(?:{_IS}|\s){_DAY}",
    re.IGNORECASE,
)
_RECENT = r"(?:199|200|201|202)\d(?!\d)"
_BORN = re.compile(
    rf"(?<![\w'’])(?:(?:i\swas|im|i['’]m|i\sam)\sborn\s(?:[a-z ]{{1,30}}\s)?(?:on\s|in\s)?(?:{_DATE}"
    rf"|(?<=in\s){_RECENT})"
    rf"|ich\s(?:bin|wurde)\s(?:am\s)?{_DATE}\sgeboren|naci\sel\s{_DATE}|je\ssuis\snee?\sle\s{_DATE})",
    re.IGNORECASE,
)
_PROFILE = re.compile(
    rf"(?:^|(?<=[\n|•;/])|(?<=[,|•;/!.]\s))born\s(?:on\s|in\s)?(?:{_DATE}|(?<=in\s){_RECENT})", re.IGNORECASE
)
_THIS_CENTURY = re.compile(r"(?:199|200|201|202)\d(?!\d)")


def find(text: str, voice: Voice) -> Iterator[tuple[Kind, int, int]]:
    """Dates of birth, as (kind, start, end), in a text that was read by `reading`."""
    for rule in (_MINE, _LABELLED, _BORN) if voice.made_up else (_MINE, _LABELLED, _BORN, _PROFILE):
        for found in rule.finditer(text):
            # Nobody who writes here was born in 1847; a narrator may have been.
            if not voice.made_up or (not voice.is_character(found.start()) and _THIS_CENTURY.search(found[0])):
                yield Kind.AGE, *found.span()
