"""A feed's text without what papers put before and around their prose: datelines, labels, credits in brackets."""

import html
import re
from dataclasses import dataclass

from bot.news.phrases import either

_CREDIT = re.compile(r"^\[(?P<who>[^\[\]\n]{2,40})\]\s+(?=\S)")
# "Nairobi -- The union ..."; a dash with spaces may be one between two thoughts, so two hyphens or an agency it takes.
_CITY = re.compile(r"^[A-ZÀ-Þ][\w.,'’ -]{1,30}? ?(?:--|—) ?(?=[\"“‘'A-ZÀ-Þ])")
_LABEL = re.compile(
    r"^(?:"
    + either("in short, in brief, summary, abstract, tl;?dr, key points?, overview, synopsis")
    + r")\s*[:—–-]\s*",
    re.IGNORECASE,
)
# What was escaped once more than its type says.
_ESCAPED = re.compile(r"&(?:amp|quot|apos|nbsp|#\d{2,6}|#x[0-9a-f]{2,6}|[lr][sd]quo|hellip|[nm]dash);", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:updated?|video|photos?|audio|sponsored?|opinion|live|watch|link|comments|exclusive|\W|\d)+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Prose:
    """Lines of `text` are paragraphs. `credit` is who wrote it, where the text says so before it begins."""

    text: str
    credit: str = ""


def prose(text: str) -> Prose:
    """The prose of a feed's text or of an article."""
    text = _ESCAPED.sub(lambda found: html.unescape(found[0]), text).replace("''", '"').strip()
    found = _CREDIT.match(text)
    if found is None:
        return Prose(_LABEL.sub("", text))
    credit = "" if _NO_NAME.fullmatch(found["who"]) else found["who"]
    text = _CITY.sub("", text[found.end() :])
    return Prose(_LABEL.sub("", text), credit)
