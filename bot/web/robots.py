"""robots.txt (RFC 9309): whether a site lets robots read a page."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from bot.clock import Clock
from bot.web.fetching import Fetcher
from bot.web.refusals import FetchError

KEPT_FOR = timedelta(days=1)
MOST_KEPT = 1000
OUR_NAME = "Quillcast"


class Robots:
    """Asks each site once a day."""

    def __init__(self, fetcher: Fetcher, clock: Clock) -> None:
        self._fetcher = fetcher
        self._clock = clock
        self._kept: dict[str, tuple[datetime, RobotFileParser]] = {}

    async def allow(self, url: str) -> bool:
        """Whether `url` may be read. A site without the file allows all; one that fails to answer (5xx) nothing."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        kept = self._kept.get(origin)
        if kept is None or self._clock.now() - kept[0] > KEPT_FOR:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            kept = self._kept[origin] = (self._clock.now(), await self._ask(origin))
        return kept[1].can_fetch(OUR_NAME, url)

    async def _ask(self, origin: str) -> RobotFileParser:
        rules = RobotFileParser()
        try:
            fetched = await self._fetcher.fetch(f"{origin}/robots.txt")
        except FetchError:
            rules.parse(["User-agent: *", "Disallow: /"])
            return rules
        if fetched.status >= 500:
            rules.parse(["User-agent: *", "Disallow: /"])
        elif fetched.status >= 400:
            rules.parse([])
        else:
            rules.parse(fetched.body.decode("utf-8", "replace").splitlines())
        return rules
