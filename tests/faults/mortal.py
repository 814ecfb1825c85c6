"""The bot with counted lives: it is killed as by a power cut at its n-th boundary of a kind, and started again.

A boundary lies before and after each statement, commit and request, answers to people among them. `MORTAL_DEATHS` is a
file with a line for each life that ends so ("after-commit 12"); the life after these goes on. `MORTAL_REPORT` is a file
that is told of each death and, of a life that ended well, of every boundary.

Every life is a process of its own. They are forked from one that has only imported, so that none waits for that.
"""

import importlib
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import aiohttp
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from bot.__main__ import main

# Not the cogs: discord.py executes them anew in each process.
_IMPORTED_LATE = ("bot.services", "bot.client", "bot.models", "bot.database.migrate", "cogs.components")


class Life:
    """Counts boundaries, and ends at one.

    Args:
        death: the kind of boundary and the number among its kind; None lives on.
    """

    def __init__(self, death: tuple[str, int] | None, report: Path) -> None:
        self._death = death
        self._report = report
        self._counts = Counter[str]()
        self._passed: list[str] = []

    def step(self, kind: str, what: str) -> None:
        """Pass one boundary, or die at it."""
        self._counts[kind] += 1
        self._passed.append(f"{kind} {what}")
        if (kind, self._counts[kind]) == self._death:
            with self._report.open("a") as report:
                report.write(f"died {kind} {self._counts[kind]}: {what}\n")
            os.kill(os.getpid(), signal.SIGKILL)

    def ended_well(self) -> None:
        """Tell of every boundary."""
        with self._report.open("a") as report:
            report.writelines(f"{passed}\n" for passed in self._passed)


def watch(life: Life) -> None:
    """Have statements, commits and requests counted, whoever makes them."""

    def statement(kind: str) -> Callable[..., None]:
        return lambda _connection, _cursor, words, *_: life.step(kind, " ".join(words.split()[:3]))

    event.listen(Engine, "before_cursor_execute", statement("before-statement"))
    event.listen(Engine, "after_cursor_execute", statement("after-statement"))
    event.listen(Engine, "commit", lambda _connection: life.step("before-commit", ""))
    event.listen(Session, "after_commit", lambda _session: life.step("after-commit", ""))
    plain = aiohttp.ClientSession._request

    async def counted(self: aiohttp.ClientSession, method: str, url: Any, **options: Any) -> aiohttp.ClientResponse:
        life.step("before-request", f"{method} {url}")
        response = await plain(self, method, url, **options)
        life.step("after-request", f"{method} {url}")
        return response

    aiohttp.ClientSession._request = counted  # type: ignore[method-assign, assignment]


def live(death: tuple[str, int] | None, report: Path) -> int:
    """Be the bot."""
    life = Life(death, report)
    watch(life)
    code = main(["bot"])
    life.ended_well()
    return code


def live_again_and_again(deaths: list[tuple[str, int]], report: Path) -> int:
    """One life after the other, until one ends in another way than by its counted death; gives its exit code."""
    for name in _IMPORTED_LATE:
        importlib.import_module(name)
    for death in (*deaths, None):
        life = os.fork()
        if life == 0:
            return live(death, report)
        forward = _forwarding(life)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, forward)
        _, status = os.waitpid(life, 0)
        if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
            return os.waitstatus_to_exitcode(status)
    raise RuntimeError("somebody else killed the last life")


def _forwarding(life: int) -> Callable[[int, FrameType | None], None]:
    return lambda number, _frame: os.kill(life, number)


def read_deaths(text: str) -> list[tuple[str, int]]:
    """The lines of `MORTAL_DEATHS`."""
    return [(kind, int(number)) for kind, number in (line.split() for line in text.splitlines())]


if __name__ == "__main__":
    sys.exit(
        live_again_and_again(
            read_deaths(Path(os.environ["MORTAL_DEATHS"]).read_text()), Path(os.environ["MORTAL_REPORT"])
        )
    )
