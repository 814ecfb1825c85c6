"""A slash command that reads and writes the database, over the same press in a bare program with a constant answer."""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable

from bot.playground.people import Person
from bot.playground.replies import Reply
from tests.bench.beside import BARE, OURS, Beside, beside

ROUNDS = 3
CALLS = 200
WARM_UP = 20


async def measure() -> list[dict[str, str]]:
    """p50 and p99 with 1 and with 50 members at once, for both programs and as ratios."""
    times: dict[tuple[str, int], list[float]] = {}
    for _ in range(ROUNDS):
        for name, arguments in (("quillcast", OURS), ("bare", BARE)):
            async with beside(arguments, with_database=False) as program:
                call = await _prepared(program, name)
                for _warm in range(WARM_UP):
                    await call(program.playground.person("ana"))
                for at_once in (1, 50):
                    times.setdefault((name, at_once), []).extend(await _timed(program, call, at_once))
    rows = []
    for at_once in (1, 50):
        ours, bare = times["quillcast", at_once], times["bare", at_once]
        for label, of in (("p50", statistics.median), ("p99", _p99)):
            rows.append(
                {
                    "members at once": str(at_once),
                    "figure": label,
                    "quillcast": f"{of(ours) * 1000:.1f} ms",
                    "bare": f"{of(bare) * 1000:.1f} ms",
                    "ratio": f"{of(ours) / of(bare):.2f}",
                }
            )
    return rows


async def _prepared(program: Beside, name: str) -> Callable[[Person], Awaitable[Reply]]:
    if name == "bare":
        return lambda person: person.runs("/constant")
    oda = program.playground.person("oda")
    page = await oda.runs("/setup start", city="Berlin", staff_channel="staff", staff_role="Staff")
    await oda.presses(await page.settled(), "Start")
    # /inbox reads items and marks them as read.
    return lambda person: person.runs("/inbox")


async def _timed(program: Beside, call: Callable[[Person], Awaitable[Reply]], at_once: int) -> list[float]:
    people = [program.playground.person(name) for name in ("ana", "ben", "cleo", "dev")]

    async def one(number: int) -> list[float]:
        mine = []
        for _ in range(max(1, CALLS // at_once)):
            began = time.perf_counter()
            reply = await call(people[number % len(people)])
            await reply.settled()
            mine.append(time.perf_counter() - began)
        return mine

    return [each for group in await asyncio.gather(*map(one, range(at_once))) for each in group]


def _p99(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[98]
