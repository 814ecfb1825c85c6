"""A headline as the words that say which event it is about. Made for English; in other languages only words count."""

import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.feeds.language import FUNCTION_WORDS
from bot.news.phrases import either

_WORD = re.compile(r"\d[\d.,]*\d|[^\W_]+(?:'[^\W_]+)?")
_MONTH = either(
    """
    jan(?:uary)?, feb(?:ruary)?, mar(?:ch)?, apr(?:il)?, may, june?, july?, aug(?:ust)?, sept?(?:ember)?, oct(?:ober)?,
    nov(?:ember)?, dec(?:ember)?
    """
)
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b\.?|\b{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?\b|\b20[0-4]\d\b",
    re.IGNORECASE,
)
_SAYS_NOTHING = """
    a an the of to in on for and or as at by with from is are was were be been being it its that this these those after
    over say says said us up out but not no he she his her him their them they we you your our my i has have had will
    would can could may might do does did into about more most than then who what when where why how which while amid
    per via new here there all just now off down during before between against under also one if so re ve ll
"""
_NUMBERS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9"}
# A headline that is about something, where others tell what happened: seldom the same story.
_BEGINS_ABOUT = re.compile(
    either(
        """
        opinion, analysis, explainer, editorial, comment, column, letters?, quiz, podcast, gallery, in pictures,
        fact.check, review, recap, profile
        """
    )
    + r"\b\s*[:|–—-]|"
    + either("how, why, what, who, which, should, your guide, mapping, inside, the problem with, the history of")
    + r"\b",
    re.IGNORECASE,
)
_SAYS_ABOUT = re.compile(
    r"\b"
    + either(
        r"""
        in pictures, in photos, what (?:we|to) know, need to know, things to know, explained, history of, a life in,
        journey, guide to, timeline, how it works, looks? back
        """
    )
    + r"\b|\|\s*opinion|[:–—] (?:how|why|what)\b",
    re.IGNORECASE,
)
_PLACES: Mapping[str, str] = {
    name: line.split()[0]
    for line in """
    usa america american americans washington pentagon
    uk britain british england english london scotland scottish wales
    russia russian russians moscow kremlin
    ukraine ukrainian ukrainians kyiv
    iran iranian iranians tehran
    israel israeli israelis jerusalem
    gaza hamas palestinian palestinians
    china chinese beijing
    japan japanese tokyo
    india indian indians delhi
    pakistan pakistani
    bangladesh bangladeshi dhaka
    germany german germans berlin
    france french paris
    spain spanish madrid catalonia
    portugal portuguese lisbon
    italy italian rome milan
    ireland irish dublin
    netherlands dutch amsterdam
    sweden swedish stockholm
    norway norwegian oslo
    denmark danish copenhagen
    finland finnish helsinki
    hungary hungarian budapest
    austria austrian vienna
    belgium belgian
    switzerland swiss
    poland polish warsaw
    greece greek athens
    turkey turkish ankara istanbul
    canada canadian toronto ottawa
    mexico mexican
    brazil brazilian
    argentina argentine
    chile chilean
    peru peruvian lima
    colombia colombian
    venezuela venezuelan caracas
    cuba cuban
    haiti haitian
    egypt egyptian cairo
    sudan sudanese khartoum
    ethiopia ethiopian
    kenya kenyan nairobi
    nigeria nigerian lagos
    ghana ghanaian
    somalia somali
    libya libyan
    syria syrian damascus
    iraq iraqi baghdad
    lebanon lebanese beirut
    yemen yemeni
    afghanistan afghan kabul
    australia australian sydney melbourne
    zealand
    thailand thai bangkok
    vietnam vietnamese hanoi
    indonesia indonesian jakarta
    philippines filipino manila
    malaysia malaysian
    korea korean seoul
    taiwan taiwanese
    """.strip().splitlines()
    for name in line.split()
}


@dataclass(frozen=True, slots=True)
class Headline:
    """What of a headline says which event it is about.

    Args:
        terms: its words without those that stand everywhere, each cut to its stem.
        places: the countries it is about, by one name each.
        figures: its numbers, as digits.
        names: terms that are somebody's or something's name, where its capitals tell.
        is_about: it explains, comments or looks back, instead of telling what happened.
    """

    terms: frozenset[str]
    places: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    is_about: bool = False


def read(title: str, opening: str = "") -> Headline:
    """Take a headline apart. Where it names no country, the beginning of the text may."""
    plain = _plain(title)
    words = _WORD.findall(plain)
    known = [_known(word) for word in words]
    places = {place for _, place, _ in known if place}
    if not places and opening:
        places = {place for _, place, _ in map(_known, _WORD.findall(_plain(opening[:_DATELINE]))) if place}
    names: set[str] = set()
    if _tells_names(words):
        names = {each[0] for word, each in zip(words[1:], known[1:], strict=True) if each[0] and word[0].isupper()}
    return Headline(
        frozenset([term for term, _, _ in known if term]),
        frozenset(places),
        frozenset([figure for _, _, figure in known if figure]),
        frozenset(names),
        comments(plain),
    )


def comments(title: str) -> bool:
    """Whether it explains, comments or looks back, instead of telling what happened."""
    return _BEGINS_ABOUT.match(title) is not None or _SAYS_ABOUT.search(title) is not None


def terms_of(text: str) -> frozenset[str]:
    """Only the terms."""
    return frozenset([term for term, _, _ in map(_known, _WORD.findall(_plain(text))) if term])


def figures_of(text: str) -> frozenset[str]:
    """Its numbers as digits, without those of dates."""
    return frozenset([figure for _, _, figure in map(_known, _WORD.findall(_plain(text))) if figure])


@functools.lru_cache(maxsize=20_000)
def _known(word: str) -> tuple[str, str, str]:
    """Term, place and figure of a word, each empty where it is none."""
    if word in ("US", "USA"):
        return "", "usa", ""
    bare = word.lower().partition("'")[0]
    figure = _NUMBERS.get(bare, bare.replace(",", "") if bare[:1].isdigit() else "")
    if bare in _STOP or (len(bare) == 1 and not figure):
        return "", "", figure
    return (bare if figure or len(bare) <= _SHORT else _stem(bare)), _PLACES.get(bare, ""), figure


def _plain(title: str) -> str:
    """Without accents, dates and the dots of abbreviations."""
    if not title.isascii():
        title = _without_accents(title)
    if "." in title:
        title = title.replace("U.S.", "US").replace("U.K.", "UK").replace("U.N.", "UN")
    return _DATE.sub(" ", title) if any(map(str.isdigit, title)) else title


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", " "))
    return unicodedata.normalize("NFC", "".join(each for each in decomposed if not unicodedata.combining(each)))


def _tells_names(words: Sequence[str]) -> bool:
    """Whether capitals mean names: not in a headline that Writes Most Words With One."""
    capitals = small = 0
    for word in words[1:]:
        if word[0].isupper():
            capitals += 1
        elif len(word) > _SHORT:
            small += 1
    return small >= _ENOUGH_SMALL and capitals <= small + _SHORT


def _stem(word: str) -> str:
    """Cut endings that only inflect. What is left need not be a word, only the same for all forms."""
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith("sses"):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if len(word) > _STEM + 1:
        for ending in ("ing", "ed", "er"):
            if word.endswith(ending):
                word = word[: -len(ending)]
                break
    if len(word) > _STEM:
        word = word.removesuffix("e")
        if word[-1] == word[-2]:
            word = word[:-1]
    return word


_SHORT, _STEM, _ENOUGH_SMALL, _DATELINE = 3, 4, 2, 250
_STOP = frozenset(form for word in (*FUNCTION_WORDS, *_SAYS_NOTHING.split()) for form in (word, _without_accents(word)))
