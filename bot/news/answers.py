"""Who says what against whom: contested claims, and the answers that have to stand beside them. For English."""

import re

from bot.news.phrases import START, either
from bot.news.sentences import Sentence

SAYS = re.compile(
    r"\b"
    + either(
        """
        said, says, say, saying, told, tells, added, adds, argued, argues, claim, claims, claimed, claiming, insists,
        insisted, warns, warned, wrote, writes, write, announced, stated, states, according to, accuses, accused,
        accusing, alleges, alleged, allegedly, believe, believes, believed, estimate, estimates, estimated, maintains,
        maintained, suggests, suggested, reports, reported, deny, denies, denied, reject, rejects, rejected, dismiss,
        dismisses, dismissed, calls for, called for, called the, called it, calls the, calls it, describes, described,
        predicts, predicted, expects, expected, replied, asked, testified, confirmed, acknowledged, admitted,
        conceded, countered, think, thinks
        """
    )
    + r"\b",
    re.IGNORECASE,
)
CONTRAST = re.compile(
    START
    + either(
        """
        but, however, yet, by contrast, in contrast, on the other hand, nevertheless, nonetheless, even so,
        conversely, still, instead, not everyone, not all, others say, others said, others argue, others disagree,
        critics, opponents
        """
    )
    + r"\b",
    re.IGNORECASE,
)
_CONTESTED = re.compile(
    r"\b"
    + either(
        r"""
        accus\w+, alleg\w+, blam(?:e|es|ed|ing), claim(?:s|ed|ing)?, critici[sz]\w+, denounc\w+, condemn\w+, charged
        with, sued, lawsuit, complain\w*, suspected of, critics, opponents, campaigners, whistleblower, at fault,
        responsible for, misled, covered up, cover-up, corrupt\w*, illegal\w*, unlawful\w*, fraud\w*, lied, failed to,
        negligen\w+, put the number, put the figure, put the toll, too (?:little|late|slow)
        """
    )
    + r"\b",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"\b"
    + either(
        r"""
        den(?:y|ies|ied|ying), reject(?:s|ed|ing)?, disput(?:e|es|ed|ing), dismiss(?:es|ed|ing)?, refut(?:es|ed),
        rebut\w*, declined to comment, did not (?:immediately )?(?:respond|reply|comment|answer), has not
        (?:responded|commented), respond(?:s|ed), repl(?:ies|ied), counter(?:s|ed), defend(?:s|ed), apologi[sz]\w+,
        not guilty, contradict\w*, called the (?:claims?|allegations?|accusations?|charges?), (?:is|are|was|were)
        (?:false|untrue|baseless|unfounded), no (?:evidence|truth|basis|signs?|indication|proof),
        insist(?:s|ed)?, maintain(?:s|ed)
        """
    )
    + r"\b",
    re.IGNORECASE,
)
# A reply that does not repeat what it replies to: "rejected the accusation", "disputes that", "denied it".
_BARE_REPLY = re.compile(
    r"\b(?:den\w+|reject\w*|disput\w+|dismiss\w*|refut\w+|contradict\w*|respond\w*|repl\w+|counter\w*|disagree\w*)"
    r"(?: to| with)?(?: (?:that|this|it|them|these|those|such|both)\b(?! \w+ (?:is|was|were|had))"
    r"| the (?:accusations?|allegations?|claims?|criticisms?|charges?|suggestions?|figures?|idea|reports?)\b|[.,;])",
    re.IGNORECASE,
)
# "Letters show that it was not"; "there was no sign of alcohol".
_TAKES_BACK = re.compile(
    r"\b(?:it|they|he|she|this) (?:is|was|were|are|did|does|do|had|has|have) not[.,;]", re.IGNORECASE
)
_CLEARS = re.compile(
    r"\bno (?:signs?|evidence|indication|proof|suggestion)\b|\bnot (?:guilty|suspected)\b", re.IGNORECASE
)
_BOTH_SIDES = re.compile(
    r"\beach (?:\w+ )?(?:accus|blam)\w+|\b(?:both|two) sides\b"
    r"|; (?:the|its|his|her|but)\b.*\b(?:said|says|denied|denies)\b"
    r"|\b(?:while|whereas|although|though|but)\b.*\b(?:say|says|said|den\w+|reject\w+|disput\w+|not)\b",
    re.IGNORECASE,
)
_QUOTATIONS = re.compile(r"[“\"«][^”\"»]*[”\"»]|‘[^’]*’(?=\W|$)")
_FAR = 12
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = re.compile(
    either(
        """
        that, this, with, from, have, were, they, their, them, said, says, will, would, could, should, been, being,
        about, after, before, when, where, which, while, there, these, those, than, then, also, into, over, under,
        between, because, other, more, most, some, such, only, very, just, like, make, made, many, much, what, your,
        ours, does, each, even, here
        """
    )
)


def outside_quotations(text: str) -> str:
    """What the writer says, without what others are quoted with."""
    return _QUOTATIONS.sub(" ", text).strip()


def attributes(sentence: Sentence) -> bool:
    """Whether it says who says so."""
    return bool(SAYS.search(outside_quotations(sentence.text)))


def topics(text: str) -> frozenset[str]:
    """The words that say what a text is about, cut so that endings do not matter."""
    return frozenset(word[:6] for word in _WORD.findall(text.lower()) if not _COMMON.fullmatch(word))


def answer_to(sentences: tuple[Sentence, ...], index: int) -> int | None:
    """The sentence that answers, limits or contradicts the one at `index` and so must come with it; None if none.

    A "But ..." right behind always does, as does "The ministry denied that". An accusation or a claim is answered by
    the first denial or reply within a dozen sentences, preferably one on the same topic, unless it carries the other
    side itself.
    """
    following = index + 1
    if following < len(sentences) and _limits(sentences, index):
        return following
    if attributes(sentences[index]):
        if following < len(sentences) and _replies_barely(sentences[following]):
            return following
        objection = _after_the_paragraph(sentences, index)
        if objection is not None and CONTRAST.match(sentences[objection].text):
            return objection
    own = outside_quotations(sentences[index].text)
    if not _CONTESTED.search(sentences[index].text) or _REPLY.search(own) or _BOTH_SIDES.search(own):
        return None
    later = range(following, min(len(sentences), following + _FAR))
    replies = [each for each in later if _REPLY.search(outside_quotations(sentences[each].text))]
    topic = topics(sentences[index].text)
    return next((each for each in replies if topic & topics(sentences[each].text)), replies[0] if replies else None)


def _limits(sentences: tuple[Sentence, ...], index: int) -> bool:
    this, following = sentences[index], sentences[index + 1]
    if _TAKES_BACK.search(following.text) or (this.paragraph == following.paragraph and _CLEARS.search(following.text)):
        return True
    if not CONTRAST.match(following.text):
        return False
    return this.paragraph == following.paragraph or attributes(this) or attributes(following)


def _replies_barely(sentence: Sentence) -> bool:
    return _BARE_REPLY.search(outside_quotations(sentence.text)) is not None


def _after_the_paragraph(sentences: tuple[Sentence, ...], index: int) -> int | None:
    """Where the next paragraph begins: what somebody is quoted with goes on for one, then somebody else speaks."""
    paragraph = sentences[index].paragraph
    later = range(index + 1, min(len(sentences), index + _FAR))
    return next((each for each in later if sentences[each].paragraph > paragraph), None)


def answered_by(sentences: tuple[Sentence, ...], index: int) -> int | None:
    """For a reply that does not repeat the claim, the sentence with the claim; None for every other sentence."""
    if not _replies_barely(sentences[index]):
        return None
    claims = (each for each in range(index - 1, -1, -1) if answer_to(sentences, each) == index)
    return next(claims, index - 1 if index else None)
