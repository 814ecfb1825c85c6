"""Transport compression of the gateway: one stream for a whole connection, flushed after each payload."""

import json
import zlib
from typing import Any, Protocol

import zstandard
from aiohttp import web


class Encoder(Protocol):
    async def send(self, ws: web.WebSocketResponse, payload: dict[str, Any]) -> None: ...


class PlainText:
    async def send(self, ws: web.WebSocketResponse, payload: dict[str, Any]) -> None:
        await ws.send_str(json.dumps(payload))


class ZlibStream:
    """One deflate stream; every payload ends with a sync flush."""

    def __init__(self) -> None:
        self._stream = zlib.compressobj()

    async def send(self, ws: web.WebSocketResponse, payload: dict[str, Any]) -> None:
        body = self._stream.compress(json.dumps(payload).encode())
        await ws.send_bytes(body + self._stream.flush(zlib.Z_SYNC_FLUSH))


class ZstdStream:
    """One endless zstd frame; every payload ends a block."""

    def __init__(self) -> None:
        self._stream = zstandard.ZstdCompressor(level=3).compressobj()

    async def send(self, ws: web.WebSocketResponse, payload: dict[str, Any]) -> None:
        body = self._stream.compress(json.dumps(payload).encode())
        await ws.send_bytes(body + self._stream.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK))


def encoder_for(compress: str | None) -> Encoder:
    """The encoder that the connection's `compress` parameter asks for."""
    if compress == "zlib-stream":
        return ZlibStream()
    if compress == "zstd-stream":
        return ZstdStream()
    return PlainText()
