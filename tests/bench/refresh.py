"""Refresh of 500 feeds into SQLite: ours, `reader`, and a bare pipeline of aiohttp and fastfeedparser.

The peers and the feed server are those of ../shared/peers, in the virtual environment that their `setup.sh` makes
(PERF_ROOT, else ~/.cache/quillcast-peers). All three write to a disk that is waited for (synchronous=FULL).
"""

import asyncio
import json
import os
import socket
import statistics
import sys
import tempfile
from asyncio.subprocess import PIPE
from collections.abc import Mapping, Sequence
from pathlib import Path

FEEDS = 500
ROUNDS = 3
_ROOT = Path(__file__).parents[2]
_PEERS = _ROOT.parent / "shared" / "peers"
_HOME = Path(os.environ.get("PERF_ROOT", Path.home() / ".cache" / "quillcast-peers"))
_PYTHON = _HOME / "venv" / "main" / "bin" / "python"
# The peers' own script, but with the durability that we have.
_AS_DURABLE = (
    "import sys; sys.path.insert(0, {folder!r}); "
    "source = open({file!r}).read().replace('synchronous=NORMAL', 'synchronous=FULL'); "
    "exec(compile(source, 'feed_worker', 'exec'))"
)
_CANDIDATES = ("quillcast", "aiohttp20_fastfeedparser", "reader_w10")


async def measure(rounds: int = ROUNDS) -> list[dict[str, str]]:
    """Feeds a second, cold and unchanged, as ratios to ours, and how long our event loop stalls."""
    if not _PYTHON.exists() or not _PEERS.is_dir():
        return [{"skipped": "../shared/peers or its virtual environment is absent"}]
    port = _free_port()
    server = await asyncio.create_subprocess_exec(
        _PYTHON, _PEERS / "feedserver.py", "--n", str(FEEDS), "--port", port, stdout=PIPE, env=_environment()
    )
    found: dict[str, list[Mapping[str, float]]] = {name: [] for name in _CANDIDATES}
    try:
        if server.stdout is not None:
            await server.stdout.readline()
        for number in range(rounds):
            for name in _CANDIDATES if number % 2 == 0 else reversed(_CANDIDATES):
                found[name].append(await _run(name, port))
    finally:
        server.kill()
        await server.wait()
    return [_row(name, found[name], found["quillcast"]) for name in _CANDIDATES]


async def _run(name: str, port: str) -> Mapping[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        arguments = (str(FEEDS), port, f"{folder}/feeds.db")
        if name == "quillcast":
            command: Sequence[str | Path] = (sys.executable, "-m", "tests.bench.refreshing", *arguments)
        else:
            script = _AS_DURABLE.format(folder=str(_PEERS), file=str(_PEERS / "feed_worker.py"))
            command = (_PYTHON, "-c", script, name, *arguments)
        process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, env=_environment(), cwd=_ROOT)
        said, _ = await process.communicate()
    result: Mapping[str, float] = json.loads(said.splitlines()[-1])
    return result


def _row(name: str, runs: Sequence[Mapping[str, float]], ours: Sequence[Mapping[str, float]]) -> dict[str, str]:
    row = {"candidate": name}
    for kind in ("cold", "warm", "mixed"):
        rate = f"{kind}_feeds_s"
        theirs, mine = (statistics.median(run[rate] for run in each) for each in (runs, ours))
        row |= {f"{kind}/s": f"{theirs:.0f}", f"ours over it, {kind}": f"{mine / theirs:.2f}"}
    if all("burst_lag_p999_ms" in run for run in runs):
        bursts = statistics.median(run["burst_lag_p999_ms"] for run in runs)
        row["stall with twenty at once, p99.9, ms"] = f"{bursts:.0f}"
    row["CPU s/1000, cold"] = f"{statistics.median(run['cold_cpu_s_per_1000'] for run in runs):.2f}"
    row["longest stall, ms"] = f"{statistics.median(run['cold_lag_max_ms'] for run in runs):.0f}"
    return row


def _free_port() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])


def _environment() -> dict[str, str]:
    return {**os.environ, "PERF_ROOT": str(_HOME)}
