"""How somebody could be paid or robbed: payment cards, accounts, and what opens them.

Cards count when Luhn's digit agrees with a real length and beginning, accounts when the remainder of ISO 13616 does; so
neither needs a word beside it, and neither is found in a story by chance.
"""

import hashlib
import re
from collections.abc import Iterator

from bot.safety.guard.kinds import Kind
from bot.safety.guard.speech import Voice

_CARD = re.compile(r"(?<![\w.])\d(?:[ -]?\d){12,18}(?![\w]|[.-]\d)")
_CARD_SHAPES = re.compile(
    r"(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|6(?:011|5\d\d|4[4-9]\d)\d{12}"
    r"|35\d{14}|(?:5[06-9]|6[37])\d{10,17}|1\d{14})\Z"
)
_ACCOUNT = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}(?![a-z])", re.IGNORECASE)
# Characters of an account number in each country that has them (SWIFT's registry of ISO 13616).
_ACCOUNT_LENGTHS = {
    length: frozenset(countries.split())
    for length, countries in {
        15: "NO",
        16: "BE",
        18: "DK FI FO GL NL SD",
        19: "MK SI",
        20: "AT BA EE KZ LT LU MN XK",
        21: "CH HR LI LV",
        22: "BG BH CR DE GB GE IE ME RS VA",
        23: "AE GI IL IQ OM TL",
        24: "AD CZ ES MD PK RO SA SE SK TN VG",
        25: "LY PT ST",
        26: "IS TR",
        27: "BI DJ FR GR IT MC MR SM",
        28: "AL AZ BY CY DO GT HU LB NI PL SV",
        29: "BR EG PS QA UA",
        30: "JO KW MU",
        31: "MT SC",
        33: "RU",
    }.items()
}
_IS = r"(?:\s(?:is|are|number|no\.?|code))*\s?[:=#-]?\s?"
_BESIDE_A_WORD = re.compile(
    rf"\b(?:cvv2?|cvc2?|card\ssecurity\scode){_IS}(?P<cvv>\d{{3,4}})(?!\d)"
    rf"|\bsort\s?code{_IS}(?P<sort>\d\d[ -]?\d\d[ -]?\d\d)(?!\d)"
    r"|\b(?:bank\s)?(?:account|acct|a/c|konto)(?:\s(?:number|no\.?|nr\.?"
    r"|nummer))?(?:\sis)?\s?[:=#]?\s?(?P<account>\d(?:[ -]?\d){6,16})(?!\d)"
    rf"|\brouting{_IS}(?P<routing>\d{{9}})(?!\d)|\bkontonummer\s?[:=]?\s?(?P<konto>\d{{6,12}})(?!\d)"
    r"|\b(?:my|the|our)\s(?:card\s|bank\s|atm\s)?pin(?:\s?(?:number|code))?\s?(?:is|:|=)\s?(?P<pin>\d{4,6})(?!\d)",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<page>(?:paypal\.me|paypal\.com/paypalme|venmo\.com(?:/u)?|cash\.app|revolut\.me|monzo\.me)/[\w$.-]{2,40})"
    r"|\b(?:cash\s?app|venmo)(?:\s(?:me|tag|is|at))?\s?[:=]?\s?(?P<tag>[$@][\w-]{2,30})",
    re.IGNORECASE,
)
_COIN = re.compile(
    r"(?<![A-Za-z0-9])(?:bc1[ac-hj-np-z02-9]{25,62}|(?P<checked>[13][1-9A-HJ-NP-Za-km-z]{25,34})|0x[0-9a-fA-F]{40})(?![A-Za-z0-9])"
)
_BASE58 = {letter: value for value, letter in enumerate("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")}


def find(text: str, voice: Voice) -> Iterator[tuple[Kind, int, int]]:
    """Cards, accounts and their codes, as (kind, start, end), in a text that was read by `reading`."""
    for found in _CARD.finditer(text):
        if is_card(re.sub(r"[ -]", "", found[0])):
            yield Kind.PAYMENT, *found.span()
    for found in _ACCOUNT.finditer(text):
        length = _account_length(found[0])
        if length:
            yield Kind.PAYMENT, found.start(), found.start() + length
    for found in _COIN.finditer(text):
        if not found["checked"] or _is_coin(found["checked"]):
            yield Kind.PAYMENT, *found.span()
    for found in _NAMES.finditer(text):
        yield Kind.PAYMENT, *found.span(found.lastgroup or 0)
    if not voice.made_up:
        for found in _BESIDE_A_WORD.finditer(text):
            yield Kind.PAYMENT, *found.span(found.lastgroup or 0)


def is_card(digits: str) -> bool:
    """Whether digits are those of a payment card: its check digit agrees (Luhn), and so do length and beginning."""
    if not _CARD_SHAPES.match(digits) or len(set(digits)) < 2:
        return False
    doubled = [int(digit) * (1 + position % 2) for position, digit in enumerate(reversed(digits))]
    return sum(sum(divmod(value, 10)) for value in doubled) % 10 == 0


def _account_length(written: str) -> int:
    """How much of the words is an account number, spaces included; 0 for none."""
    letters = [(letter.upper(), at + 1) for at, letter in enumerate(written) if letter not in " -"]
    country = letters[0][0] + letters[1][0]
    for length, countries in _ACCOUNT_LENGTHS.items():
        if country in countries and len(letters) >= length:
            number = "".join(letter for letter, _ in letters[:length])
            digits = "".join(str(int(letter, 36)) for letter in number[4:] + number[:4])
            return letters[length - 1][1] if int(digits) % 97 == 1 else 0
    return 0


def _is_coin(address: str) -> bool:
    number = 0
    for letter in address:
        number = number * 58 + _BASE58[letter]
    if number >= 1 << 200:
        return False
    raw = number.to_bytes(25, "big")
    return hashlib.sha256(hashlib.sha256(raw[:-4]).digest()).digest()[:4] == raw[-4:]
