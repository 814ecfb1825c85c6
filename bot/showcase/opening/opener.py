"""Starts the worker for one file, holds it to its limits and takes over its answer."""

import asyncio
import contextlib
import json
import os
import sys
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import structlog

from bot.errors import MemberFacingError
from bot.showcase.opening.refusals import Reason
from bot.showcase.opening.sniffing import Format
from bot.texts.tidying import tidy

log = structlog.get_logger()

MOST_BYTES = 2_000_000
# Wall clock, start of the process included; a machine that does much else must still get through 2 MB of Word.
SECONDS = 20.0
# JSON writes a character outside ASCII in at most 12 bytes.
_MOST_ANSWER = 12_000_000 + 1_000
_AT_ONCE = 2

_SENTENCES = {
    Reason.TYPE: "showcase-file-type",
    Reason.OLD_WORD: "showcase-file-old-word",
    Reason.EMPTY: "showcase-file-empty",
    Reason.PICTURES: "showcase-file-pictures",
    Reason.LOCKED: "showcase-file-locked",
    Reason.MACROS: "showcase-file-macros",
    Reason.BROKEN: "showcase-file-broken",
    Reason.BOMB: "showcase-file-bomb",
    Reason.LONG: "showcase-file-long",
    Reason.SLOW: "showcase-file-slow",
}

_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """The text of a file as Discord's markdown, tidied; `pictures` is how many were left out."""

    text: str
    format: Format
    pictures: int


async def open_file(name: str, body: bytes, *, seconds: float = SECONDS) -> OpenedFile:
    """Open a .txt, .md or .docx file in a process of its own; two at a time, others wait their turn.

    Limits: 2 MB, 512 MB of memory, 10 s of processor time and `seconds` on the clock, 1,000,000 characters of text.
    Windows limits neither memory nor processor time, macOS memory not reliably; the other limits hold there too.

    Raises:
        MemberFacingError: it cannot be opened; the sentence says why and what to do.
    """
    if len(body) > MOST_BYTES:
        raise MemberFacingError("showcase-file-large", megabytes=MOST_BYTES // 1_000_000)
    turn = _turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(_AT_ONCE))
    async with turn:
        answer = await _ask(name, body, seconds)
    if isinstance(answer, Reason):
        raise MemberFacingError(_SENTENCES[answer])
    return answer


async def _ask(name: str, body: bytes, seconds: float) -> OpenedFile | Reason:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-S", "-P", "-m", "bot.showcase.opening.worker", name[-200:].replace("\0", "")),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=_environment(),
        start_new_session=True,
    )
    try:
        async with asyncio.timeout(seconds):
            written = await _conversation(process, body)
            code = await process.wait()
    except TimeoutError:
        log.warning("file_not_opened", reason="slow", size=len(body))
        return Reason.SLOW
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    if written is None:
        return Reason.LONG
    if code != 0:
        log.warning("file_not_opened", reason="worker stopped", exit_code=code, size=len(body))
        # Killed by the system: out of processor time, or of memory.
        return Reason.SLOW if code < 0 else Reason.BROKEN
    return _understood(written)


async def _conversation(process: asyncio.subprocess.Process, body: bytes) -> bytes | None:
    """What the worker writes; None when that is too much."""
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the worker was started without pipes")
    feeding = asyncio.create_task(_feed(process.stdin, body))
    try:
        written = bytearray()
        while chunk := await process.stdout.read(1 << 16):
            written += chunk
            if len(written) > _MOST_ANSWER:
                return None
        return bytes(written)
    finally:
        feeding.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await feeding


async def _feed(pipe: asyncio.StreamWriter, body: bytes) -> None:
    # A worker that has decided early closes its end.
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        pipe.write(body)
        await pipe.drain()
        pipe.close()


def _understood(written: bytes) -> OpenedFile | Reason:
    answer = json.loads(written)
    if "refused" in answer:
        return Reason(answer["refused"])
    return OpenedFile(tidy(answer["text"]), Format(answer["format"]), int(answer["pictures"]))


def _environment() -> dict[str, str]:
    """Where the modules are and nothing else: no secret of ours is in the worker's reach."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONIOENCODING": "utf-8"}
