"""The world's clock: real time plus an offset that may jump forward."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta


class WorldClock:
    """Time of the playground, in UTC. It runs at the speed of real time and jumps when asked to."""

    def __init__(self, starts_at: datetime | None = None) -> None:
        real = datetime.now(UTC)
        self._offset = (starts_at - real) if starts_at is not None else timedelta()
        self._jumped = asyncio.Event()

    @property
    def offset(self) -> timedelta:
        """World time minus real time."""
        return self._offset

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset

    def jump(self, by: timedelta) -> datetime:
        """Move forward by a duration and wake everybody who follows; time never runs backwards (ValueError)."""
        if by < timedelta():
            raise ValueError("the world's clock cannot run backwards")
        self._offset += by
        jumped, self._jumped = self._jumped, asyncio.Event()
        jumped.set()
        return self.now()

    def jump_to(self, at: datetime) -> datetime:
        """Move forward to an aware time; ValueError when it has passed."""
        return self.jump(at - self.now())

    async def offsets(self) -> AsyncIterator[timedelta]:
        """The offset now, and again after each jump."""
        while True:
            jumped = self._jumped
            yield self._offset
            await jumped.wait()
