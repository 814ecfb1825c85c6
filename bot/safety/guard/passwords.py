"""Passwords, codes and keys of programs. A word that any story could use is none: "the password is moonlight"."""

import re
from collections.abc import Iterator

from bot.safety.guard.kinds import Kind
from bot.safety.guard.speech import Voice

# Shapes that services give their keys so that they are found; they need no word beside them.
_KEYS = re.compile(
    r"(?<![A-Za-z0-9_-])(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\w{22,255}|glpat-[\w-]{20,}|xox[abeprs]-[A-Za-z0-9-]{10,250}"
    r"|(?:AKIA|ASIA)[0-9A-Z]{16}|AIza[\w-]{35}|sk-[A-Za-z0-9_-]{20,200}|[sp]k_(?:live|test)_[A-Za-z0-9]{16,}|npm_[A-Za-z0-9]{36}"
    r"|eyJ[\w-]{10,2000}\.[\w-]{10,4000}\.[\w-]{10,1000}|[MNO][A-Za-z0-9_-]{23,27}\.[\w-]{6}\.[\w-]{27,40})(?![A-Za-z0-9_-])"
    r"|-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----"
)
_WORD = (
    r"(?:pass\s?word|p[a4][s5$]{2}\s?w[o0]rd|pass\s?code|pass\s?phrase|pass(?=\s?[:=]|\s\S*\d)|pw|pwd|passwort|kennwort|contrasena|clave|mot\sde\spasse"
    r"|wachtwoord|senha|haslo|(?:2fa|mfa|login|verification|security|access|auth|one[ -]time)\scode|otp|(?:api|secret"
    r"|access|private)[ _-]?key"
    r"|(?:api|access|auth|bot|bearer)?[ _-]?token)"
)
_TOLD = re.compile(
    rf"(?<!\w)(?P<mine>my\s|mein\s|mi\s|mon\s|our\s)?(?:[\w-]{{1,20}}\s)?{_WORD}(?:\s(?:is|ist|es|est|to\s[\w-]{{1,20}}\sis)\s?:?|\s?[:=]|\s?-+>|\s(?=\S*\d))\s?"
    r"[\"'“‘`(]?(?P<secret>[^\s\"“”`]{4,64})",
    re.IGNORECASE,
)
_BESIDE_A_NAME = re.compile(
    r"(?<!\w)(?:user\s?name|user|login|e-?mail)\s?[:=]\s?\S{1,64}[\s,;/]{1,3}(?:pass\s?word|pass|pw|pwd)\s?[:=]\s?(?P<secret>\S{3,64})",
    re.IGNORECASE,
)
_AROUND = ".,;:!?)]}'’\"”*_"
_FIGURES = re.compile(r"\d{4,10}\Z")


def find(text: str, voice: Voice) -> Iterator[tuple[Kind, int, int]]:
    """Passwords and keys, as (kind, start, end), in a text that was read by `reading`."""
    for found in _KEYS.finditer(text):
        yield Kind.PASSWORD, *found.span()
    for found in _BESIDE_A_NAME.finditer("" if voice.made_up else text):
        yield Kind.PASSWORD, *found.span("secret")
    for found in _TOLD.finditer(text):
        if voice.made_up and (not found["mine"] or voice.is_character(found.start())):
            continue
        secret = found["secret"].rstrip(_AROUND)
        if _is_secret(secret):
            # What ends the sentence may be the end of the password too.
            yield Kind.PASSWORD, *found.span("secret")


def _is_secret(word: str) -> bool:
    """Whether it is no word of a language: figures within, or a sign where none belongs."""
    if len(word) < 4 or word.startswith(("http", "<", "@")):
        return False
    letters = sum(letter.isalpha() for letter in word)
    if any(letter.isdigit() for letter in word):
        return letters > 0 or _FIGURES.match(word) is not None
    return letters > 0 and any(sign in word for sign in "!$%&#@+=?*^~|\\")
