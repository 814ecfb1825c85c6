"""What a headline announces where it is no news: an advertisement, or a page that has little to say in a digest."""

import enum
import functools
import re

from bot.news.headlines import comments
from bot.news.phrases import either


class Kind(enum.StrEnum):
    """What an entry is, as far as its headline and address tell."""

    NEWS = "news"
    COMMENT = "comment"
    LESSER = "lesser"
    ADVERT = "advert"


_ADVERT = re.compile(
    either(
        r"""
        ^\W?(?:sponsor(?:ed)?|advert(?:isement)?|ad|paid (?:post|content)|partner content|promoted)\b\W*[:|\])–—-],
        ^sponsored (?:post|content|by)\b, \[(?:ad|sponsored)\]$, ^(?:\w+ )?job(?: opening)?s?:,
        ^we(?:'re|’re| are) hiring\b,
        ^now hiring\b, \b(?:deal|offer) of the (?:day|week)\b, ^(?:today['’]s|the)? ?best [\w ]*\bdeals\b, ^deals?:,
        ^giveaway:, ^(?:save|get|take)\b.* \d+ ?% off\b, ^get .* for (?:just|only) [$£€]\d, ^webinar:, ^promotion:,
        \b(?:discount|promo|coupon) codes?\b, ^(?:last chance|early bird).*\btickets?\b,
        ^(?:come|join us|meet us)\b.*\bour .*\b(?:event|conference|meetup|summit|webinar)\b
        """
    ),
    re.IGNORECASE,
)
_LESSER = re.compile(
    either(
        r"""
        ^(?:live|watch live|live ?blog)\s*[:|–—-], \blive (?:updates|blog)\b, \bas it happened\b,
        ^(?:watch|videos?|vidéo|gallery|photos?|pictures|podcast|audio|quiz|crossword|horoscopes?)\b\s*[:.|–—-],
        ^in (?:pictures|photos)\b, ^en images\b, ^(?:photos|pictures|scenes|images) (?:of|from)\b, \bin pictures\b,
        \b(?:photo|picture) gallery\b, \bhoroscopes?\b, \bcomments of the week\b, ^open thread\b, ^weekly photo\b,
        ^(?:the )?(?:daily|weekly|monthly|morning|evening) (?:briefing|round-?up|digest|newsletter|links|quiz)\b,
        \bnews (?:briefs?|in brief|round-?up|quiz)\b, ^check out (?:these|this)\b, ^lottery\b, \bwhat to watch\b,
        ^our \d+ (?:\w+ )?(?:highlights|picks)\b, ^links? (?:for|of the)\b, ^your (?:daily|weekly)\b, ^today in\b,
        \bwordle\b,
        ^all of \w+ today\b, \btrailer$, ^trailer:
        """
    ),
    re.IGNORECASE,
)
_LESSER_PAGES = re.compile(
    r"/(?:videos?|gallery|galleries|pictures|portfolio|live|crosswords|quiz(?:zes)?)/", re.IGNORECASE
)


# What an entry says of itself at its very beginning: "We're excited to announce ..." is about its own writers.
_ABOUT_ITSELF = re.compile(
    r"\W{0,2}(?:today,? )?we(?:'re|’re| are) (?:so |very )?(?:happy|excited|thrilled|proud|pleased|delighted)"
    r" to (?:introduce|announce|share|present|launch|release)\b|.{0,30}\bcomments of the week\b",
    re.IGNORECASE,
)
_COLUMN = re.compile(
    r"(?:on [\w ]{3,20}|appointment|table for \w+|the \w+list|dear \w+|ask \w+|my \w+ \w+): ", re.IGNORECASE
)


@functools.lru_cache(maxsize=8_192)
def kind_of(title: str, link: str = "", summary: str = "") -> Kind:
    """By rules for English, and what other languages borrow."""
    if _ADVERT.search(title):
        return Kind.ADVERT
    if _LESSER.search(title) or _LESSER_PAGES.search(link) or _ABOUT_ITSELF.match(summary):
        return Kind.LESSER
    return Kind.COMMENT if comments(title) or _COLUMN.match(title) else Kind.NEWS
