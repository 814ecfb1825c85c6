"""Runs parsers in a process of their own, so that the event loop never reads a feed and a hostile one harms nobody."""

import asyncio
import contextlib
import os
import pickle
import sys
from asyncio.subprocess import PIPE, Process
from typing import Any, Self

from bot.errors import MemberFacingError
from bot.feeds.parsed import ParsedFeed
from bot.feeds.worker import LENGTH_BYTES

MOST_SECONDS = 10.0


class UnreadableError(MemberFacingError):
    """The parser failed, took too long or needed too much memory. A note carries what the worker said."""

    def __init__(self, detail: str = "") -> None:
        super().__init__("news-unreadable")
        if detail:
            self.add_note(detail)


class Reader:
    """Use as `async with Reader() as reader`. One process, started with the first call and again after a failure.

    Calls wait for each other; a call may take `most_seconds` of real time, then its process is killed.
    """

    def __init__(self, *, most_seconds: float = MOST_SECONDS) -> None:
        self._most_seconds = most_seconds
        self._turn = asyncio.Lock()
        self._process: Process | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc: object) -> None:
        async with self._turn:
            await self._stop()

    async def parse(self, body: bytes, content_type: str | None, url: str) -> ParsedFeed:
        """Read a feed. Raises `NotAFeedError` or `UnreadableError`."""
        feed: ParsedFeed = await self.call("bot.feeds.parsing:parse", body, content_type, url)
        return feed

    async def call(self, target: str, *arguments: Any) -> Any:
        """Call `target` ("module:function") in the worker; arguments and result are pickled.

        A `MemberFacingError` raised there is raised here; anything else becomes an `UnreadableError`.
        """
        message = pickle.dumps((target, arguments))
        async with self._turn:
            answered = False
            try:
                async with asyncio.timeout(self._most_seconds):
                    succeeded, result = await self._exchange(message)
                answered = True
            except TimeoutError as error:
                raise UnreadableError(f"{target} took longer than {self._most_seconds} seconds") from error
            except (OSError, EOFError) as error:
                raise UnreadableError(f"the worker died during {target}") from error
            finally:
                # A worker whose answer was not taken, whatever the reason, would give it to the next caller.
                if not answered:
                    await self._stop()
        if succeeded:
            return result
        raise result if isinstance(result, MemberFacingError) else UnreadableError(result)

    async def _exchange(self, message: bytes) -> tuple[bool, Any]:
        process = await self._started()
        if process.stdin is None or process.stdout is None:
            raise EOFError
        process.stdin.write(len(message).to_bytes(LENGTH_BYTES) + message)
        await process.stdin.drain()
        header = await process.stdout.readexactly(LENGTH_BYTES)
        answer: tuple[bool, Any] = pickle.loads(  # noqa: S301 - written by our own worker
            await process.stdout.readexactly(int.from_bytes(header))
        )
        return answer

    async def _started(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot.feeds.worker",
                stdin=PIPE,
                stdout=PIPE,
                # The worker meets hostile input: it is not given the token, nor anything else of our environment.
                env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        return self._process

    async def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await asyncio.shield(process.wait())
