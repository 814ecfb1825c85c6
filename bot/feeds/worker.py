"""The reader's process: reads calls from standard input, answers on standard output, ends when its input ends.

Started by `bot.feeds.reader` as `python -m bot.feeds.worker`. A call is a pickled ("module:function", arguments), an
answer a pickled (succeeded, result or error), each after its length in eight bytes.
"""

import contextlib
import importlib
import os
import pickle
import sys
import traceback
from typing import Any, BinaryIO

from bot.errors import MemberFacingError

LENGTH_BYTES = 8
MOST_MEMORY = 1_000_000_000
"""Bytes of address space, of which a worker with everything imported uses a third."""


def serve(calls: BinaryIO, answers: BinaryIO) -> None:
    """Answer calls until there are no more."""
    while header := calls.read(LENGTH_BYTES):
        target, arguments = pickle.loads(calls.read(int.from_bytes(header)))  # noqa: S301 - written by our own parent
        answer = _answer(target, arguments)
        answers.write(len(answer).to_bytes(LENGTH_BYTES) + answer)
        answers.flush()


def _answer(target: str, arguments: tuple[Any, ...]) -> bytes:
    module, _, name = target.partition(":")
    try:
        result = getattr(importlib.import_module(module), name)(*arguments)
        return pickle.dumps((True, result))
    except MemberFacingError as refusal:
        return pickle.dumps((False, refusal))
    # Whatever a hostile input brings about must reach the caller, who knows what to say.
    except Exception:  # noqa: BLE001
        return pickle.dumps((False, traceback.format_exc()))


def _limit_memory() -> None:
    # Windows has no such limits; there only the time limit of the caller holds.
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Serve on the standard streams; what a library prints goes to standard error."""
    _limit_memory()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        serve(sys.stdin.buffer, answers)
    except BrokenPipeError:
        os._exit(0)  # the bot was killed while it waited: nobody is left to tell


if __name__ == "__main__":
    main()
