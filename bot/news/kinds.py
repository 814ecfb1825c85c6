"""What a headline announces where it is no news: an advertisement, or a page that has little to say in a digest."""

import enum
import functools
import re

from bot.news.phrases import either


class Kind(enum.StrEnum):
    """What an entry is, as far as its headline and address tell."""

    NEWS = "news"
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


@functools.lru_cache(maxsize=8_192)
def kind_of(title: str, link: str = "") -> Kind:
    """By rules for English, and what other languages borrow."""
    if _ADVERT.search(title):
        return Kind.ADVERT
    return Kind.LESSER if _LESSER.search(title) or _LESSER_PAGES.search(link) else Kind.NEWS
