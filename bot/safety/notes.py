"""Content notes: which hard subjects a text touches, by rules that staff can read and edit (`notes.toml`).

There is no hidden model: `findings` names the words that led to each note.
"""

import functools
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

from bot.feeds.language import is_english


class Note(StrEnum):
    """The subjects, in the order in which they are shown."""

    WAR = "war"
    DEATH = "death"
    VIOLENCE = "violence"
    ABUSE = "abuse"
    SEXUAL_VIOLENCE = "sexual_violence"
    SELF_HARM = "self_harm"
    HATE = "hate"
    EATING_DISORDER = "eating_disorder"
    DISASTER = "disaster"


@dataclass(frozen=True, slots=True)
class Finding:
    """A note and the words it comes from, as the rules see them (lower case, without punctuation)."""

    note: Note
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a note is given for: the words as they stand in the rules, what does not count, and how often it takes."""

    words: tuple[str, ...]
    exceptions: tuple[str, ...] = ()
    often: int = 1


OwnWords = tuple[tuple[Note, tuple[str, ...], tuple[str, ...]], ...]
"""Note, words and exceptions that somebody added to the rules."""


@dataclass(frozen=True, slots=True)
class _Rule:
    words: re.Pattern[str]
    exceptions: re.Pattern[str] | None
    often: int
    own: re.Pattern[str] | None = None


class Rules:
    """A set of rules. Thread-safe and immutable."""

    def __init__(self, figurative: Iterable[str], phrases: Mapping[Note, Phrases], own: OwnWords = ()) -> None:
        self.figurative = tuple(figurative)
        self.phrases = dict(phrases)
        self._figurative = _compiled(self.figurative)
        added = {note: (words, exceptions) for note, words, exceptions in own}
        self._rules = {note: _rule(each, *added.get(note, ((), ()))) for note, each in self.phrases.items()}

    @classmethod
    def read(cls, text: str) -> "Rules":
        """From the TOML format that `notes.toml` explains. Raises `ValueError` for what is not in that format."""
        tables = tomllib.loads(text)
        figurative = tables.pop("figurative", [])
        phrases = {}
        for name, table in tables.items():
            if not isinstance(table, dict) or not table.get("words"):
                raise ValueError(f"the note {name} has no words")
            words, exceptions = tuple(table["words"]), tuple(table.get("except", ()))
            phrases[Note(name)] = Phrases(words, exceptions, int(table.get("often", 1)))
        return cls(figurative, phrases)

    def adding(self, own: OwnWords) -> "Rules":
        """These rules and somebody's own words and exceptions. Raises `ValueError` for a phrase without letters."""
        return Rules(self.figurative, self.phrases, own)

    def findings(self, headline: str, body: str = "") -> tuple[Finding, ...]:
        """The notes for a text. `headline` is what people see at once (title and summary), where one word is enough;
        in `body` a subject must come up as often as its rule says, so that a passing mention makes no note.

        The rules are English ("die" and "war" are no hard words in German), so in other languages only long words
        count, which tend to be the same ones.
        """
        seen, rest = self._literal(headline), self._literal(body)
        fewest = 1 if is_english(f"{headline}\n{body}") else _SAME_IN_OTHER_LANGUAGES
        result = []
        for note in Note:
            rule = self._rules.get(note)
            if rule is None:
                continue
            words = _found(rule, seen, fewest)
            in_body = _found(rule, rest, fewest)
            if words or len(in_body) >= rule.often:
                result.append(Finding(note, tuple(dict.fromkeys([*words, *in_body]))))
        return tuple(result)

    def notes(self, headline: str, body: str = "") -> tuple[Note, ...]:
        """Only the notes of `findings`."""
        return tuple(finding.note for finding in self.findings(headline, body))

    def _literal(self, text: str) -> str:
        words = _words(text)
        return self._figurative.sub(" | ", words) if self._figurative else words


@functools.cache
def built_in() -> Rules:
    """The rules that come with the program."""
    return Rules.read(files("bot.safety").joinpath("notes.toml").read_text(encoding="utf-8"))


_QUOTES = str.maketrans({"’": "'", "‘": " ", "“": " ", "”": " ", "„": " ", "«": " ", "»": " ", '"': " ", "`": " "})
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?|[.!?;:|\n]")
_SAME_IN_OTHER_LANGUAGES = 6
# Long words that look the same and are not hard: French strikes mobilise, Grenade is Granada, Bombardier builds trains.
_FALSE_FRIENDS = frozenset(
    ("mobilisation", "mobilisations", "mobiliser", "mobilise", "mobilisent", "grenade", "bombardier")
)
_ENDS = frozenset(".!?;:|\n")
_WILDCARD = r"[^\s|]*"
_GAP = r"(?: [^\s|]+){0,3}?"


@functools.lru_cache(maxsize=64)
def built_in_and(own: OwnWords) -> Rules:
    """The rules that come with the program, and a guild's own."""
    return built_in().adding(own)


def _words(text: str) -> str:
    """Lower-case words with one space between, each sentence ended by "|"; hyphens part words, quotes vanish."""
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES).lower()
    return " ".join("|" if found in _ENDS else found for found in _TOKEN.findall(text))


def _compiled(phrases: Iterable[str]) -> re.Pattern[str] | None:
    patterns = sorted({_pattern(phrase) for phrase in phrases}, key=len, reverse=True)
    return re.compile(rf"(?<!\S)(?:{'|'.join(patterns)})(?!\S)") if patterns else None


def _pattern(phrase: str) -> str:
    pattern = ""
    for said in phrase.lower().replace("-", " ").split():
        if said == "...":
            pattern += _GAP
        else:
            word = _WILDCARD.join(re.escape(part) for part in said.split("*"))
            pattern += f" {word}" if pattern else word
    if not pattern:
        raise ValueError(f"an empty phrase: {phrase!r}")
    return pattern


def _rule(phrases: Phrases, words: tuple[str, ...], exceptions: tuple[str, ...]) -> _Rule:
    usual = _compiled(phrases.words)
    if usual is None:
        raise ValueError("a note without words")
    return _Rule(usual, _compiled((*phrases.exceptions, *exceptions)), phrases.often, _compiled(words))


def _found(rule: _Rule, words: str, fewest_letters: int) -> list[str]:
    literal = rule.exceptions.sub(" | ", words) if rule.exceptions else words
    found = [each for each in rule.words.findall(literal) if len(each) >= fewest_letters]
    if fewest_letters > 1:
        found = [each for each in found if each not in _FALSE_FRIENDS]
    # Somebody's own words are of the language that is read there.
    return [*found, *rule.own.findall(literal)] if rule.own else found
