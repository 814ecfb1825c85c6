"""Which endings make a dotted word an address."""

import re

from bot.safety.guard.words import words

_COUNTRIES = words("country_domains")
_GENERIC = words("generic_domains")
TOP_LEVEL = _COUNTRIES | _GENERIC

# Endings that are words of a language in everyday use: "He left.It rained" is no address.
_WORDS = words("domains_that_are_words")
# Endings so common for what a young person links to that no path is needed.
_TRUSTED_WORDS = words("domains_trusted_alone")

_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "edu"})
_NAMES_WITH_A_DOT = frozenset({"asp.net", "vb.net", "ado.net", "ml.net"})

PROVIDERS = words("mail_providers")
# Providers whose name is not also a word, so that "@gmail" alone is clear.
CLEAR_PROVIDERS = PROVIDERS - words("mail_providers_that_are_words")

_LEET = str.maketrans("013457", "oleast")
LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_TITLE = re.compile(r"[A-Z][a-z]+\Z")


def unleet(word: str) -> str:
    """Digits that stand for letters read as letters ("gm4il", "c0m"), lower case."""
    return word.lower().translate(_LEET)


def is_top_level(label: str) -> bool:
    """Whether a label can end an address. Labels in other scripts are taken for what they look like."""
    label = label.lower()
    return (
        label in TOP_LEVEL or label.startswith("xn--") or (not label.isascii() and label.isalpha() and len(label) > 1)
    )


def stands_alone(host: str) -> bool:
    """Whether a bare dotted word, without scheme or path, is an address rather than two sentences without a space."""
    *before, ending = host.split(".")
    if not any(character.isalpha() for character in before[-1]) or not ending.isascii():
        return False
    if _TITLE.match(ending) and not (ending == "Com" and _TITLE.match(before[0])):
        return False
    lowered = ending.lower()
    if host.lower() in _NAMES_WITH_A_DOT:
        return False
    if len(before) > 1 and before[-1].lower() in _SECOND_LEVEL:
        return is_top_level(lowered)
    if lowered in _WORDS:
        return lowered in _TRUSTED_WORDS and ending.islower() and len(before[-1]) > 2
    return is_top_level(lowered)


def is_provider(host: str) -> bool:
    """Whether a host (or its first label) is a mail provider."""
    return unleet(host.partition(".")[0]) in PROVIDERS
