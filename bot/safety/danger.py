"""Does a text say that its writer is in danger, now? (DESIGN.md, safety rule 6.)

Rules that staff can read (`danger.toml`), in the first person and the present. They never block and never send
anything: the caller answers privately with where to find help, lets the text go on, and tells the safety team. What is
quoted, said by a character, told as past or meant as a joke is not taken for it; and since dark fiction is no
disclosure, what is made up is looked at only where it says of itself that it is true.
"""

import functools
import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

from bot.safety.guard.reading import read


class Danger(StrEnum):
    """What kind of help is needed."""

    SELF_HARM = "self_harm"
    HARMED = "harmed"


@dataclass(frozen=True, slots=True)
class _Rule:
    phrases: re.Pattern[str]
    unless: re.Pattern[str]

    def applies(self, sentence: str) -> bool:
        return self.phrases.search(sentence) is not None and self.unless.search(sentence) is None


_QUOTED = re.compile(
    r"\"[^\"\n]{1,2000}\"|“[^”]{1,2000}”|„[^“”]{1,2000}[“”]|«[^»]{1,2000}»|‘[^’\n]{1,2000}’(?!\w)|(?<!\w)'[^'\n]{1,500}'(?!\w)"
    r"|^[^\S\n]*>[^\n]*",
    re.MULTILINE,
)
_SENTENCE_END = re.compile(r"[.!?;…]+|\n+")
_APOSTROPHE = re.compile(r"['’ʼ´`]")
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_SAYS_IT_IS_TRUE = re.compile(
    r"\b(?:this|it) (?:really |actually )?(?:isnt|is not|is no) (?:really |actually |just |only )?(?:an? )?"
    r"(?:story|fiction|poem|made up)\b"
    r"|\b(?:this|it) (?:really |actually )?is (?:really |actually |all )?"
    r"(?:true|real|about me|about my life|my life|happening to me)\b"
)


def danger_in(text: str, *, made_up: bool = False) -> Danger | None:
    """What danger a text says its writer is in, if any. Linear in the length of the text; nothing is stored or sent.

    Args:
        made_up: the text is fiction, a poem or a script. It counts only where it says of itself that it is true.
    """
    sentences = _sentences(text)
    if made_up and not any(_SAYS_IT_IS_TRUE.search(sentence) for sentence in sentences):
        return None
    for danger, rule in _rules().items():
        if any(rule.applies(sentence) for sentence in sentences):
            return danger
    return None


def _sentences(text: str) -> list[str]:
    """Sentences in lower case, without accents, apostrophes and other marks, and without what is quoted."""
    spoken = _QUOTED.sub(" ", text)
    parts = (_APOSTROPHE.sub("", part) for part in _SENTENCE_END.split(spoken))
    words = (_NOT_A_WORD.sub(" ", read(part).text.lower()).strip() for part in parts)
    return [f"{sentence} " for sentence in words if sentence]


@functools.cache
def _rules() -> dict[Danger, _Rule]:
    tables = tomllib.loads((files(__package__) / "danger.toml").read_text(encoding="utf-8"))
    small = "|".join(word.replace("_", " ") for word in tables["small"]["words"].split())
    return {
        danger: _Rule(_compiled(tables[danger]["phrases"], small), _compiled(tables[danger]["unless"], small))
        for danger in Danger
    }


def _compiled(phrases: list[str], small: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(_phrase(phrase, small) for phrase in phrases) + ")")


def _phrase(phrase: str, small: str) -> str:
    written = ""
    for word in phrase.split():
        if word == "~":
            written += rf"(?:(?:{small}) ){{0,3}}"
            continue
        alternatives = "|".join(
            re.escape(each.replace("_", " ")).replace(r"\ ", " ") for each in word.strip("()").split("|")
        )
        written += f"(?:(?:{alternatives}) )?" if word.startswith("(") else f"(?:{alternatives}) "
    return written
