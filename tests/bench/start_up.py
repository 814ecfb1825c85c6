"""Start to ready, and memory once idle, over a bare discord.py, SQLAlchemy and aiosqlite program in the same guilds."""

import asyncio
import statistics

from tests.bench.beside import BARE, OURS, beside

ROUNDS = 5


async def measure() -> list[dict[str, str]]:
    """One row for us, one for the bare program, one for the ratio."""
    seconds: dict[str, list[float]] = {"quillcast": [], "bare": []}
    memory: dict[str, list[float]] = {"quillcast": [], "bare": []}
    for _ in range(ROUNDS):
        for name, arguments in (("quillcast", OURS), ("bare", BARE)):
            async with beside(arguments) as program:
                seconds[name].append(program.ready_seconds)
                await asyncio.sleep(1)
                memory[name].append(program.resident_mebibytes)
    ours, bare = (statistics.median(seconds[name]) for name in ("quillcast", "bare"))
    ours_memory, bare_memory = (statistics.median(memory[name]) for name in ("quillcast", "bare"))
    return [
        {"program": "quillcast", "ready": f"{ours:.2f} s", "memory": f"{ours_memory:.0f} MiB"},
        {"program": "bare", "ready": f"{bare:.2f} s", "memory": f"{bare_memory:.0f} MiB"},
        {"program": "ratio", "ready": f"{ours / bare:.2f}", "memory": f"{ours_memory / (bare_memory or 1):.2f}"},
    ]
