import gzip
import tracemalloc
import zlib

import brotli
import pytest
import zstandard

from bot.web.decoding import decode
from bot.web.refusals import FetchError

HUGE = bytes(50_000_000)
LIMIT = 1_000_000


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(HUGE, mtime=0)),
        ("deflate", zlib.compress(HUGE)),
        ("br", brotli.compress(HUGE, quality=5)),
        ("zstd", zstandard.compress(HUGE)),
        ("gzip, gzip", gzip.compress(gzip.compress(HUGE, mtime=0))),
    ],
)
def test_unpacking_stops_at_the_limit_instead_of_measuring_afterwards(encoding: str, packed: bytes) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(FetchError):
            decode(packed, encoding, LIMIT)
        assert tracemalloc.get_traced_memory()[1] < 5 * LIMIT
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["gzip, gzip, gzip", "compress", "exi"])
def test_encodings_that_nobody_asked_for_are_refused(encoding: str) -> None:
    with pytest.raises(FetchError):
        decode(b"", encoding, LIMIT)


def test_what_is_exactly_as_long_as_the_limit_passes() -> None:
    for packed, encoding in ((gzip.compress(b"x" * LIMIT), "gzip"), (brotli.compress(b"x" * LIMIT), "br")):
        assert len(decode(packed, encoding, LIMIT)) == LIMIT
