"""The discord.py client: where it connects, what it asks for, and what it tells Discord of our commands."""

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import aiohttp
import discord
import structlog
import yarl
from discord import app_commands
from discord.ext import commands

from bot.client.transport import DiscordTransport
from bot.delivery import Breaker, InboxItem, Renderer
from bot.errors import OperatorFacingError
from bot.services import Services

log = structlog.get_logger()

# We never join voice: no need to warn that we could not.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False

INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, moderation=True)
# What the invite link asks for: exactly what the outbox and the doors use, and the conversation tests grant.
PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    # The thread below an edition, with what is too much for one message.
    create_public_threads=True,
    send_messages_in_threads=True,
    # Whose author takes it down, a forum post goes with all that was written below it.
    manage_threads=True,
    attach_files=True,
    # To see after a failure whether something was sent.
    read_message_history=True,
    # The mark on a reply of staff that was passed on.
    add_reactions=True,
)
SCOPES = ("bot", "applications.commands")
_SUPPORTED_GATEWAY_CLOSES = {4013: "intents that do not exist", 4014: "intents that are not allowed"}

# The words and buttons of one inbox item; the cog that put it there makes them when it is read.
InboxRenderer = Callable[[InboxItem], Awaitable[Sequence[discord.ui.Item[discord.ui.LayoutView]]]]


class QuillcastClient(commands.Bot):
    """One connection to Discord. Events of messages are raw: there is no message cache (safety rule 1).

    Args:
        extensions: the cogs to load, by module name.
    """

    def __init__(
        self,
        services: Services,
        *,
        tree_cls: type[app_commands.CommandTree["QuillcastClient"]],
        extensions: Sequence[str],
    ) -> None:
        self.breaker = Breaker()
        super().__init__(
            http_trace=_counting(self.breaker),
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=tree_cls,
            intents=INTENTS,
            max_messages=None,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            # What works in a direct message says so itself: the library lets `guild_only` keep what stands here.
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            guild_ready_timeout=0.1,
            max_ratelimit_timeout=60.0,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self.services = services
        self.transport = DiscordTransport(self)
        self.renderers: dict[str, Renderer] = {}
        self.inbox_renderers: dict[str, InboxRenderer] = {}
        self.busy: set[asyncio.Task[object]] = set()
        self._extensions_wanted = tuple(extensions)
        self._ready_event = asyncio.Event()

    async def setup_hook(self) -> None:
        for extension in self._extensions_wanted:
            await self.load_extension(extension)
        await self._tell_commands()

    async def on_message(self, message: discord.Message, /) -> None:
        """Nothing by itself: there are no prefix commands; cogs listen on their own."""

    async def _tell_commands(self) -> None:
        """Tell Discord our commands where they changed: creations are limited to 200 a day."""
        application_id = self.application_id
        if application_id is None:
            raise RuntimeError("commands are told after login")
        told: list[app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu] = [
            *self.tree.get_commands(type=discord.AppCommandType.chat_input),
            *self.tree.get_commands(type=discord.AppCommandType.user),
            *self.tree.get_commands(type=discord.AppCommandType.message),
        ]
        translator = self.tree.translator
        payloads = [
            command.to_dict(self.tree)
            if translator is None
            else await command.get_translated_payload(self.tree, translator)
            for command in told
        ]
        fingerprint = hashlib.sha256(json.dumps(payloads, sort_keys=True, default=str).encode()).hexdigest()
        if await self.services.delivery.commands_known(application_id) != fingerprint:
            await self.tree.sync()
            await self.services.delivery.commands_told(application_id, fingerprint)
            log.info("commands told", count=len(payloads))

    async def wait_until_really_ready(self) -> None:
        """Return once connected with all guilds known; the library's own wait fails when called before login."""
        await self._ready_event.wait()

    async def on_ready(self) -> None:
        """Connected, or connected anew."""
        self._ready_event.set()

    def invite_url(self) -> str:
        """The link that adds the bot to a server with the permissions it needs and no more."""
        if self.application_id is None:
            raise RuntimeError("known after login")
        return discord.utils.oauth_url(self.application_id, permissions=PERMISSIONS, scopes=SCOPES)


def _counting(breaker: Breaker) -> aiohttp.TraceConfig:
    """Count what Discord counts as invalid: 401, 403, and 429 but for a limit shared with others."""
    trace = aiohttp.TraceConfig()

    async def answered(_session: object, _context: object, exchange: aiohttp.TraceRequestEndParams) -> None:
        shared = exchange.response.headers.get("X-RateLimit-Scope") == "shared"
        if exchange.response.status in (401, 403) or (exchange.response.status == 429 and not shared):
            breaker.count()

    trace.on_request_end.append(answered)
    return trace


async def point_at(api_url: str) -> None:
    """Make the library connect to `api_url` and to the gateway that it names.

    Raises:
        OperatorFacingError: nothing that speaks Discord answers there.
    """
    # The library has no parameter for these; see its issue about custom API endpoints.
    discord.http.Route.BASE = api_url
    origin = str(yarl.URL(api_url).origin())
    discord.Asset.BASE = f"{origin}/cdn"
    try:
        async with aiohttp.ClientSession() as session, session.get(f"{api_url}/gateway") as response:
            gateway = (await response.json())["url"]
    except (aiohttp.ClientError, KeyError, ValueError) as error:
        raise OperatorFacingError(f"Nothing that speaks Discord answers at DISCORD_API_URL ({api_url}).") from error
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)


async def log_in(client: QuillcastClient, token: str) -> None:
    """Log in over REST alone.

    Raises:
        OperatorFacingError: the token is refused.
    """
    try:
        await client.login(token)
    except discord.LoginFailure as error:
        raise OperatorFacingError(
            "Discord does not accept DISCORD_TOKEN: reset it on the Bot page and copy it."
        ) from error


async def connect(client: QuillcastClient, token: str) -> None:
    """Log in and stay connected until the client is closed.

    Raises:
        OperatorFacingError: the token or the intents are refused; trying again would only use up logins.
    """
    try:
        await client.start(token)
    except discord.LoginFailure as error:
        raise OperatorFacingError(
            "Discord does not accept DISCORD_TOKEN: reset it on the Bot page and copy it."
        ) from error
    except discord.PrivilegedIntentsRequired as error:
        raise OperatorFacingError("Discord refuses the intents (4014); none of ours are privileged.") from error
    except discord.ConnectionClosed as error:
        if error.code == 4004:
            raise OperatorFacingError("Discord does not accept DISCORD_TOKEN (4004): reset it and copy it.") from error
        if error.code in _SUPPORTED_GATEWAY_CLOSES:
            raise OperatorFacingError(
                f"Discord refuses to connect: {_SUPPORTED_GATEWAY_CLOSES[error.code]} ({error.code})."
            ) from error
        raise
