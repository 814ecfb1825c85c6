"""Dates and lengths of time as feeds write them."""

import calendar
import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_LONGEST = 64
_RFC822 = re.compile(
    r"(?:[A-Za-z]{3},? +)?(\d{1,2}) +([A-Za-z]{3}) +(\d{4}) +(\d{1,2}):(\d{2})(?::(\d{2}))? *"
    r"(GMT|UTC?|Z|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?)"
)
_HALF_DAY = re.compile(r"\b[AP]M\b", re.IGNORECASE)
_NO_YEAR = re.compile(r"-|\d{15}|\d{5,}-")
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_UNIX_SECONDS = re.compile(r"\d{9,10}")
_UNIX_MILLISECONDS = re.compile(r"\d{12,13}")
_CLOCK_LENGTH = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:\.\d+)?", re.ASCII)
_SECONDS = re.compile(r"(\d{1,7})(?:\.\d+)?", re.ASCII)
_ISO_LENGTH = re.compile(r"PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6})(?:\.\d+)?S)?", re.ASCII)
_LONGEST_RECORDING = timedelta(days=7)


def moment(text: str) -> datetime | None:
    """A date of RFC 822, ISO 8601, Unix seconds or one of the oddities feedparser knows, as aware UTC.

    Without a zone it is taken as UTC. Anything that is not a date, or not one between the years 1 and 9999, is None.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    for reading in (_rfc822, _iso, _unix, _mail, _odd):
        try:
            found = reading(text)
            if found is not None:
                return found if found.tzinfo is UTC else _utc(found)
        except (ValueError, OverflowError):
            continue
    return None


def _utc(found: datetime) -> datetime:
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _rfc822(text: str) -> datetime | None:
    found = _RFC822.fullmatch(text)
    if found is None:
        return None
    day, month, year, hour, minute, second, zone = found.groups()
    seconds = min(int(second or 0), 59)
    number = _MONTHS.get(month.lower(), 0)
    moment_there = datetime(int(year), number, int(day), int(hour), int(minute), seconds, tzinfo=UTC)
    zone = zone.lstrip("GMTUCZ")
    if not zone:
        return moment_there
    digits = zone[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    if offset > timedelta(hours=15):
        return moment_there
    return moment_there - offset if zone[0] == "+" else moment_there + offset


def _iso(text: str) -> datetime | None:
    if not text[:4].isdecimal() or text[4:5] != "-":
        return None
    return datetime.fromisoformat(text)


def _unix(text: str) -> datetime | None:
    if _UNIX_SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text), UTC)
    if _UNIX_MILLISECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text) / 1000, UTC)
    return None


def _mail(text: str) -> datetime | None:
    return None if text.isdecimal() or _HALF_DAY.search(text) else parsedate_to_datetime(text)


def _odd(text: str) -> datetime | None:
    if _NO_YEAR.match(text):
        return None
    # Rare, and feedparser costs 90 ms to import.
    from feedparser.datetimes import _parse_date

    parts = _parse_date(text)
    return datetime.fromtimestamp(calendar.timegm(parts), UTC) if parts else None


def length(text: str) -> timedelta | None:
    """The length of a recording: seconds, `H:M:S`, `M:S` or ISO 8601. Nonsense, or more than a week, is None."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if found := _SECONDS.fullmatch(text):
        total = timedelta(seconds=int(found[1]))
    elif found := _CLOCK_LENGTH.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        if seconds > 59 or (found[1] is not None and minutes > 59):
            return None
        total = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    elif (found := _ISO_LENGTH.fullmatch(text)) and any(found.groups()):
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        total = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    else:
        return None
    return total if total <= _LONGEST_RECORDING else None
