"""Discord bans an address for 10,000 invalid requests in 10 minutes; refused DMs count. We stop long before."""

import asyncio
from collections import deque

WINDOW_SECONDS = 600.0
MOST_REFUSALS = 300


class Breaker:
    """Opens after 300 refusals in 10 minutes of real time and closes when enough of them are past."""

    def __init__(self, most: int = MOST_REFUSALS) -> None:
        self._refusals: deque[float] = deque(maxlen=most)

    def count(self) -> None:
        """One request was answered with 401, 403 or 429, whoever made it."""
        self._refusals.append(asyncio.get_running_loop().time())

    def seconds_left(self) -> float:
        """How long nothing may go out; 0 while it is closed."""
        if len(self._refusals) < (self._refusals.maxlen or 0):
            return 0.0
        return max(0.0, self._refusals[0] + WINDOW_SECONDS - asyncio.get_running_loop().time())
