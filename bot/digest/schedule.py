"""When an edition is due: pure, in the guild's own zone, exactly once a local day through gaps and overlaps."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# A machine that was down at the hour still posts within this time; later the stories roll into the next edition.
LATEST = timedelta(hours=6)


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
