"""Undoes Content-Encoding with a limit on what comes out, so that a small answer cannot become a huge one."""

import io
import zlib
from collections.abc import Callable

import brotli
import zstandard

from bot.web.refusals import FetchError

ACCEPTED = "gzip, deflate, br, zstd"
_LAYERS_AT_MOST = 2
_ZSTD_WINDOW_AT_MOST = 8 * 1024 * 1024


def decode(body: bytes, content_encoding: str, limit: int) -> bytes:
    """`body` as it was before compression, at most `limit` bytes.

    A stream that was cut off gives what had arrived. More than `limit`, or an encoding nobody asked for, is refused.
    """
    names = [name for part in content_encoding.lower().split(",") if (name := part.strip()) and name != "identity"]
    if len(names) > _LAYERS_AT_MOST or any(name not in _DECODERS for name in names):
        raise FetchError("web-garbled")
    for name in reversed(names):
        body = _decode_layer(body, name, limit)
    return body


def _decode_layer(body: bytes, name: str, limit: int) -> bytes:
    try:
        plain = _DECODERS[name](body, limit + 1)
    except (zlib.error, brotli.error, zstandard.ZstdError) as error:
        raise FetchError("web-garbled") from error
    if len(plain) > limit:
        raise FetchError("web-too-large", megabytes=limit // 1_000_000)
    return plain


def _gzip(body: bytes, at_most: int) -> bytes:
    out = io.BytesIO()
    # A gzip body may have several members one after another.
    while body and out.tell() < at_most:
        decompressor = zlib.decompressobj(wbits=31)
        out.write(decompressor.decompress(body, at_most - out.tell()))
        body = decompressor.unused_data
        if not body.startswith(b"\x1f\x8b"):
            break
    return out.getvalue()


def _deflate(body: bytes, at_most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(body, at_most)
    except zlib.error:
        return zlib.decompressobj(wbits=-15).decompress(body, at_most)


def _brotli(body: bytes, at_most: int) -> bytes:
    decompressor = brotli.Decompressor()
    out = bytearray(decompressor.process(body, output_buffer_limit=at_most))
    while len(out) < at_most and not decompressor.can_accept_more_data() and not decompressor.is_finished():
        out += decompressor.process(b"", output_buffer_limit=at_most - len(out))
    return bytes(out)


def _zstd(body: bytes, at_most: int) -> bytes:
    decompressor = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW_AT_MOST)
    with decompressor.stream_reader(body, read_across_frames=True) as reader:
        return reader.read(at_most)


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
