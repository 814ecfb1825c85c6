"""A program beside a playground of its own, as both benchmarks start them."""

import asyncio
import contextlib
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from bot.beside import playground_environment
from bot.playground.server import Playground

OURS = ("-m", "bot", "bot")
BARE = ("-m", "tests.bench.bare")


@dataclass(frozen=True)
class Beside:
    """A connected program."""

    playground: Playground
    ready_seconds: float
    pid: int

    @property
    def resident_mebibytes(self) -> float:
        """What it holds in memory (Linux only; 0 elsewhere)."""
        status = Path(f"/proc/{self.pid}/status")
        if not status.exists():
            return 0.0
        line = next(each for each in status.read_text().splitlines() if each.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


@contextlib.asynccontextmanager
async def beside(arguments: tuple[str, ...], *, with_database: bool = True) -> AsyncIterator[Beside]:
    """Start the program, wait until it is ready, stop it at the end."""
    with tempfile.TemporaryDirectory() as folder:
        async with Playground(with_page=False) as playground:
            environment = playground_environment(playground, f"sqlite:///{folder}/quillcast.db")
            environment["LOG_LEVEL"] = "ERROR"
            if with_database:
                environment["BARE_DATABASE"] = f"sqlite+aiosqlite:///{folder}/bare.db"
            began = time.perf_counter()
            process = await asyncio.create_subprocess_exec(
                sys.executable, *arguments, env={**os.environ, **environment}, cwd=Path(__file__).parents[2]
            )
            try:
                await playground.bot_ready(60)
                yield Beside(playground, time.perf_counter() - began, process.pid)
            finally:
                process.terminate()
                await process.wait()
