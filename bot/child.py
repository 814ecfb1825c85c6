"""The bot as a process of its own beside the playground: killed and started again like the real one."""

import asyncio
import contextlib
import os
import sys
from collections.abc import Mapping, Sequence

import structlog

log = structlog.get_logger()

PAUSE_SECONDS = 2.0
STOP_SECONDS = 15.0


class Child:
    """Keeps one bot process alive until it is killed on purpose.

    Args:
        environment: the settings it runs with; the parent's environment is below them.
        arguments: what Python is called with.
    """

    def __init__(self, environment: Mapping[str, str], arguments: Sequence[str] = ("-m", "bot", "bot")) -> None:
        self._environment = {**os.environ, **environment}
        self._arguments = tuple(arguments)
        self._process: asyncio.subprocess.Process | None = None
        self._keeping: asyncio.Task[None] | None = None

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        """Start it, and again whenever it ends by itself."""
        await self._spawn()
        self._keeping = asyncio.create_task(self._keep())

    async def kill(self) -> None:
        """Kill it as a power cut would; it stays down until `restart`."""
        await self._stop_keeping()
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()

    async def restart(self) -> None:
        """Stop it, if it runs, and start it."""
        await self.stop()
        await self.start()

    async def stop(self) -> None:
        """Ask it to finish what is in flight; kill it after 15 s."""
        await self._stop_keeping()
        if self._process is None or self._process.returncode is not None:
            return
        self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), STOP_SECONDS)
        except TimeoutError:
            await self.kill()

    async def ended(self) -> int:
        """Wait for the end of the process that runs now; gives its exit code."""
        if self._process is None:
            raise RuntimeError("it was not started")
        return await self._process.wait()

    async def _spawn(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, *self._arguments, env=self._environment, stdin=asyncio.subprocess.DEVNULL
        )

    async def _keep(self) -> None:
        while True:
            code = await self.ended()
            log.warning("the bot ended", code=code)
            await asyncio.sleep(PAUSE_SECONDS)
            await self._spawn()

    async def _stop_keeping(self) -> None:
        if self._keeping is not None:
            self._keeping.cancel()
            await asyncio.gather(self._keeping, return_exceptions=True)
            self._keeping = None
