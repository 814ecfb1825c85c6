"""What happens in the world, told to bots (by the gateway) and to people (their open windows)."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Event:
    """One happening, named as Discord's gateway names it.

    `seen_by` limits it to certain users; without it everybody who sees the channel (or is in the guild) is told.
    Names that Discord does not have are for people only and never reach a bot: INTERACTION_STATE.
    """

    name: str
    data: dict[str, Any]
    guild_id: int | None = None
    channel_id: int | None = None
    seen_by: frozenset[int] | None = None
    author_id: int | None = None
    extra: dict[str, Any] = field(default_factory=dict)


class Subscription:
    """A stream of events that somebody may see. It starts when made; close it when done."""

    def __init__(self, bus: "EventBus", wants: Callable[[Event], bool]) -> None:
        self._bus = bus
        self._wants = wants
        self._queue: asyncio.Queue[Event] = asyncio.Queue()

    def offer(self, event: Event) -> None:
        if self._wants(event):
            self._queue.put_nowait(event)

    async def next(self) -> Event:
        return await self._queue.get()

    def close(self) -> None:
        self._bus.remove(self.offer)

    async def __aiter__(self) -> AsyncIterator[Event]:
        try:
            while True:
                yield await self._queue.get()
        finally:
            self.close()

    def __enter__(self) -> "Subscription":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class EventBus:
    """Passes every event, at once and in order, to whoever listens."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Event], None]] = []

    def add(self, listener: Callable[[Event], None]) -> None:
        self._listeners.append(listener)

    def remove(self, listener: Callable[[Event], None]) -> None:
        if listener in self._listeners:
            self._listeners.remove(listener)

    def emit(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)

    def subscribe(self, wants: Callable[[Event], bool]) -> Subscription:
        subscription = Subscription(self, wants)
        self.add(subscription.offer)
        return subscription
