"""The process that opens one file: `python -m bot.showcase.opening.worker NAME`, the file on stdin, JSON on stdout.

It limits itself before it reads anything: memory, processor time, no file to write, no network, no other program. Where
the system has no such limits (Windows) or does not hold to that of memory (macOS), the caller's clock, the limit on the
size of what is unpacked and the cap on what is written remain. Imports are late: plain text needs none of them.
"""

import contextlib
import json
import sys
from typing import Any

MEMORY = 512 * 1024 * 1024
PROCESSOR_SECONDS = 10
MOST_CHARACTERS = 1_000_000
# Audited by Python itself; the C libraries below have no code of their own for these.
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "ctypes.",
    "os.remove",
    "os.rename",
)


def limit_resources() -> None:
    """Take from this process what it does not need, as far as the system allows."""
    with contextlib.suppress(ImportError):
        import resource

        for name, most in (
            ("RLIMIT_AS", MEMORY),
            ("RLIMIT_CPU", PROCESSOR_SECONDS),
            ("RLIMIT_FSIZE", 0),
            ("RLIMIT_CORE", 0),
            ("RLIMIT_NPROC", 0),
        ):
            with contextlib.suppress(AttributeError, ValueError, OSError):
                resource.setrlimit(getattr(resource, name), (most, most))
    sys.addaudithook(_forbid)


def _forbid(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        raise PermissionError(event)


def opened(name: str, body: bytes) -> dict[str, Any]:
    """The text of a file, its format and how many pictures were left out; or the reason why there is none."""
    from bot.showcase.opening.refusals import Reason, Refused

    try:
        format_, text, pictures = _read(name, body)
    except Refused as refusal:
        return {"refused": refusal.reason}
    except MemoryError:
        return {"refused": Reason.BOMB}
    except RecursionError:
        return {"refused": Reason.BROKEN}
    if not any(character.isalnum() for character in text):
        return {"refused": Reason.PICTURES if pictures else Reason.EMPTY}
    if len(text) > MOST_CHARACTERS:
        return {"refused": Reason.LONG}
    return {"text": text, "format": format_, "pictures": pictures}


def _read(name: str, body: bytes) -> tuple[str, str, int]:
    from bot.showcase.opening.sniffing import Format, format_of

    format_ = format_of(name, body)
    if format_ is Format.WORD:
        return format_, *_word(body)
    from bot.showcase.opening.plain_text import decoded, markdown

    text = decoded(body)
    return format_, markdown(text) if format_ is Format.MARKDOWN else text, 0


def _word(body: bytes) -> tuple[str, int]:
    from bot.showcase.opening.refusals import Reason, Refused
    from bot.showcase.opening.word import WordReader

    try:
        reader = WordReader(body)
        return reader.text(), reader.pictures
    except (MemoryError, RecursionError, Refused):
        raise
    except Exception as error:  # whatever a library says of a file that only looks like Word
        raise Refused(Reason.BROKEN) from error


def main() -> None:
    limit_resources()
    answer = opened(sys.argv[1] if len(sys.argv) > 1 else "", sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
