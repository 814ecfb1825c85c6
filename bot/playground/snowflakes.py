"""Ids as Discord makes them: milliseconds since 2015 in the upper 42 bits, always growing."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)


def snowflake_at(at: datetime) -> int:
    """The smallest id that can be made at an aware time."""
    return ((at - _EPOCH) // timedelta(milliseconds=1)) << 22


class Snowflakes:
    """Makes unique ids in growing order."""

    def __init__(self) -> None:
        self._last = 0

    def next(self, at: datetime) -> int:
        self._last = max(self._last + 1, snowflake_at(at))
        return self._last
