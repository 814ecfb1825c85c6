"""When an edition is due: pure, in the guild's own zone, exactly once a local day through gaps and overlaps."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# A machine that was down at the hour still posts within this time; later the stories roll into the next edition.
LATEST = timedelta(hours=6)


EVERY_DAY = frozenset(range(7))
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_GROUPS = {
    "every": EVERY_DAY,
    "everyday": EVERY_DAY,
    "daily": EVERY_DAY,
    "all": EVERY_DAY,
    "weekdays": frozenset(range(5)),
    "weekends": frozenset({5, 6}),
    "weekend": frozenset({5, 6}),
}
_FILLERS = frozenset({"day", "days", "and", "on", "the"})


@dataclass(frozen=True)
class Occasion:
    """One local day's edition."""

    day: date
    at: datetime


def occasion(day: date, hour: time, zone: ZoneInfo) -> Occasion:
    """The moment of `hour` on the local `day`, in UTC.

    In an overlap the first of the two; in a gap, which has no such moment, the same distance behind the jump.
    """
    return Occasion(day, datetime.combine(day, hour, tzinfo=zone).replace(fold=0).astimezone(UTC))


def latest_occasion(now: datetime, hour: time, zone: ZoneInfo, days: frozenset[int]) -> Occasion | None:
    """The newest occasion at or before `now` in the week behind us, on one of the weekdays `days` (Monday is 0)."""
    today = now.astimezone(zone).date()
    for back in range(8):
        found = occasion(today - timedelta(days=back), hour, zone)
        if found.at <= now and found.day.weekday() in days:
            return found
    return None


def next_occasion(now: datetime, hour: time, zone: ZoneInfo, days: frozenset[int]) -> Occasion | None:
    """The first occasion after `now`, None where no weekday is chosen."""
    today = now.astimezone(zone).date()
    for ahead in range(-1, 9):
        found = occasion(today + timedelta(days=ahead), hour, zone)
        if found.at > now and found.day.weekday() in days:
            return found
    return None


def parse_hour(typed: str) -> time | None:
    """An hour as people type it: "17:00", "17", "5pm", "5:30 pm"; None where it is none."""
    words = typed.strip().lower().replace(".", ":").replace(" ", "")
    afternoon = words.endswith("pm")
    if words.endswith(("am", "pm")):
        words = words[:-2]
    hour, _, minute = words.partition(":")
    if not hour.isdigit() or not (minute or "0").isdigit():
        return None
    hours, minutes = int(hour), int(minute or 0)
    if typed.strip().lower().endswith(("am", "pm")):
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if afternoon else 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


def parse_days(typed: str) -> frozenset[int] | None:
    """Weekdays as people type them: "every day", "weekdays", "Sun", "Mondays and Fridays"; None where they are none."""
    found: set[int] = set()
    for word in re.findall(r"\w+", typed.lower()):
        if word in _FILLERS:
            continue
        named = [number for number, day in enumerate(_WEEKDAYS) if len(word) > 1 and f"{day}s".startswith(word)]
        if len(named) != 1 and word not in _GROUPS:
            return None
        found |= _GROUPS.get(word, frozenset(named))
    return frozenset(found) or None


def longest_gap(days: frozenset[int]) -> timedelta:
    """The longest time between two of these weekdays, week after week."""
    ordered = sorted(days)
    gaps = [(later - earlier - 1) % 7 + 1 for earlier, later in zip(ordered, ordered[1:] + ordered[:1], strict=True)]
    return timedelta(days=max(gaps, default=1))
