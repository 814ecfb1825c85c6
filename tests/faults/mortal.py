"""The bot with a counted life: it is killed as by a power cut at its n-th boundary.

A boundary lies before and after each statement, commit and request. `MORTAL_AT` is the number; `MORTAL_REPORT` a file
that is told how many there were when the process ends well.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import Engine, event

from bot.__main__ import main


class Life:
    """Counts boundaries."""

    def __init__(self, ends_at: int) -> None:
        self.count = 0
        self._ends_at = ends_at

    def step(self, *_arguments: object) -> None:
        """Pass one boundary, or die at it."""
        self.count += 1
        if self.count == self._ends_at:
            os.kill(os.getpid(), signal.SIGKILL)


def count_boundaries(life: Life) -> None:
    """Have statements, commits and requests counted, whoever makes them."""
    event.listen(Engine, "before_cursor_execute", life.step)
    event.listen(Engine, "after_cursor_execute", life.step)
    event.listen(Engine, "commit", life.step)
    plain = aiohttp.ClientSession._request

    async def counted(self: aiohttp.ClientSession, *arguments: Any, **options: Any) -> aiohttp.ClientResponse:
        life.step()
        response = await plain(self, *arguments, **options)
        life.step()
        return response

    aiohttp.ClientSession._request = counted  # type: ignore[method-assign]


def run() -> int:
    """Be the bot."""
    life = Life(int(os.environ.get("MORTAL_AT", "0")))
    count_boundaries(life)
    code = main(["bot"])
    report = os.environ.get("MORTAL_REPORT")
    if report:
        Path(report).write_text(str(life.count))
    return code


if __name__ == "__main__":
    sys.exit(run())
