"""The bot is killed as by a power cut at counted boundaries of the tour, and started again: the day ends the same."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.killed_tour import PASSED_IN_A_DAY, Lived, deaths, live

# Four days with five kills in the default suite, twenty with ten by `make faults`.
SHORT, LONG = range(4), range(100, 120)


@pytest.fixture(scope="session")
def unkilled(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """The same day with a bot that nobody kills."""
    return asyncio.run(live(tmp_path_factory.mktemp("unkilled"), []))


def test_nothing_is_left_undone_by_a_bot_that_is_not_killed(unkilled: Lived) -> None:
    assert (unkilled.died, unkilled.unfinished) == ([], [])
    passed = Counter(line.split()[0] for line in unkilled.passed)
    for kind, fewer in PASSED_IN_A_DAY.items():
        assert fewer < passed[f"before-{kind}"] < 3 * fewer, "count anew, so that kills fall on the whole day"


@pytest.mark.timeout(300)
@pytest.mark.parametrize("number", SHORT)
async def test_a_bot_that_is_killed_five_times_ends_the_day_the_same(
    number: int, tmp_path: Path, unkilled: Lived
) -> None:
    await _ends_the_same(unkilled, tmp_path, number, 5)


@pytest.mark.faults
@pytest.mark.timeout(300)
@pytest.mark.parametrize("number", LONG)
async def test_a_bot_that_is_killed_ten_times_ends_the_day_the_same(
    number: int, tmp_path: Path, unkilled: Lived
) -> None:
    await _ends_the_same(unkilled, tmp_path, number, 10)


async def _ends_the_same(unkilled: Lived, folder: Path, number: int, kills: int) -> None:
    lived = await live(folder, deaths(number, kills))
    assert len(lived.died) >= kills
    told = "\n".join(lived.died)
    assert lived.unfinished == [], told
    assert lived.state.keys() == unkilled.state.keys(), told
    for place, standing in unkilled.state.items():
        assert lived.state[place] == standing, f"{place}, after\n{told}"
