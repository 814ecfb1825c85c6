"""A bot of a few lines, for tests of the playground itself."""

import asyncio
from types import TracebackType
from typing import Any, Self

import discord
import yarl
from discord import app_commands

from bot.playground.server import Playground

INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, moderation=True, guild_reactions=True)


class TinyBot(discord.Client):
    """An unmodified discord.py client pointed at a playground; `seen` keeps what its events told."""

    def __init__(self, playground: Playground, **options: Any) -> None:
        options.setdefault("intents", INTENTS)
        super().__init__(max_messages=None, guild_ready_timeout=0.1, **options)
        self.playground = playground
        self.tree = app_commands.CommandTree(self)
        self.seen: list[tuple[str, Any]] = []
        self._task: asyncio.Task[None] | None = None

    async def on_message(self, message: discord.Message) -> None:
        self.seen.append(("message", message))

    async def on_raw_message_edit(self, event: discord.RawMessageUpdateEvent) -> None:
        self.seen.append(("edit", event))

    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        self.seen.append(("delete", event))

    async def on_member_ban(self, guild: discord.Guild, user: discord.User) -> None:
        self.seen.append(("ban", user))

    async def __aenter__(self) -> Self:
        discord.http.Route.BASE = self.playground.api_url
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(self.playground.gateway.url)
        await super().__aenter__()
        await self.login(self.playground.token)
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

    def events(self, kind: str) -> list[Any]:
        return [event for name, event in self.seen if name == kind]
