"""The day of the tour with a bot that is killed at counted boundaries and started again."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.beside import playground_environment
from bot.child import Child
from bot.playground.day import Day
from bot.playground.server import Playground
from tests.faults import final_state

# A Tuesday noon, so that dates and the daily digest fall alike in every run.
STARTS_AT = datetime(2026, 3, 24, 12, tzinfo=UTC)
KINDS = (
    "before-commit",
    "after-commit",
    "before-request",
    "after-request",
    "after-commit",
    "after-statement",
    "before-request",
    "before-commit",
    "after-request",
    "before-statement",
)
# Somewhat fewer of a kind than pass in the whole day, which `test_killed_tour` holds these to.
PASSED_IN_A_DAY = {"commit": 190, "request": 160, "statement": 2900}
_SETTLES_SECONDS = 20.0

Death = tuple[str, int]


@dataclass(frozen=True)
class Lived:
    """How a day ended.

    Args:
        state: what people see and the database holds, by place.
        died: each death as the bot itself reported it.
        passed: the boundaries of the last life.
        unfinished: what had not left for Discord in the end.
    """

    state: dict[str, Any]
    died: list[str]
    passed: list[str]
    unfinished: list[str]


def deaths(number: int, most: int) -> list[Death]:
    """The deaths of the day of that number, always the same: `most` that come, and one that comes if there is time.

    Together they take as many boundaries as the day has: some lives are long, some do not get as far as being ready.
    """
    chance = random.Random(number)
    lengths = chance.sample(range(most), most)
    return [
        _death(KINDS[(number + position) % len(KINDS)], 2 * (length + chance.random()) / most, most)
        for position, length in enumerate([*lengths, most - 1])
    ]


def _death(kind: str, length: float, most: int) -> Death:
    """At a boundary of that kind, after a life `length` times as long as the `most` lives of a day are on average."""
    return kind, 1 + int(length * PASSED_IN_A_DAY[kind.partition("-")[2]] / most)


async def live(folder: Path, planned: Sequence[Death]) -> Lived:
    """Live the whole day; the n-th life of the bot ends at the n-th planned death.

    Raises:
        NotSeen: somebody did not see what they were to see.
    """
    report, plan, database = folder / "report", folder / "deaths", folder / "quillcast.db"
    plan.write_text("\n".join(f"{kind} {number}" for kind, number in planned))
    async with Playground(with_page=False, starts_at=STARTS_AT) as playground:
        settings = {
            **playground_environment(playground, f"sqlite:///{database}"),
            "MORTAL_DEATHS": str(plan),
            "MORTAL_REPORT": str(report),
            "LOG_LEVEL": "INFO",
        }
        bot = Child(settings, ("-m", "tests.faults.mortal"))
        await bot.start()
        try:
            day = Day(playground)
            await day.live(day.whole)
            await _settled(database)
            inboxes = await final_state.inboxes(playground, day)
            state = {**final_state.seen(playground), "inboxes": inboxes}
        finally:
            await bot.stop()
        assert playground.unimplemented == []
    lines = report.read_text().splitlines()
    return Lived(
        {**state, "database": final_state.stored(database)},
        [line for line in lines if line.startswith("died")],
        [line for line in lines if not line.startswith("died")],
        final_state.unfinished(database),
    )


async def _settled(database: Path) -> None:
    """Wait until all has left for Discord, or has been tried for long enough."""
    end = time.monotonic() + _SETTLES_SECONDS
    while final_state.unfinished(database) and time.monotonic() < end:  # noqa: ASYNC110 - of another process
        await asyncio.sleep(0.1)
