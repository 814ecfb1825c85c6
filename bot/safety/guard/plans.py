"""The numbering plans of libphonenumber, asked sparingly."""

from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumberType

# Plans that are tried on a number with its leading 0, and, when it is all there is, on one without.
WITH_ZERO = (
    "GB",
    "DE",
    "FR",
    "AU",
    "IE",
    "NL",
    "IN",
    "PH",
    "TR",
    "ZA",
    "NZ",
    "BE",
    "CH",
    "AT",
    "SE",
    "IL",
    "JP",
    "KR",
    "NG",
    "EG",
    "JO",
)
WITHOUT_ZERO = ("US", "ES", "IT", "PL", "PT", "BR", "MX", "DK", "NO", "CZ", "GR", "SG", "HK", "CN", "IN", "TR", "PH")
_OF_FREE_LINES = ("US", "GB", "DE", "FR", "AU")
_FREE_LINES_BEGIN_WITH = ("0800", "080", "18", "8", "116")
# So hostile a text costs a bounded time: past this many questions a number counts by its length alone.
_MOST_QUESTIONS = 3_000
# Nobody reads a number out of more single figures than this.
_MOST_SCATTERED = 8_000


class Plans:
    """Answers for one text, and counts what that has cost."""

    def __init__(self) -> None:
        self._left = _MOST_QUESTIONS
        self._scattered_left = _MOST_SCATTERED

    def may_begin(self, *, is_scattered: bool) -> bool:
        """Whether another number is looked for; of scattered figures only so many are tried."""
        if is_scattered:
            self._scattered_left -= 1
        return not is_scattered or self._scattered_left >= 0

    def know(self, digits: str, regions: tuple[str, ...] = ("US",)) -> bool:
        """Whether the number is valid in one of the regions; without any region it must begin with "+"."""
        if self._left <= 0:
            return len(digits) >= 10
        self._left -= len(regions)
        return any(_is_valid(digits, region) for region in regions)

    def is_free_line(self, digits: str) -> bool:
        """Whether a number costs its caller nothing: a helpline, never one person's."""
        if not digits.startswith(_FREE_LINES_BEGIN_WITH) or self._left <= 0:
            return False
        self._left -= len(_OF_FREE_LINES)
        return any(_type(digits, region) == PhoneNumberType.TOLL_FREE for region in _OF_FREE_LINES)


@lru_cache(maxsize=4096)
def _is_valid(digits: str, region: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(digits, region or None))
    except phonenumbers.NumberParseException:
        return False


@lru_cache(maxsize=4096)
def _type(digits: str, region: str) -> int:
    try:
        return phonenumbers.number_type(phonenumbers.parse(digits, region))
    except phonenumbers.NumberParseException:
        return PhoneNumberType.UNKNOWN
