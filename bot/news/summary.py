"""At most three sentences of the source, whole and in its order, so that none says more here than it said there.

What a sentence leans on (`bot.news.leaning`) and the answer to it (`bot.news.answers`) come with it, or it stays out.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from bot.feeds.language import FUNCTION_WORDS, is_english
from bot.news.answers import answer_to, answered_by, attributes, outside_quotations, topics
from bot.news.leaning import introductions, leans, speakers
from bot.news.phrases import either
from bot.news.sentences import Sentence, split

MOST_SENTENCES = 3
MOST_CHARACTERS = 700


@dataclass(frozen=True, slots=True)
class Room:
    """How much a summary may take."""

    sentences: int = MOST_SENTENCES
    characters: int = MOST_CHARACTERS


WHOLE = Room()

_READ_CHARACTERS = 30_000
_READ_SENTENCES = 60
_FEWEST_WORDS = 3
_OPENING = 3
_LONG_WORDS = 45
_AGENCY = r"\((?:AP|AFP|Reuters|dpa|EFE|ANSA|PA|[A-Z]{2,5})\)"
_DATELINE = re.compile(rf"^(?:[A-ZÀ-Þ][\w .,'’/-]{{1,40}})?{_AGENCY} ?[-–—] ?|^[A-ZÀ-Þ][A-ZÀ-Þ .,]{{2,40}} [-–—] ")
_NOT_THE_STORY = re.compile(
    either(
        r"""
        \bread more\b, \bsign up\b, \bsubscribe\b, \bnewsletter\b, \bclick here\b, \bfollow us\b, \bappeared first
        on\b, \bcontinue reading\b, \bgetty images\b, \ball rights reserved\b, \bphoto(?:graph)?s? by\b, \bimage
        caption\b, \bimage source\b, \blisten to this\b, ^watch:, \bshare this\b, \bour cookies\b, ^advertisement\b,
        ^related:, \bthis (?:article|story|post) (?:was|is|has been)\b, \bterms of use\b, \bprivacy policy\b,
        \bdownload the app\b, ^[-–—•*+·▪►], ^\d+\), ^(?:reporting|editing|writing) by\b, \blast updated\b, ©,
        ^(?:photo|image|video|credit):, \bpublished in .* on (?:medium|substack)\b, \bcontinuing the conversation\b,
        ^(?:this|the) [\w ]* (?:first|originally) appeared\b, ^this is a [\w ]*gallery\b, \bgallery curated by\b,
        ^submitted by\b, ^\[(?:link|comments)\], ^learn more\b, ^find out more\b, ^for more\b, ^see the full\b,
        ^view the full\b, ^tune in\b, ^support (?:us|the|this)\b, \bpatreon\.com\b, \blike and subscribe\b,
        ^become a (?:member|patron|supporter)\b, ^please (?:rate|review|donate|share)\b, ^leave a (?:comment|review)\b,
        \b(?:in|of|divide|throughout|reading) this (?:article|post|guide|tutorial|episode|newsletter)\b,
        ^filed under\b, ^sponsored by\b, ^(?:today's|this) [\w ]* sponsored by\b, \b(?:promo|discount) code\b,
        \byour ad choices\b
        """
    ),
    re.IGNORECASE,
)
# "TC: What do you mean by that?" is a line of an interview.
_SPOKEN = re.compile(r"[A-Z]{1,4}: \W?[A-Z]")
_TRUNCATED = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(more\))[\"”’]?$")
# Where programs cut a text off; and the words before which it was cut, wherever that was.
_CUT_AT = frozenset((*range(100, 601, 20), 125, 128, 150, 155, 175, 225, 250, 255, 256, 275, 350, 450, 512, 550))
_UNFINISHED = re.compile(r"(?:[,;:–—-]|\b(?:" + "|".join(sorted(FUNCTION_WORDS)) + r"))$", re.IGNORECASE)
_FEWEST_UNENDED = 7
_ENDS = re.compile(r"[.!?。！？][\"”’'»)\]]*$")
_I = re.compile(r"\b(?:I|I['’]\w+|my|me)\b")
_BARE_SURNAME = re.compile(
    r"^[A-Z][\w’'-]+ (?:said|says|told|added|argued|insisted|warned)\b|\b(?:said|says) [A-Z][\w’'-]+[.,]?$"
)


def summarise(text: str, title: str = "", language: str = "", room: Room = WHOLE) -> str:
    """A summary in the source's own sentences; empty when none can stand in that room. Lines of `text` are paragraphs.

    A teaser that its feed cut off is given as it is, with its ellipsis.
    """
    sentences = split(text[:_READ_CHARACTERS])[:_READ_SENTENCES]
    sentences = tuple(replace(each, text=_DATELINE.sub("", each.text)) for each in sentences)
    usable = {index for index, each in enumerate(sentences) if _belongs(each)}
    if _is_unended(text, sentences):
        usable.add(len(sentences) - 1)
    if not usable:
        teaser = " ".join(text.split())
        return teaser if _TRUNCATED.search(teaser) and len(teaser) <= room.characters else ""
    english = is_english(text, language)
    chosen = _chosen(sentences, usable, title, room) if english else _in_a_row(sentences, usable, room)
    summary = " ".join(sentences[index].text for index in sorted(chosen))
    return "" if _letters(summary) == _letters(title) else summary


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _belongs(sentence: Sentence) -> bool:
    """Whether it is a whole sentence of the story."""
    whole = _ENDS.search(sentence.text) and not _TRUNCATED.search(sentence.text) and not sentence.unclosed
    told = not _NOT_THE_STORY.search(sentence.text) and not _SPOKEN.match(sentence.text)
    return bool(whole) and told


def _is_unended(text: str, sentences: tuple[Sentence, ...]) -> bool:
    """Whether the last sentence is whole but for its full stop, which many feeds leave out."""
    text = text.strip()
    if (
        not sentences
        or len(sentences) > MOST_SENTENCES
        or "\n" in text
        or not _CUT_AT.isdisjoint((len(text), len(text) + 1))
    ):
        return False
    last = replace(sentences[-1], text=f"{sentences[-1].text}.")
    whole = text[-1:].isalnum() and not _UNFINISHED.search(text) and len(last.text.split()) >= _FEWEST_UNENDED
    return whole and _belongs(last)


def _in_a_row(sentences: tuple[Sentence, ...], usable: set[int], room: Room) -> set[int]:
    """The beginning, where nothing was left out before: for languages whose ways of leaning we do not know."""
    first = min(usable)
    chosen: set[int] = set()
    for index in range(first, first + room.sentences):
        if index not in usable or not _fits({*chosen, index}, sentences, room):
            break
        chosen.add(index)
    return chosen


def _chosen(sentences: tuple[Sentence, ...], usable: set[int], title: str, room: Room) -> set[int]:
    scores = _scores(sentences, title)
    introduced = {name: at for name, at in introductions(sentences).items() if name not in title}
    needed = [_named_before(index, each, introduced) for index, each in enumerate(sentences)]
    groups = [
        group for index in sorted(usable) if (group := _with_what_it_needs(sentences, usable, index, room, needed))
    ]
    groups = [group for group in groups if _fits(group, sentences, room) and _says_something(group, sentences)]
    if not groups:
        return set()

    def gain(added: AbstractSet[int]) -> float:
        return sum(scores[each] for each in added) / len(added)

    # News begins with the news; where the beginning cannot stand alone, the best that can is as good a place to start.
    opening = [group for group in groups if min(group) <= min(usable) + _OPENING]
    chosen = min(opening, key=lambda group: (min(group), len(group))) if opening else max(groups, key=gain)
    while len(chosen) < room.sentences:
        additions = [
            group - chosen for group in groups if not group <= chosen and _fits(group | chosen, sentences, room)
        ]
        if not additions:
            break
        chosen = chosen | max(additions, key=gain)
    return chosen


def _says_something(group: set[int], sentences: tuple[Sentence, ...]) -> bool:
    return any(len(sentences[index].text.split()) >= _FEWEST_WORDS for index in group)


def _fits(group: set[int], sentences: tuple[Sentence, ...], room: Room) -> bool:
    length = sum(len(sentences[index].text) + 1 for index in group)
    return len(group) <= room.sentences and length <= room.characters


def _named_before(index: int, sentence: Sentence, introduced: Mapping[str, int]) -> list[int]:
    """The sentences that say who somebody is whom this one only calls by surname."""
    return [at for name in speakers(sentence) if (at := introduced.get(name, index)) < index]


def _with_what_it_needs(
    sentences: tuple[Sentence, ...], usable: set[int], index: int, room: Room, needed: Sequence[Sequence[int]]
) -> set[int] | None:
    """The sentence and all that must come with it; None when that cannot be had."""
    group: set[int] = set()
    open_ends = [index]
    while open_ends:
        here = open_ends.pop()
        if here in group:
            continue
        if here not in usable or len(group) == room.sentences:
            return None
        group.add(here)
        # Nothing comes before the first sentence, so nothing is missing there.
        if here and leans(sentences[here]):
            open_ends.append(here - 1)
        linked = (answer_to(sentences, here), answered_by(sentences, here), *needed[here])
        open_ends += [each for each in linked if each is not None]
    return group


def _scores(sentences: tuple[Sentence, ...], title: str) -> list[float]:
    about = [topics(sentence.text) for sentence in sentences]
    counts = Counter(topic for each in about for topic in each)
    recurring = {topic: count for topic, count in counts.items() if count > 1}
    wanted = topics(title)
    return [
        1.0 / (1 + 0.25 * index)
        + (0.8 * len(each & wanted) / len(wanted) if wanted else 0.0)
        + 0.5 * sum(recurring.get(topic, 0) for topic in each) / (len(sentences) * max(8, len(each)) ** 0.5)
        - _drawbacks(sentence)
        for index, (sentence, each) in enumerate(zip(sentences, about, strict=True))
    ]


def _drawbacks(sentence: Sentence) -> float:
    words = len(sentence.text.split())
    return (
        0.3 * (words < 8)
        + 0.2 * (words > _LONG_WORDS)
        + 0.5 * sentence.text.endswith("?")
        + 0.3 * bool(_I.search(outside_quotations(sentence.text)))
        + 0.3 * bool(_BARE_SURNAME.search(sentence.text))
        + 0.3 * (2 * len(outside_quotations(sentence.text)) < len(sentence.text))
        + 0.2 * (sentence.text[:1] in "“\"‘'" and not attributes(sentence))
    )
