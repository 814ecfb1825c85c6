"""Discord bans an address for 10,000 invalid requests in 10 minutes; refused DMs count. We stop long before."""

import asyncio
from collections import deque

WINDOW_SECONDS = 600.0
MOST_REFUSALS = 300


class Breaker:
    """Opens after 300 refusals in 10 minutes of real time and closes when enough of them are past."""

    def __init__(self) -> None:
        self._refusals: deque[float] = deque(maxlen=MOST_REFUSALS)

    def count(self) -> None:
        """One request was answered with 401 or 403."""
        self._refusals.append(asyncio.get_running_loop().time())

    async def closed(self) -> None:
        """Return when requests may go out."""
        if len(self._refusals) == MOST_REFUSALS:
            left = self._refusals[0] + WINDOW_SECONDS - asyncio.get_running_loop().time()
            if left > 0:
                await asyncio.sleep(left)
