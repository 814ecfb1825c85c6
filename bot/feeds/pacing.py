"""How long to wait before a feed is asked again; a little at random, so that feeds are not asked in step."""

import random
from datetime import datetime, timedelta

SHORTEST = timedelta(minutes=10)
LONGEST = timedelta(days=1)
GIVE_UP_AFTER = timedelta(days=14)
# A move is believed when it was told so often over so long.
MOVE_CHECKS = 3
MOVE_AFTER = timedelta(days=3)
LOOKED_AT = 10

_UNKNOWN = timedelta(hours=1)
# A feed is asked this often in the time that usually lies between two of its entries.
_CHECKS_BETWEEN_ENTRIES = 24


def interval_for(since: datetime | None, count: int, now: datetime) -> timedelta:
    """The interval that suits a feed whose `count` newest entries (at most `LOOKED_AT`) appeared `since` then."""
    if since is None or not count:
        return _UNKNOWN
    between = (now - min(since, now)) / count
    return _within(between / _CHECKS_BETWEEN_ENTRIES)


def wait_after_success(interval: timedelta, *wishes: timedelta | None) -> timedelta:
    """The interval, or a longer wait that the server or the feed wishes for; at most a day."""
    jittered = interval * random.uniform(0.9, 1.1)  # noqa: S311 - not a secret
    return _within(max(jittered, *(wish or timedelta() for wish in wishes)))


def wait_after_failure(interval: timedelta, failures: int, retry_after: timedelta | None) -> timedelta:
    """Twice as long with each of the `failures` in a row up to a day; longer only where the server says so."""
    backoff = interval * 2 ** min(failures, 10) * random.uniform(0.75, 1.25)  # noqa: S311 - not a secret
    return max(_within(backoff), retry_after or timedelta())


def _within(interval: timedelta) -> timedelta:
    return min(max(interval, SHORTEST), LONGEST)
