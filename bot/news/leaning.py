"""Which sentences lean on the one before: alone they would not be understood, or would mislead.

The rules are for English. In other languages a summary takes only sentences in a row from the beginning.
"""

import re
from collections.abc import Sequence

from bot.news.answers import CONTRAST, SAYS, outside_quotations
from bot.news.phrases import START, either
from bot.news.sentences import Sentence

_CONNECTIVES = either(
    r"""
    however, but, and, yet, still, so, instead, meanwhile, also, therefore, thus, hence, nevertheless, nonetheless,
    moreover, furthermore, besides, additionally, similarly, likewise, conversely, otherwise, rather, indeed, then,
    afterward, afterwards, later, earlier, again, too, or, nor, because, that is why, in fact, of course, for one
    thing, as a result, in response, in return, in turn, in addition, at the same time, for example, for instance,
    even so, despite this, despite that, since then, until then, by then, back then, at that point, at the time, in
    other words, for that reason, to that end, if so, if not, when asked, the next day, the following day, the same
    day, (?:[\w-]+ )?(?:[\w-]+ )?(?:minutes?|hours?|days?|weeks?|months?|years?) (?:earlier|later|before|afterwards?),
    as for, as such, that said, having said that, in that case, to do so, to do this,
    most of them, some of them, both of them, neither of them, many of them, few of them, none of them, all of them
    """
)
_PRONOUNS = either(
    """
    he, she, they, it, him, her, them, his, hers, their, theirs, its, this, that, these, those, such, both, neither,
    either, another, others, one of them, some, the other, the others, the latter, the former, the same, none, each,
    all of this
    """
)
_NAMELESS = either(
    r"""
    the move, the decision, the announcement, the comments?, the remarks?, the statement, the incident, the pair, the
    couple, the two, the three, the four, the trio, the duo, the figures?, the findings?, the claims?, the
    allegations?, the accusations?, the proposals?, the measures?, the changes, the ruling, the verdict, the deal, the
    agreement, the plan, the scheme, the study, the report, the law, the bill, the attack, the crash, the blast, the
    fire, the storm, the suspect, the victims?, the boy, the girl, the man, the woman, the teenager, the spokes\w+,
    the [\w-]+-year-old
    """
)
_BEFORE_A_PRONOUN = either(
    """
    in, of, for, with, among, by, at, on, to, from, after, before, under, since, until, despite, like, unlike, without
    """
)
_LEANS = re.compile(
    rf"{START}(?:(?:{_CONNECTIVES}|{_PRONOUNS}|{_NAMELESS})\b(?!-)"
    rf"|{_BEFORE_A_PRONOUN} (?:it|them|him|her|this|that|these|those)\b)",
    re.IGNORECASE,
)
# "It is unclear", "this week", "both sides" and the like point at nothing before.
_STANDS = re.compile(
    START
    + either(
        r"""
        it (?:is|was|will be|would be|has been|took|takes) (?:\w+ )?(?:possible|likely|unlikely|unclear|not
        clear|clear|hard), it (?:is|was|will be) the (?:first|second|third|last|largest|biggest|worst|best), it
        (?:is|was) \d, (?:\w+ )?this
        (?:week|month|year|morning|evening|afternoon|summer|winter|spring|autumn|weekend|time), some (?!of them)\w+,
        each (?:year|day|week|month|of the), both (?:sides|the|of the), so far, still life, later this, earlier this,
        another \w+ \w+, such as, the (?:two|three|four) \w+ (?:who|that|which), or else
        """
    )
    + r"\b",
    re.IGNORECASE,
)
_HE_OR_SHE = re.compile(r"\b(?:he|she|him|his|her)\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    # "in Aldmoor", "of the Council" are hardly people.
    r"(?<!of )(?<!in )(?<!at )(?<!to )(?<!on )(?<!from )(?<!near )(?<!the )(?<=\s)[A-Z][\w’'-]+|\b"
    + either(
        r"""
        man, woman, boy, girl, minister, president, mayor, officer, spokes\w+, teacher, student, pupil, doctor, nurse,
        judge, author, writer, poet, singer, actor, mother, father, son, daughter, child, player, coach, director,
        scientist, professor, who, resident, farmer, driver, pilot, soldier, witness, leader, chief, head, king,
        queen, prince, princess, pope, victim, teenager, everyone, nobody, anyone, each, officer, councillor, senator,
        lawyer, envoy
        """
    )
    + r"\b"
)
_BEGINS_WITH_A_NAME = re.compile(
    rf"{START}[A-Z][\w’'-]+ (?:[A-Z]|said|says|told|was|is|has|had|who|will|and [A-Z])",
)
_THEY_OF_ONE = re.compile(
    r"\b(?!police|people|children|men|women|staff)(?P<who>\w+) (?:said|says|added) (?:that )?they\b"
)
# "the two earlier letters", "that night": earlier than what, and which night?
_OTHER = re.compile(
    r"\bthe (?:two |three |four )?(?:earlier|latter|former|other|others|remaining|same|aforementioned)\b"
    r"|\bthat (?:night|day|morning|evening|afternoon|week|month|year|season|summer|winter|spring|autumn|moment)\b",
    re.IGNORECASE,
)
# "A lawyer for the company said it was not authentic": nobody calls a person "it". But "Norline said it would pay".
_IT_BY_SOMEBODY = re.compile(
    r"\b(?:lawyers?|spokes\w+|minister|president|mayor|captain|officer|teacher|headteacher|doctor|judge|director|leader"
    r"|chief|head|professor|scientist|chair|coach|engineer|witness(?:es)?|residents?|parents?|pupils?|critics?|supporters?"
    r"|experts?|economists?|farmers?|workers?|[A-Z][\w’'-]+ [A-Z][\w’'-]+,)[^.;:]{0,70}?"
    r"\b(?:said|says|call(?:ed|s)|describ(?:ed|es)|dismiss(?:ed|es)|welcom(?:ed|es)|condemn(?:ed|s)|reject(?:ed|s)"
    r"|confirm(?:ed|s)|compar(?:ed|es)|blam(?:ed|es)) (?:that )?(?:it|this|them|these|those)\b"
    r"(?! (?:is|was) (?:too |not )?(?:early|late|hard|clear|unclear|likely|possible|time|important)\b)"
    r"(?! (?:week|month|year|summer|winter))"
)
# Who is called so has been introduced before.
_KNOWN_PERSON = re.compile(rf"{START}(?:Mr|Mrs|Ms|Miss)\.? [A-Z][\w’'-]+ (?![A-Z])")
# "The data, therefore, ends in May": a connective that stands further back.
_INSIDE = re.compile(
    r", (?:however|therefore|though|meanwhile|instead|moreover|nevertheless|nonetheless|thus|then|for example"
    r"|for instance|in turn|of course|on the other hand|by contrast)(?:,|\.$)",
    re.IGNORECASE,
)
# "Once this engineer is ready": which one was said before. "This week" points at nothing.
_POINTS = re.compile(
    rf"{START}(?:[\w’'-]+ ){{1,4}}(?:this|these|those|such)"
    r" (?!week|month|year|morning|evening|afternoon|night|summer|winter|spring|autumn|fall|season|weekend|time|day"
    r"|century|decade|as\b|who\b|is\b|that\b|which\b|of\b)[a-z]",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\b(?:also|too|likewise|as well)\b", re.IGNORECASE)
_WHAT = re.compile(rf"{START}(?:you|we|i|one|people|everyone|nobody)\b[^,.;]{{0,40}}\b(?:it|them)\b", re.IGNORECASE)
_CUT_SHORT = re.compile(r"\b(?:is|are|was|were|do|does|did|has|have|had|can|could|would|will|should) (?:not|so)[.!]$")
_WHOLE_NAME = re.compile(r"\b[A-Z][\w’'-]+ (?:[A-Z]\.? )?(?P<surname>[A-Z][\w’'-]+)")
_ONE_NAME = re.compile(
    r"(?:\b(?P<word>[\w.’'-]+),? )?\b(?P<before>[A-Z][\w’'-]+) (?:said|says|told|tells|added|adds|argued|argues|wrote"
    r"|explained|explains|was|is|has|had|will|hopes|plans|wants)\b"
    r"|\b(?:said|says) (?P<after>[A-Z][\w’'-]+)(?=[.,;]|$)"
)
_MANY = re.compile(r"s$|^(?:police|people)$", re.IGNORECASE)


def leans(sentence: Sentence) -> bool:
    """Whether the sentence before has to come with it."""
    own = outside_quotations(sentence.text)
    if not _STANDS.match(sentence.text) and (_LEANS.match(sentence.text) or CONTRAST.match(sentence.text)):
        return True
    return (
        bool(
            _ALSO.search(own)
            or _INSIDE.search(own)
            or _POINTS.match(own)
            or _OTHER.search(own)
            or _WHAT.search(own)
            or _CUT_SHORT.search(own)
            or _KNOWN_PERSON.match(sentence.text)
            or _means_something_named_before(own)
            or _LEANS.match(own.lstrip(" ,"))
        )
        or _means_somebody_named_before(sentence.text, own)
        or _means_several_named_before(own)
        or _lacks_a_speaker(sentence, own)
    )


def introductions(sentences: Sequence[Sentence]) -> dict[str, int]:
    """By surname, the sentence that first gives the whole name."""
    found: dict[str, int] = {}
    for index, sentence in enumerate(sentences):
        for name in _WHOLE_NAME.finditer(sentence.text):
            found.setdefault(name["surname"], index)
    return found


def speakers(sentence: Sentence) -> list[str]:
    """Who says or does something there under one name only."""
    named = _ONE_NAME.finditer(outside_quotations(sentence.text))
    return [each["before"] or each["after"] for each in named if not (each["word"] or "")[:1].isupper()]


def _means_somebody_named_before(text: str, own: str) -> bool:
    person = _HE_OR_SHE.search(own)
    if person is None:
        return False
    before = own[: person.start()]
    # The first word is a capital whether it names somebody or not.
    return not _SOMEBODY.search(f" {before}" if _BEGINS_WITH_A_NAME.match(text) else f" {before[1:]}")


def _means_something_named_before(own: str) -> bool:
    return _IT_BY_SOMEBODY.search(own) is not None


def _means_several_named_before(own: str) -> bool:
    """ "The army said they ...": not the army."""
    found = _THEY_OF_ONE.search(own)
    return found is not None and not _MANY.search(found["who"])


def _lacks_a_speaker(sentence: Sentence, own: str) -> bool:
    """A quotation that does not say whose it is."""
    quoted = len(sentence.text) - len(own)
    return quoted > len(own) and not SAYS.search(own)
