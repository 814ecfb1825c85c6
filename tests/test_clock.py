"""How loops wait: for the first of several things, and again and again on the clock."""

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.clock import FixedClock, first, repeat

HOUR = timedelta(hours=1)


async def test_the_first_that_is_over_ends_the_waiting_and_the_others_are_given_up() -> None:
    given_up = asyncio.Event()

    async def never() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            given_up.set()

    await first(asyncio.sleep(0), never())
    assert given_up.is_set()


async def test_what_fails_first_is_raised() -> None:
    async def fails() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await first(asyncio.Event().wait(), fails())


async def test_work_is_done_at_once_after_each_pause_and_earlier_where_it_says_so(clock: FixedClock) -> None:
    stop, turns, wanted = asyncio.Event(), asyncio.Queue[datetime](), [clock.now() + HOUR / 4, None, None]

    async def work() -> datetime | None:
        turns.put_nowait(clock.now())
        return wanted.pop(0)

    begun = clock.now()
    repeating = asyncio.create_task(repeat(work, clock, HOUR, stop))
    done = [await turns.get()]
    for passes in (HOUR / 4, HOUR):
        clock.advance(passes - timedelta(seconds=1))
        await asyncio.sleep(0.01)
        assert turns.empty()
        clock.advance(timedelta(seconds=1))
        done.append(await turns.get())
    stop.set()
    await repeating
    assert [each - begun for each in done] == [timedelta(), HOUR / 4, HOUR / 4 + HOUR]
