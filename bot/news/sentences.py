"""Text to sentences. A quotation is never cut: what stands between quotation marks stays in one sentence."""

import re
from dataclasses import dataclass

from bot.news.phrases import either

_BEFORE_A_NAME = either(
    r"""
    mr, mrs, ms, dr, prof, rev, hon, gen, col, capt, lt, sgt, cpl, adm, gov, sen, rep, st, mt, ft, no, nos, vs, dept,
    jan, feb, mar, apr, jun, jul, aug, sept, sep, oct, nov, dec, approx, est, fig, vol, pp, op, cit, ca, e\.g, i\.e,
    cf, ave, blvd, rd, d\.c, bzw, z\.b, nr, str, hr, fr, abs, d\.h, u\.a, m, mme, mlle, av, sra, sta
    """
)
_AT_ANY_PLACE = either(r"etc, jr, sr, inc, ltd, co, corp, p\.m, a\.m, u\.s, u\.k, u\.n, e\.u, usw, al, \d\d?")
_NEVER_ENDS = re.compile(rf"(?:{_BEFORE_A_NAME}|[^\W\d_])", re.IGNORECASE)
_MAY_END = re.compile(_AT_ANY_PLACE, re.IGNORECASE)
_SAYS = either(
    """
    said, says, say, told, tells, asks, asked, adds, added, replied, replies, answered, wrote, writes, argued, argues,
    warned, warns, insisted, insists, explained, explains, shouted, cried, recalled, recalls, joked, noted, notes,
    continued
    """
)
_BOUNDARY = re.compile(r"""(?P<stop>[.!?…]+)(?P<close>["”’'»)\]]*)(?P<gap>\s+)(?=["“‘'«(\[¿¡]*[^\W_a-zß-öø-ÿ])""")
_LAST_WORD = re.compile(r"([^\s(“‘\"'«]+)$")
_ATTRIBUTED_NEXT = re.compile(rf"(?:the |a |an )?(?:[\w.'’-]+,? ){{1,6}}{_SAYS}\b", re.IGNORECASE)
# Words that begin a sentence and hardly ever a name.
_BEGINS = re.compile(
    r"[\"“‘']?(?:The|A|An|In|On|At|It|He|She|They|We|But|And|However|Its|His|Her|Their|This|That|These|Those|For|After|"
    r"Before|When|While|As|If|There|Now|Some|Many|Most|Police|Officials|Residents)\b"
)
_OPEN_SINGLE = re.compile(r"(?:^|[\s(“])[‘](?=\S)|(?:^|[\s(“])'(?=[A-Z])")
_CLOSE_SINGLE = re.compile(r"(?<=[.,!?])[’'](?=\W|$)|[’'](?=[\s.,;:!?)]|$)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`paragraph` counts from 0; `unclosed` when a quotation goes on after it, into the next paragraph."""

    text: str
    paragraph: int
    unclosed: bool = False


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text`, whose lines are paragraphs."""
    result = []
    paragraphs = [line for part in text.splitlines() if (line := " ".join(part.split()))]
    for number, paragraph in enumerate(paragraphs):
        parts = _parts(paragraph)
        result += [Sentence(part, number, _inside_quotation(part)) for part in parts]
    return tuple(result)


def _parts(paragraph: str) -> list[str]:
    parts = []
    start = 0
    for found in _BOUNDARY.finditer(paragraph):
        part = paragraph[start : found.start("gap")]
        if _goes_on(part, found, paragraph[found.end() :]):
            continue
        parts.append(part)
        start = found.end()
    return [*parts, paragraph[start:]] if start < len(paragraph) else parts


def _goes_on(part: str, found: re.Match[str], rest: str) -> bool:
    if _inside_quotation(part):
        return True
    if found["close"] and found["stop"] != "." and _ATTRIBUTED_NEXT.match(rest):
        return True
    if found["stop"] != "." or found["close"]:
        return False
    last = _LAST_WORD.search(part[:-1])
    word = last[1] if last else ""
    if _MAY_END.fullmatch(word):
        return not _BEGINS.match(rest)
    return bool(_NEVER_ENDS.fullmatch(word))


def _inside_quotation(part: str) -> bool:
    """Whether a quotation is open at the end of `part`."""
    curly = part.count("“") + part.count("„") - part.count("”")
    if "„" in part:
        curly = part.count("„") - part.count("“")
    angled = part.count("«") - part.count("»")
    straight = part.count('"') % 2
    # “Some close with the other kind."
    if (curly > 0 or angled > 0 or straight) and not (curly == 1 and straight):
        return True
    opened = list(_OPEN_SINGLE.finditer(part))
    return bool(opened) and not _CLOSE_SINGLE.search(part, opened[-1].end())
