"""The gateway: sessions of bots, their events, RESUME with replay (events/gateway)."""

import asyncio
import json
import logging
import secrets
import time
from collections import deque
from typing import Any

from aiohttp import WSMsgType, web

from bot.playground import guild_shapes, shapes
from bot.playground.events import Event
from bot.playground.intents import KNOWN_BITS, PRIVILEGED, Intent, wanted
from bot.playground.model import Application, Json
from bot.playground.transport import Encoder, encoder_for
from bot.playground.world import World

_log = logging.getLogger(__name__)
_DISPATCH, _HEARTBEAT, _IDENTIFY, _PRESENCE, _VOICE = range(5)
_RESUME, _RECONNECT, _MEMBERS, _INVALID, _HELLO, _ACK = range(6, 12)
_BUFFERED_EVENTS = 1000
_CHANNEL_EVENTS = frozenset({"CHANNEL_CREATE", "CHANNEL_UPDATE", "CHANNEL_DELETE"})
_UNKNOWN_OPCODE, _BAD_JSON, _NOT_AUTHENTICATED, _BAD_TOKEN, _TWICE = 4001, 4002, 4003, 4004, 4005
_INVALID_INTENTS, _DISALLOWED_INTENTS = 4013, 4014


class Session:
    """What one identified bot is told; it outlives its connection so that it can be resumed."""

    def __init__(self, world: World, application: Application, intents: Intent) -> None:
        self.id = secrets.token_hex(16)
        self.application = application
        self.intents = intents
        self.connection: Connection | None = None
        self.lost_at: float | None = None
        self.sequence = 0
        self._world = world
        self._sent: deque[Json] = deque(maxlen=_BUFFERED_EVENTS)

    def on_event(self, event: Event) -> None:
        """Take an event of the world if this bot is told of it."""
        bot_id = self.application.id
        if not wanted(self.intents, event) and not self._about_itself(event):
            return
        if self._world.sees_event(bot_id, event) or self._of_own_guild(event):
            self.dispatch(event.name, self._adapted(event))

    def _of_own_guild(self, event: Event) -> bool:
        """Bots are told of all channels of their guilds, also of those they cannot see into."""
        guild = self._world.guilds.get(event.guild_id or 0)
        return guild is not None and self.application.id in guild.members and event.name in _CHANNEL_EVENTS

    def _about_itself(self, event: Event) -> bool:
        return event.name == "GUILD_MEMBER_UPDATE" and event.author_id == self.application.id

    def _adapted(self, event: Event) -> Json:
        readable = event.guild_id is None or self.intents & Intent.MESSAGE_CONTENT
        if event.name in ("MESSAGE_CREATE", "MESSAGE_UPDATE") and not readable:
            return shapes.redacted(event.data, self.application.id)
        return event.data

    def dispatch(self, name: str, data: Json) -> None:
        self.sequence += 1
        payload = {"op": _DISPATCH, "t": name, "s": self.sequence, "d": data}
        self._sent.append(payload)
        if self.connection is not None:
            self.connection.queue(payload)

    def since(self, sequence: int) -> list[Json] | None:
        """Events after a sequence number; None when some of them are no longer kept."""
        if sequence > self.sequence or (self._sent and self._sent[0]["s"] > sequence + 1):
            return None
        return [payload for payload in self._sent if payload["s"] > sequence]


class Connection:
    """One websocket. Payloads leave in order from a queue; None ends it with a close code."""

    def __init__(self, ws: web.WebSocketResponse, encoder: Encoder) -> None:
        self.ws = ws
        self._encoder = encoder
        self._queue: asyncio.Queue[Json | int] = asyncio.Queue()
        self.closing = False

    def queue(self, payload: Json) -> None:
        self._queue.put_nowait(payload)

    def close(self, code: int) -> None:
        self._queue.put_nowait(code)

    async def pump(self) -> None:
        """Send until closed."""
        while True:
            item = await self._queue.get()
            if isinstance(item, int):
                self.closing = True
                await self.ws.close(code=item)
                return
            try:
                await self._encoder.send(self.ws, item)
            except (ConnectionError, RuntimeError):
                return


class Gateway:
    """All sessions, and the levers that make a gateway misbehave."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.sessions: dict[str, Session] = {}
        self.connections: set[Connection] = set()
        self.identifies = 0
        self.resumes = 0
        self.refuses = False
        self.connected = asyncio.Event()

    @property
    def url(self) -> str:
        return self._world.origin.replace("http", "ws", 1) + "/gateway"

    def drop(self, code: int = 4000) -> None:
        """Cut every connection; 4000 lets clients resume."""
        for connection in tuple(self.connections):
            connection.close(code)

    def ask_to_reconnect(self) -> None:
        """Opcode 7, as Discord sends before it moves a connection."""
        for connection in tuple(self.connections):
            connection.queue({"op": _RECONNECT, "d": None, "s": None, "t": None})

    def forget_sessions(self) -> None:
        """Make every later RESUME fail, so that clients identify anew."""
        for session in self.sessions.values():
            self._world.bus.remove(session.on_event)
        self.sessions.clear()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Handle one websocket from hello to close."""
        if self.refuses:
            return web.Response(status=503, text="no gateway")
        ws = web.WebSocketResponse(max_msg_size=0, autoping=True)
        await ws.prepare(request)
        connection = Connection(ws, encoder_for(request.query.get("compress")))
        self.connections.add(connection)
        interval = int(self._world.timing.heartbeat * 1000)
        connection.queue({"op": _HELLO, "d": {"heartbeat_interval": interval}, "s": None, "t": None})
        pump = asyncio.create_task(connection.pump())
        try:
            await self._receive(connection)
        finally:
            self.connections.discard(connection)
            self._lose(connection, None if connection.closing else ws.close_code)
            if connection.closing:
                await pump
            pump.cancel()
        return ws

    def _lose(self, connection: Connection, code: int | None) -> None:
        for session in tuple(self.sessions.values()):
            if session.connection is connection:
                session.connection = None
                session.lost_at = time.monotonic()
                if code in (1000, 1001):
                    self._end(session)
        if all(session.connection is None for session in self.sessions.values()):
            self.connected.clear()

    def _end(self, session: Session) -> None:
        self._world.bus.remove(session.on_event)
        self.sessions.pop(session.id, None)

    async def _receive(self, connection: Connection) -> None:
        async for message in connection.ws:
            if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                continue
            try:
                payload = json.loads(message.data)
                op, body = payload["op"], payload.get("d")
            except (ValueError, KeyError, TypeError):
                connection.close(_BAD_JSON)
                return
            await self._handle(connection, op, body)

    async def _handle(self, connection: Connection, op: int, body: Any) -> None:
        session = next((s for s in self.sessions.values() if s.connection is connection), None)
        if op == _HEARTBEAT:
            connection.queue({"op": _ACK, "d": None, "s": None, "t": None})
        elif op == _IDENTIFY:
            if session is not None:
                connection.close(_TWICE)
            else:
                self._identify(connection, body)
        elif op == _RESUME:
            self._resume(connection, body)
        elif session is None:
            connection.close(_NOT_AUTHENTICATED)
        elif op == _MEMBERS:
            self._members(session, body)
        elif op not in (_PRESENCE, _VOICE):
            connection.close(_UNKNOWN_OPCODE)

    def _application(self, token: str) -> Application | None:
        return next((a for a in self._world.applications.values() if a.owns(token)), None)

    def _identify(self, connection: Connection, body: Json) -> None:
        self.identifies += 1
        application = self._application(str(body.get("token")))
        intents = body.get("intents")
        if application is None:
            connection.close(_BAD_TOKEN)
        elif not isinstance(intents, int) or intents & ~KNOWN_BITS:
            connection.close(_INVALID_INTENTS)
        elif intents & PRIVILEGED & ~application.privileged_intents:
            connection.close(_DISALLOWED_INTENTS)
        else:
            self._begin(connection, application, Intent(intents), body.get("shard") or [0, 1])

    def _begin(self, connection: Connection, application: Application, intents: Intent, shard: list[int]) -> None:
        self._drop_stale()
        session = Session(self._world, application, intents)
        session.connection = connection
        self.sessions[session.id] = session
        guilds = [g for g in self._world.guilds.values() if application.id in g.members]
        ready: Json = {
            "v": 10,
            "user": shapes.own_user(self._world.users[application.id]),
            "guilds": [{"id": str(g.id), "unavailable": True} for g in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "session_type": "normal",
            "private_channels": [],
            "shard": shard,
            "application": {"id": str(application.id), "flags": 0},
        }
        session.dispatch("READY", ready)
        if intents & Intent.GUILDS:
            for guild in guilds:
                session.dispatch("GUILD_CREATE", guild_shapes.gateway_guild(self._world, guild, application.id))
        self._world.bus.add(session.on_event)
        self.connected.set()

    def _drop_stale(self) -> None:
        oldest = time.monotonic() - self._world.timing.resume
        for session in tuple(self.sessions.values()):
            if session.lost_at is not None and session.connection is None and session.lost_at < oldest:
                self._end(session)

    def _resume(self, connection: Connection, body: Json) -> None:
        self._drop_stale()
        session = self.sessions.get(str(body.get("session_id")))
        application = self._application(str(body.get("token")))
        if application is None:
            connection.close(_BAD_TOKEN)
            return
        missed = session.since(int(body.get("seq") or 0)) if session is not None else None
        if session is None or missed is None or session.application is not application:
            connection.queue({"op": _INVALID, "d": False, "s": None, "t": None})
            return
        self.resumes += 1
        if session.connection is not None:
            session.connection.close(4000)
        session.connection, session.lost_at = connection, None
        self.connected.set()
        for payload in missed:
            connection.queue(payload)
        session.dispatch("RESUMED", {"_trace": []})

    def _members(self, session: Session, body: Json) -> None:
        guild = self._world.guilds.get(int(body["guild_id"]))
        if guild is None or session.application.id not in guild.members:
            return
        ids = body.get("user_ids")
        wanted_ids = {int(i) for i in (ids if isinstance(ids, list) else [ids])} if ids is not None else None
        query = str(body.get("query") or "").lower()
        found = [
            shapes.member(self._world, m)
            for m in guild.members.values()
            if (m.user_id in wanted_ids if wanted_ids is not None else self._starts(m.user_id, query))
        ]
        chunk: Json = {
            "guild_id": str(guild.id),
            "members": found[: body.get("limit") or None],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [],
        }
        if body.get("nonce") is not None:
            chunk["nonce"] = body["nonce"]
        session.dispatch("GUILD_MEMBERS_CHUNK", chunk)

    def _starts(self, user_id: int, query: str) -> bool:
        user = self._world.users[user_id]
        return user.username.lower().startswith(query) or user.display_name.lower().startswith(query)
