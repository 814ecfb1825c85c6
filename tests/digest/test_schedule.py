"""One edition a local day, through the days when a zone's clocks jump."""

import itertools
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digest.schedule import latest_occasion, longest_gap, next_occasion, occasion, parse_days, parse_hour

EVERY_DAY = frozenset(range(7))
BERLIN, SYDNEY = ZoneInfo("Europe/Berlin"), ZoneInfo("Australia/Sydney")


def test_an_hour_that_a_zone_skips_comes_right_behind_the_gap() -> None:
    assert occasion(date(2026, 3, 29), time(2, 30), BERLIN).at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_an_hour_that_a_zone_has_twice_comes_the_first_time() -> None:
    assert occasion(date(2026, 10, 25), time(2, 30), BERLIN).at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("zone", [BERLIN, SYDNEY, ZoneInfo("Asia/Kolkata"), ZoneInfo("America/St_Johns")])
@pytest.mark.parametrize("start", [date(2026, 3, 27), date(2026, 4, 3), date(2026, 10, 2), date(2026, 10, 23)])
@pytest.mark.parametrize("hour", [time(0, 0), time(2, 30), time(17, 0), time(23, 59)])
def test_every_local_day_has_exactly_one_occasion(zone: ZoneInfo, start: date, hour: time) -> None:
    now = datetime.combine(start, time(), tzinfo=UTC)
    end, seen = now + timedelta(days=5), []
    while (following := next_occasion(now, hour, zone, EVERY_DAY)) is not None and following.at < end:
        seen.append(following.day)
        assert latest_occasion(following.at, hour, zone, EVERY_DAY) == following
        now = following.at
    assert seen == sorted(set(seen))
    assert [later - earlier for earlier, later in itertools.pairwise(seen)] == [timedelta(days=1)] * (len(seen) - 1)


def test_only_chosen_weekdays_count() -> None:
    now = datetime(2026, 3, 24, 12, tzinfo=UTC)
    following = next_occasion(now, time(9), BERLIN, frozenset({6}))
    assert following is not None
    assert following.day == date(2026, 3, 29)
    assert next_occasion(now, time(9), BERLIN, frozenset()) is None


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("17:00", time(17)),
        ("17", time(17)),
        ("5pm", time(17)),
        ("5:30 PM", time(17, 30)),
        ("12 am", time(0)),
        ("7.15", time(7, 15)),
    ],
)
def test_hours_are_read_as_people_write_them(typed: str, hour: time) -> None:
    assert parse_hour(typed) == hour


@pytest.mark.parametrize("typed", ["", "25", "17:60", "13pm", "noon", "1:2:3", "-1"])
def test_what_is_no_hour_is_none(typed: str) -> None:
    assert parse_hour(typed) is None


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)), st.times(), st.sampled_from([BERLIN, SYDNEY]))  # noqa: DTZ001
def test_now_lies_between_the_latest_and_the_next_occasion(now: datetime, hour: time, zone: ZoneInfo) -> None:
    now = now.replace(tzinfo=UTC)
    hour = hour.replace(second=0, microsecond=0)
    latest, following = (
        latest_occasion(now, hour, zone, EVERY_DAY),
        next_occasion(now, hour, zone, EVERY_DAY),
    )
    assert latest is not None
    assert following is not None
    assert latest.at <= now < following.at


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("every day", EVERY_DAY),
        ("Daily", EVERY_DAY),
        ("weekdays", {0, 1, 2, 3, 4}),
        ("weekends", {5, 6}),
        ("Sun", {6}),
        ("Mondays and Thursdays", {0, 3}),
        ("tue, thu + sat", {1, 3, 5}),
    ],
)
def test_days_are_read_as_people_write_them(typed: str, days: set[int]) -> None:
    assert parse_days(typed) == frozenset(days)


@pytest.mark.parametrize("typed", ["", "t", "someday", "monday tomorrow", "8", "and"])
def test_what_are_no_days_is_none(typed: str) -> None:
    assert parse_days(typed) is None


@given(st.frozensets(st.integers(0, 6), min_size=1))
def test_no_digest_is_longer_without_an_edition_than_the_longest_gap_of_its_days(days: frozenset[int]) -> None:
    now, gaps = datetime(2026, 6, 1, tzinfo=UTC), []
    for _ in range(len(days) + 1):
        following = next_occasion(now, time(12), ZoneInfo("UTC"), days)
        assert following is not None
        gaps.append(following.at - now)
        now = following.at
    assert max(gaps[1:]) == longest_gap(days)
