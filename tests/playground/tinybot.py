"""A bot of a few lines, for tests of the playground itself: an unmodified discord.py client."""

import asyncio
from types import TracebackType
from typing import Any, Self

import discord
import yarl
from discord import app_commands

from bot.playground.server import Playground

INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, moderation=True, guild_reactions=True)


class TinyBot(discord.Client):
    """Logs in, syncs its command tree and connects when entered; `seen` keeps what its events told."""

    def __init__(self, playground: Playground, *, connects: bool = True, **options: Any) -> None:
        options.setdefault("intents", INTENTS)
        super().__init__(max_messages=None, guild_ready_timeout=0.05, **options)
        self.playground = playground
        self.tree = app_commands.CommandTree(self)
        self.seen: list[tuple[str, Any]] = []
        self._connects = connects
        self._told = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        discord.http.Route.BASE = self.playground.api_url
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(self.playground.gateway.url)
        await super().__aenter__()
        await self.login(self.playground.token)
        if self._connects:
            await self.tree.sync()
            self._task = asyncio.create_task(self.connect())
            await self.wait_until_ready()
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()
        if self._task is not None:
            await self._task

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """No pause before identifying again: the playground has no limit on that."""

    def _note(self, kind: str, event: Any) -> None:
        self.seen.append((kind, event))
        self._told.set()

    async def on_message(self, message: discord.Message) -> None:
        self._note("message", message)

    async def on_raw_message_edit(self, event: discord.RawMessageUpdateEvent) -> None:
        self._note("edit", event)

    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        self._note("delete", event)

    async def on_raw_reaction_add(self, event: discord.RawReactionActionEvent) -> None:
        self._note("reaction", event)

    async def on_member_ban(self, _guild: discord.Guild, user: discord.User) -> None:
        self._note("ban", user)

    async def on_thread_create(self, thread: discord.Thread) -> None:
        self._note("thread", thread)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self._note("gone", guild)

    async def on_resumed(self) -> None:
        self._note("resumed", None)

    def events(self, kind: str) -> list[Any]:
        return [event for name, event in self.seen if name == kind]

    async def told(self, kind: str, count: int = 1) -> list[Any]:
        """Wait until so many events of a kind arrived."""
        async with asyncio.timeout(5):
            while len(self.events(kind)) < count:
                self._told.clear()
                await self._told.wait()
        return self.events(kind)

    async def raw(self, method: str, path: str, body: Any = None) -> Any:
        """One REST request as given, past all checks of the library."""
        route = discord.http.Route(method, path)
        return await (self.http.request(route) if body is None else self.http.request(route, json=body))
