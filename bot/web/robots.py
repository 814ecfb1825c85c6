"""robots.txt (RFC 9309): whether a site lets robots read a page."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from protego import Protego

from bot.clock import Clock
from bot.web.fetching import Fetcher
from bot.web.refusals import FetchError

KEPT_FOR = timedelta(days=1)
REFUSED_FOR = timedelta(hours=1)
MOST_KEPT = 1000
OUR_NAME = "Quillcast"
# "at least 500 kibibytes" (RFC 9309, 2.5).
MOST_BYTES = 500 * 1024
_READ_INLINE = 20_000


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a site said. `rules` is None where it could not be asked, which allows nothing."""

    until: datetime
    rules: Protego | None


class Robots:
    """Asks each site once a day; one that did not answer again after an hour."""

    def __init__(self, fetcher: Fetcher, clock: Clock) -> None:
        self._fetcher = fetcher
        self._clock = clock
        self._kept: dict[str, _Kept] = {}

    async def allow(self, url: str) -> bool:
        """Whether `url` may be read. A site without the file allows all; one that fails to answer (5xx) nothing."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        kept = self._kept.get(origin)
        if kept is None or self._clock.now() >= kept.until:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            kept = self._kept[origin] = await self._ask(origin)
        return kept.rules is not None and kept.rules.can_fetch(url, OUR_NAME)

    async def _ask(self, origin: str) -> _Kept:
        now = self._clock.now()
        try:
            fetched = await self._fetcher.fetch(f"{origin}/robots.txt")
        except FetchError:
            return _Kept(now + REFUSED_FOR, None)
        if fetched.status >= 500 or fetched.status == 429:
            return _Kept(now + REFUSED_FOR, None)
        body = fetched.body[:MOST_BYTES] if fetched.status < 300 else b""
        # A file of many thousand lines takes half a second to read: too long for the event loop.
        read = asyncio.to_thread(_read, body) if len(body) > _READ_INLINE else None
        return _Kept(now + KEPT_FOR, await read if read is not None else _read(body))


def _read(body: bytes) -> Protego:
    return Protego.parse(body.decode("utf-8-sig", "replace"))
