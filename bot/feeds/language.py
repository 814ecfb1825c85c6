"""Whether a text is English, for rules that know English only. Words are counted; nothing is guessed from names."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "that",
        "is",
        "was",
        "for",
        "with",
        "by",
        "at",
        "from",
        "it",
        "has",
        "have",
        "this",
        "which",
        "said",
        "be",
        "are",
        "his",
        "her",
        "they",
        "not",
        "but",
        "what",
        "how",
    ]
)
# Words of German, French, Spanish, Italian, Portuguese and Dutch that are no English words.
_OTHER = frozenset(
    [
        "der",
        "das",
        "und",
        "ist",
        "nicht",
        "ein",
        "eine",
        "einen",
        "dem",
        "den",
        "des",
        "mit",
        "für",
        "von",
        "zu",
        "auf",
        "sich",
        "auch",
        "wird",
        "bei",
        "nach",
        "aus",
        "wie",
        "nur",
        "zum",
        "zur",
        "le",
        "la",
        "les",
        "et",
        "est",
        "une",
        "dans",
        "pour",
        "pas",
        "qui",
        "sur",
        "avec",
        "ses",
        "au",
        "aux",
        "du",
        "ont",
        "cette",
        "plus",
        "sont",
        "el",
        "los",
        "las",
        "que",
        "por",
        "con",
        "una",
        "su",
        "al",
        "lo",
        "como",
        "más",
        "pero",
        "sus",
        "del",
        "y",
        "se",
        "es",
        "il",
        "gli",
        "di",
        "che",
        "per",
        "non",
        "sono",
        "della",
        "nel",
        "alla",
        "dei",
        "delle",
        "più",
        "anche",
        "os",
        "da",
        "em",
        "não",
        "uma",
        "com",
        "mais",
        "foi",
        "ao",
        "pelo",
        "são",
        "het",
        "van",
        "een",
        "niet",
        "zijn",
        "voor",
        "met",
        "aan",
        "ook",
        "naar",
        "bij",
        "uit",
        "dat",
    ]
)
FUNCTION_WORDS = _ENGLISH | _OTHER
"""Words that stand in any text of the languages known here, and so say nothing of what it is about."""
_READ_CHARACTERS = 3_000


def is_english(text: str, declared: str = "") -> bool:
    """Whether `text` is English: as its words tell, else as `declared` (a language tag) says, else yes.

    A headline is often too short to tell, which is why the doubt goes to English.
    """
    words = [word.lower() for word in _WORD.findall(text[:_READ_CHARACTERS])]
    english = sum(word in _ENGLISH for word in words)
    other = sum(word in _OTHER for word in words)
    if english != other:
        return english > other
    if not words or sum(word.isascii() for word in words) < len(words) / 2:
        return False
    return not declared or declared.lower().startswith("en")


def language_of(text: str, declared: str = "") -> str:
    """The language tag of a text: as it is declared, unless its words say that it is English, or is not."""
    is_declared_english = declared.lower().startswith("en")
    if is_english(text, declared):
        return declared if is_declared_english else "en"
    return "" if is_declared_english else declared
