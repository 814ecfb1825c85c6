"""The days on which clocks jump, with faults: one edition or a reason a day, nothing twice, nothing lost."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.database import Database, KeyRing
from bot.guilds.zones import find_zone
from tests.faults.soak import Soak
from tests.faults.web_soak import WebSoak
from tests.web.sites import site

# Berlin's gap and Sydney's overlap lie in the first week; the gap in Sydney and the overlap in Berlin in October.
SPRING = datetime(2026, 3, 28, 9, tzinfo=UTC)
SYDNEY, BERLIN = datetime(2026, 10, 2, 9, tzinfo=UTC), datetime(2026, 10, 23, 9, tzinfo=UTC)
SHORT = [(SPRING, 9, 12, 1)]
LONG = [(start, days, 50, seed) for start, days in ((SPRING, 9), (SYDNEY, 5), (BERLIN, 5)) for seed in range(2, 5)]


@pytest.mark.parametrize(("starts_at", "days", "guilds", "seed"), SHORT)
async def test_every_guild_has_one_edition_or_a_reason_a_day_through_a_week_of_faults(
    sqlite_url: str, keys: KeyRing, starts_at: datetime, days: int, guilds: int, seed: int
) -> None:
    await _holds(sqlite_url, keys, starts_at, days, guilds, seed)


@pytest.mark.faults
@pytest.mark.timeout(900)
@pytest.mark.parametrize(("starts_at", "days", "guilds", "seed"), LONG)
async def test_fifty_guilds_have_one_edition_or_a_reason_a_day_through_every_jump_of_the_year(
    sqlite_url: str, keys: KeyRing, starts_at: datetime, days: int, guilds: int, seed: int
) -> None:
    await _holds(sqlite_url, keys, starts_at, days, guilds, seed)


async def test_feeds_that_fail_and_a_bot_that_is_cut_off_lose_nothing_and_tell_nothing_twice(
    sqlite_url: str, keys: KeyRing
) -> None:
    await _holds_over_the_web(sqlite_url, keys, SPRING, days=2, guilds=3, feeds=12)


@pytest.mark.faults
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize(("starts_at", "days"), [(SPRING, 9), (SYDNEY, 5), (BERLIN, 5)])
async def test_three_hundred_feeds_in_fifty_guilds_through_every_jump_of_the_year(
    sqlite_url: str, keys: KeyRing, starts_at: datetime, days: int
) -> None:
    await _holds_over_the_web(sqlite_url, keys, starts_at, days=days, guilds=50, feeds=300)


async def _holds_over_the_web(
    sqlite_url: str, keys: KeyRing, starts_at: datetime, *, days: int, guilds: int, feeds: int
) -> None:
    async with site() as served:
        database = Database(sqlite_url, keys)
        soak = WebSoak(database, starts_at, days, guilds, seed=5, site=served, feeds=feeds)
        await soak.live()
        assert soak.killed >= days
        assert min(soak.answers[status] for status in (200, 429, 500, 503)) > 0
        await _nothing_is_lost(soak)
        assert await soak.lost_entries() == []
        await database.close()


async def _holds(sqlite_url: str, keys: KeyRing, starts_at: datetime, days: int, guilds: int, seed: int) -> None:
    database = Database(sqlite_url, keys)
    soak = Soak(database, starts_at, days, guilds, seed)
    await soak.live()
    await _nothing_is_lost(soak)
    states = await soak.states()
    assert states["composed"] > guilds * (days - 2) / 2, states
    assert states["undelivered"] > 0, states
    await database.close()


async def _nothing_is_lost(soak: Soak) -> None:
    starts_at, days = soak.starts_at, soak.days
    verdicts = await soak.verdicts()
    for guild_id, city in soak.expected():
        zone = ZoneInfo(find_zone(city))
        first = starts_at.astimezone(zone).date() + timedelta(days=1)
        whole = [first + timedelta(days=each) for each in range(days - 1)]
        assert [verdicts[guild_id][day] for day in whole] == [1] * len(whole), (city, verdicts[guild_id])
        assert set(verdicts[guild_id].values()) == {1}, city
    assert (await soak.shown_twice(), await soak.lost(), await soak.unsettled()) == (0, [], 0)
