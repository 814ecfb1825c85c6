"""The reader's process on everything hostile, the huge files too: read or refused, in little memory and time."""

import contextlib
import json
import resource
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from bot.feeds.parsed import NotAFeedError
from bot.feeds.reader import Reader
from bot.web.fetching import MOST_BYTES

MOST_MEBIBYTES = 300
MOST_SECONDS = 10.0


def bodies(folder: Path) -> list[tuple[str, bytes]]:
    """What the fetcher would hand on: at most 5 MB, decompressed."""
    rules = [json.loads(line) for line in (folder / "cases.jsonl").read_text(encoding="utf-8").splitlines()]
    found = []
    for rule in rules:
        body = (folder / rule["file"]).read_bytes()
        if rule["file"].endswith(".gz"):
            body = zlib.decompressobj(31).decompress(body, MOST_BYTES)
        found.append((rule["file"], body[:MOST_BYTES]))
    return found


@pytest.mark.faults
async def test_the_reader_stays_small_on_every_hostile_feed(shared: Path, tmp_path: Path) -> None:
    made = [sys.executable, str(shared / "corpus" / "tools" / "make_hostile.py"), str(tmp_path), "--huge"]
    subprocess.run(made, check=True, capture_output=True)  # noqa: ASYNC221 - nothing else runs here
    cases = bodies(tmp_path)
    assert len(cases) > 100
    read = 0
    async with Reader(most_seconds=MOST_SECONDS) as reader:
        for name, body in cases:
            began = time.perf_counter()
            # Anything else than a feed or none would be raised here: too slow, too large, a fault of ours.
            with contextlib.suppress(NotAFeedError):
                await reader.parse(body, None, "https://feeds.example/feed")
                read += 1
            assert time.perf_counter() - began < MOST_SECONDS, name
    assert read > 60
    # In kibibytes on Linux: the largest of the children that ended, of which the reader is one.
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024 < MOST_MEBIBYTES
