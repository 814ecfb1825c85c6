"""Open windows: each hears, over its websocket, what its person can see happen."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aiohttp import web

from bot.playground import shapes
from bot.playground.events import Event
from bot.playground.model import Json, Message
from bot.playground.page import view

if TYPE_CHECKING:
    from bot.playground.people import Person
    from bot.playground.world import World

_MESSAGE_EVENTS = {"MESSAGE_CREATE": "create", "MESSAGE_UPDATE": "update"}
_REACTIONS = ("MESSAGE_REACTION_ADD", "MESSAGE_REACTION_REMOVE", "MESSAGE_REACTION_REMOVE_ALL")
_STRUCTURE = ("CHANNEL_", "THREAD_", "GUILD_", "ROLE_", "APPLICATION_COMMAND")
_COALESCE_SECONDS = 0.03

Snapshot = Callable[["Person"], Json]


class Window:
    """One connection of one person."""

    def __init__(self, ws: web.WebSocketResponse, person: "Person", snapshot: Snapshot) -> None:
        self._ws = ws
        self._person = person
        self._snapshot = snapshot
        self._stale = asyncio.Event()

    @property
    def _world(self) -> "World":
        return self._person.world

    def refresh(self) -> None:
        """Send a new picture of guilds, channels and switches soon."""
        self._stale.set()

    async def run(self) -> None:
        """Serve until the connection ends."""
        await self._send({"type": "snapshot", "snapshot": self._snapshot(self._person)})
        with self._world.bus.subscribe(self._wants) as events:

            async def follow() -> None:
                while True:
                    await self._tell(await events.next())

            tasks = [asyncio.create_task(work()) for work in (follow, self._repaint, self._follow_clock)]
            try:
                async for _ in self._ws:
                    pass
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    def _wants(self, event: Event) -> bool:
        return event.name.startswith(_STRUCTURE) or self._world.sees_event(self._person.id, event)

    async def _send(self, body: Json) -> None:
        with suppress(ConnectionError):
            await self._ws.send_json(body)

    async def _tell(self, event: Event) -> None:
        if event.name.startswith(_STRUCTURE):
            self.refresh()
        elif event.name in _MESSAGE_EVENTS:
            await self._tell_message(_MESSAGE_EVENTS[event.name], event.data["channel_id"], event.data["id"])
        elif event.name in _REACTIONS:
            await self._tell_message("update", event.data["channel_id"], event.data["message_id"])
        elif event.name == "MESSAGE_DELETE":
            await self._tell_deletion(event, event.data["id"])
        elif event.name == "MESSAGE_DELETE_BULK":
            for message_id in event.data["ids"]:
                await self._tell_deletion(event, message_id)
        elif event.name == "TYPING_START":
            await self._send({"type": "typing", "channel_id": str(event.channel_id), "user_id": event.data["user_id"]})

    async def _tell_message(self, action: str, channel_id: str, message_id: str) -> None:
        message = self._visible(int(channel_id), int(message_id))
        if message is None:
            return
        await self._send(
            {
                "type": "message",
                "action": action,
                "channel_id": channel_id,
                "message_id": message_id,
                "message": view.message_list(self._world, [message], self._person.id)[0],
            }
        )

    def _visible(self, channel_id: int, message_id: int) -> Message | None:
        message = self._world.messages[channel_id].get(message_id)
        if message is None or message.deleted or message.ephemeral_for not in (None, self._person.id):
            return None
        return message

    async def _tell_deletion(self, event: Event, message_id: str) -> None:
        body = {"type": "message", "action": "delete", "channel_id": str(event.channel_id), "message_id": message_id}
        await self._send(body)

    async def _repaint(self) -> None:
        while True:
            await self._stale.wait()
            await asyncio.sleep(_COALESCE_SECONDS)
            self._stale.clear()
            await self._send({"type": "snapshot", "snapshot": self._snapshot(self._person)})

    async def _follow_clock(self) -> None:
        async for offset in self._world.clock.offsets():
            await self._send({"type": "clock", "now": shapes.stamp(datetime.now(UTC) + offset)})


class Windows:
    """All open windows of one playground."""

    def __init__(self) -> None:
        self._open: set[Window] = set()

    async def serve(self, ws: web.WebSocketResponse, person: "Person", snapshot: Snapshot) -> None:
        window = Window(ws, person, snapshot)
        self._open.add(window)
        try:
            await window.run()
        finally:
            self._open.discard(window)

    def refresh(self) -> None:
        """Something changed that the world has no event for: a switch of the panel."""
        for window in self._open:
            window.refresh()
