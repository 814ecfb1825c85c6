from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.pacing import LONGEST, SHORTEST, interval_for, wait_after_failure, wait_after_success

NOW = datetime(2026, 3, 24, 15, tzinfo=UTC)
MOMENTS = st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
SPANS = st.timedeltas(min_value=timedelta(), max_value=timedelta(days=400))


def every(gap: timedelta) -> tuple[datetime, int]:
    return NOW - gap * 10, 10


@pytest.mark.parametrize(
    ("gap", "interval"),
    [
        (timedelta(minutes=30), SHORTEST),
        (timedelta(days=1), timedelta(hours=1)),
        (timedelta(days=7), timedelta(hours=7)),
        (timedelta(days=90), LONGEST),
    ],
)
def test_a_feed_is_asked_as_often_as_suits_its_pace(gap: timedelta, interval: timedelta) -> None:
    assert interval_for(*every(gap), NOW) == interval


def test_a_feed_that_falls_silent_is_asked_ever_less_often() -> None:
    appeared = every(timedelta(days=1))
    intervals = [interval_for(*appeared, NOW + timedelta(days=days)) for days in (0, 10, 100, 1000)]
    assert intervals == sorted(intervals)
    assert intervals[-1] == LONGEST


@given(st.none() | MOMENTS, st.integers(0, 10), SPANS, SPANS, st.integers(1, 10_000))
def test_no_feed_is_asked_more_than_every_ten_minutes_or_less_than_daily(
    since: datetime | None, count: int, ttl: timedelta, max_age: timedelta, failures: int
) -> None:
    interval = interval_for(since, count, NOW)
    for wait in (interval, wait_after_success(interval, ttl, None, max_age), wait_after_failure(interval, 3, None)):
        assert SHORTEST <= wait <= LONGEST
    assert SHORTEST <= wait_after_failure(interval, failures, None) <= LONGEST
    assert wait_after_failure(interval, failures, max_age) >= max_age
