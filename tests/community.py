"""A community on the playground with the real bot in it: what conversation tests speak through.

async def test_...(community):
    ana, sam = community.person("ana"), community.person("sam")
    reply = await ana.runs("/showcase submit")
"""

import asyncio
import contextlib
import functools
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.__main__ import Running, running
from bot.client import PERMISSIONS
from bot.database import KeyRing
from bot.playground.channels import allow, deny
from bot.playground.community import bot_role
from bot.playground.model import Channel, Guild
from bot.playground.people import Person
from bot.playground.permissions import Permission
from bot.playground.replies import Reply
from bot.playground.server import Playground
from bot.settings import Settings
from tests.playground.openapi import DiscordSpec, SpecObserver


class Community:
    """The seeded guilds, set up, with the bot connected."""

    def __init__(self, playground: Playground, settings: Settings) -> None:
        self.playground = playground
        self.settings = settings
        self._stack = contextlib.AsyncExitStack()
        self._bot: Running | None = None

    @property
    def bot(self) -> Running:
        """The bot that is running now."""
        if self._bot is None:
            raise RuntimeError("the bot is stopped")
        return self._bot

    def person(self, name: str) -> Person:
        """Somebody by first name: oda (operator), sam, stella (staff), ana, ben, cleo, dev, nia, omar (outsider)."""
        return self.playground.person(name)

    @property
    def guild(self) -> Guild:
        """Young Writers."""
        return self.playground.guild()

    def channel(self, name: str) -> Channel:
        """A channel of Young Writers."""
        return next(
            each
            for each in self.playground.world.channels.values()
            if each.name == name and each.guild_id == self.guild.id
        )

    async def start(self) -> None:
        """Start the bot (again)."""
        self._bot = await self._stack.enter_async_context(running(self.settings))

    async def stop(self) -> None:
        """A clean stop."""
        self._bot = None
        await self._stack.aclose()

    async def restart(self) -> None:
        """Stop and start, on the same database."""
        await self.stop()
        await self.start()

    async def set_up(self, owner: str = "oda") -> Reply:
        """`/setup start` and Start, as a person would."""
        person = self.person(owner)
        reply = await person.runs("/setup start", city="Berlin", staff_channel="staff", staff_role="Staff")
        return await person.presses(await reply.settled(), "Start")

    async def settles(self) -> None:
        """Wait, at most 10 real seconds, until everything that could leave for Discord has left."""
        async with asyncio.timeout(10):
            while True:
                written = self.bot.database.written.next()
                if await self.bot.services.delivery.idle():
                    return
                await written.wait()

    def take_from_bot(self, channel: str, permission: Permission) -> None:
        """Forbid the bot something in a channel."""
        role = bot_role(self.guild, self.playground.application)
        deny(self.playground.world, self.channel(channel), role.id, permission)

    def give_to_bot(self, channel: str, permission: Permission) -> None:
        """Allow the bot something in a channel."""
        role = bot_role(self.guild, self.playground.application)
        allow(self.playground.world, self.channel(channel), role.id, permission)

    def passes(self, time: timedelta) -> None:
        """Let time pass at once, for Discord and for the bot."""
        self.playground.clock.jump(time)

    async def lives(self, time: timedelta) -> None:
        """Let time pass hour by hour, so that what is due at an hour happens at it."""
        await self.playground.lives(time)


@functools.cache
def discord_spec() -> DiscordSpec | None:
    """Discord's own description of its API, where it lies beside the checkout: every exchange is held against it."""
    file = Path(__file__).parents[2] / "shared" / "discord" / "openapi.json"
    return DiscordSpec(file) if file.exists() else None


@contextlib.asynccontextmanager
async def open_community(
    database_url: str,
    *,
    set_up: bool = True,
    starts_at: datetime | None = None,
    reaching: frozenset[tuple[str, int]] = frozenset(),
    with_page: bool = False,
) -> AsyncIterator[Community]:
    """A playground of one test's own, with the bot on `database_url`.

    Args:
        starts_at: when its time begins; now, unless said.
        reaching: what else on loopback the bot may fetch from, by host and port.
        with_page: whether a browser can look at it.
    """
    spec = discord_spec()
    observer = SpecObserver(spec) if spec is not None else None
    async with Playground(with_page=with_page, starts_at=starts_at) as playground:
        # Both share one loop and a machine that may be busy; what Discord does after 3 s has tests of its own.
        playground.world.timing.acknowledge = 10.0
        if observer is not None:
            playground.observe(observer)
        for guild in playground.world.guilds.values():
            bot_role(guild, playground.application).permissions = Permission(PERMISSIONS.value)
        community = Community(
            playground,
            Settings(
                discord_token=playground.token,
                database_url=database_url,
                data_key=KeyRing.generate(),
                discord_api_url=playground.api_url,
                clock_url=playground.clock_url,
                outbound_allow=reaching | {("127.0.0.1", int(playground.host_and_port.rpartition(":")[2]))},
            ),
        )
        await community.start()
        try:
            if set_up:
                await community.set_up()
                await community.settles()
            yield community
        finally:
            await community.stop()
        assert playground.unimplemented == []
    if observer is not None:
        observer.assert_clean()
