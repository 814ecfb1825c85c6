"""A writer's school and class, where they say it of themselves: "I go to Hillside School", "I'm in Year 9".

Schools that are only named are left alone: stories have schools. Where a text is made up, so is what a character says.
"""

import re
from collections.abc import Iterator

from bot.safety.guard.kinds import Kind
from bot.safety.guard.speech import Voice
from bot.safety.guard.words import words

_TYPE = (
    r"(?:(?:junior|senior|sr\.?|jr\.?|upper|lower)\s)?(?:high\sschool|middle\sschool|primary\sschool|grammar\sschool|secondary\sschool"
    r"|elementary(?:\sschool)?|boarding\sschool|charter\sschool|prep(?:aratory)?\sschool|sixth\sform(?:\scollege)?|comprehensive"
    r"|academy|college|school|secondary|primary|high|prep|grammar|gymnasium|gesamtschule|realschule|university|institute|lyceum)"
)
_PART = r"(?:[^\W\d_](?:[\w'’.-]{0,28}\w)?\.?)"
_NAMED = (
    rf"(?:the\s)?(?P<name>(?:{_PART}\s){{1,5}}?{_TYPE}(?![\w'’-])"
    r"(?!\s(?:bus|play|trip|board|uniform|life|drama|stuff|work|year|library|every|starts?)\b)"
    r"(?:\sof\s(?:the\s)?(?-i:[A-Z][\w'’-]{1,30}))?"
    r"|(?:university|academy|college|school)\sof\s(?:the\s)?(?-i:[A-Z][\w'’-]{1,30}))"
)
_TO = (
    r"(?:\bi\s(?:still\s|used\sto\s)?(?:go|went|am\sgoing|commute|walk|transferred|got\sin)\s?to"
    r"|\bi(?:['’]?m)?\s[^.!?\n]{1,40}?\band\s(?:go\sto|attend|study\sat)"
    r"|\bwe\s(?:all\s|both\s)?(?:go\sto|attend)|\b(?:i['’]?m|im|i\sam)\s(?:going\sto|starting\sat|studying\sat)"
    r"|\bi\s(?:attend|study\sat|learn\sat|just\sstarted\sat|started\sat|start\sat|will\sattend)"
    r"|\b(?:my|our)\s(?:school|high\sschool|college|uni|university)(?:['’]s\sname)?(?:\sis(?:\scalled|\snamed)?|\s?[:=])"
    r"|\b(?:school|college|high\sschool)\s?[:=]|\b(?:student|pupil|freshman|sophomore|junior|senior)\s(?:at|from)"
    r"|\bmy\s(?:gcses?|a[ -]levels?|exams)\sat|\bmy\s(?:\w+\s)?(?:year|grade)\sat"
    r"|(?P<loose>\b(?:i['’]?m|im|i\sam)\s(?:at|in|from)|\b(?:grade|year\s\d+|class\sof\s20\d\d|gcses?|exams)\sat|\bhere\sat))"
)
_MY_SCHOOL = re.compile(rf"{_TO}\s{_NAMED}", re.IGNORECASE)
_ENROLLED = re.compile(
    r"\b(?:i['’]?m|im|i\sam)\sa\s(?:freshman|sophomore|junior|senior|student|first[ -]year|second[ -]year)\s(?:at|in)\s"
    r"(?P<name>(?-i:[A-Z][\w'’.-]*(?:\s(?:of\s)?[A-Z][\w'’.-]*){0,3}))",
    re.IGNORECASE,
)
_ORDINARY = words("never_a_school")
_NEVER_FIRST = words("never_begins_a_school")
_NEVER_WITHIN = words("never_within_a_school")
_UNNAMED = words("never_a_handle")

_LABELLED = re.compile(
    r"(?:(?<!\w)(?:school|college|uni(?:versity)?)\s?[:=]|\bmy\s(?:school|college)\sis(?:\scalled|\snamed)?)\s?"
    r"(?P<name>(?-i:[A-Z])[\w.'’-]*(?:\s(?-i:[A-Z])[\w.'’-]*){0,4})(?=\s?(?:\Z|[\n,|;•.!]))",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:1[0-3]|[1-9])(?:st|nd|rd|th|\.)?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
)
_ORDINAL = (
    r"(?:(?:1[0-2]|[1-9])(?:st|nd|rd|th)|first|second|third|fourth|fifth"
    r"|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)"
)
_CLASS = (
    rf"(?:(?:year|yr\.?|grade|class|form|y)\s?(?:{_NUMBER})\s?-?(?:[a-f](?!\w))?(?!\w|-\w|\s(?:months?|years?|times|weeks?|days?|words|chapters?|of(?!\s(?:secondary|high|middle|primary|school|sixth)))\b)"
    rf"|{_ORDINAL}[ -](?:grade|grader|year|form)(?!\w)"
    r"|(?:freshman|sophomore|junior|senior)(?:\s(?:in|at)\s(?:high\sschool|hs|college))(?!\w)"
    r"|(?:freshman|sophomore|junior|senior)\syear(?!\w)"
    r"|(?:freshman|sophomore)(?=\s(?:at|in)\s|\s?[.,!|]|\s?\Z))"
)
_AM_IN = (
    r"(?<![\w'’])(?:i['’]?m|im|i\sam|i['’]?ll\sbe|we['’]?re|we\sare)\s"
    r"(?:(?:only|just|currently|now|still|also|going|starting|entering)\s){0,2}"
)
_MY_CLASS = re.compile(
    rf"{_AM_IN}(?:(?:in|into|an?|to)\s)?(?P<name>{_CLASS})"
    r"|\bmy\s(?:class|form|grade|year|tutor\sgroup|homeroom)\s(?:is|:|=)\s?(?P<label>(?=\w{0,4}\d)[\w.]{1,5})(?!\w)"
    rf"|{_AM_IN}in\s(?P<teacher>(?:mr|mrs|ms|miss|dr)\.?\s(?-i:[A-Z][\w-]{{1,20}})['’]s\s(?:class|form|homeroom|tutor\sgroup))",
    re.IGNORECASE,
)
_PROFILE = re.compile(
    rf"(?:^|(?<=[\n|•;/,])|(?<=[,|•;/!.]\s)|\bcurrently\sin\s|\bfrom\s)(?P<name>{_CLASS}|class\s?(?:1[0-3]|[1-9])[a-f]|class\sof\s(?:20[2-4]\d|['’][2-4]\d))"
    r"(?!\s(?:of|is|was|are|has|had|were|lesson|teacher|long|will)\b)",
    re.IGNORECASE,
)

_ELSEWHERE = re.compile(
    r"\bich\s(?:gehe|geh|besuche|bin)\s(?:auf|in|an)?\s?(?:das|die|der|dem"
    r"|eine?)?\s?(?P<german>(?:[\w.-]+[ -]){0,3}?[\w-]*"
    r"(?:gymnasium|schule|realschule|gesamtschule|lyzeum)(?:\s(?-i:[A-Z][\w-]+))?)(?!\w)"
    r"|\b(?:ich\s(?:bin|gehe)|wir\ssind)\s(?:in|in\sdie)\s(?:der\s)?(?P<klasse>(?:1[0-3]|[5-9])\.?\s?[a-f]?\s?klasse|klasse\s(?:1[0-3]|[5-9])[a-f]?)"
    r"|\bje\s(?:vais|suis)\s(?:au|a\sl['’]|en|dans\sle)\s?(?P<french>(?:college|lycee|ecole)\s(?-i:[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3}))"
    r"|\bje\ssuis\sen\s(?P<classe>(?:[3-6]\s?(?:e|eme)|seconde|premiere|terminale|cm[12])(?!\w))"
    r"|\bau\s(?P<alone>(?:college|lycee)\s(?-i:[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3}))"
    r"|\b(?:voy\s(?:al|a\sla)|estudio\sen(?:\sel|\sla)?)\s(?P<spanish>(?:instituto|colegio|ies|escuela)\s(?-i:[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3}))",
    re.IGNORECASE,
)


def find(text: str, voice: Voice) -> Iterator[tuple[Kind, int, int]]:
    """Schools and classes, as (kind, start, end), in a text that was read by `reading`."""
    for found in _MY_SCHOOL.finditer(text):
        if _is_a_name(found["name"], needs_capital=found["loose"] is not None) and not voice.is_character(
            found.start()
        ):
            yield Kind.SCHOOL, *found.span("name")
    for found in _LABELLED.finditer(text):
        first = found["name"].split()[0].lower().strip(".'’-")
        if not voice.made_up and first not in _ORDINARY | _NEVER_FIRST | _NEVER_WITHIN and first not in _UNNAMED:
            yield Kind.SCHOOL, *found.span("name")
    for rule in (_ENROLLED, _MY_CLASS, _ELSEWHERE) if voice.made_up else (_ENROLLED, _MY_CLASS, _ELSEWHERE, _PROFILE):
        for found in rule.finditer(text):
            if found.lastgroup and not voice.is_character(found.start()):
                yield Kind.SCHOOL, *found.span(found.lastgroup)


def _is_a_name(name: str, *, needs_capital: bool) -> bool:
    """Whether a school is named, and not only spoken of: "a boarding school", "bed before school"."""
    parts = name.split()
    if parts[0].lower() in _NEVER_FIRST or any(part in _NEVER_WITHIN for part in parts):
        return False
    if needs_capital and not parts[0][0].isupper():
        return False
    return "of" in parts or any(part.lower() not in _ORDINARY for part in parts[:-1])
