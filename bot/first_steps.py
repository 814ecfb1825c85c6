"""`quillcast init`: from nothing to a bot that waits in a server, on any system."""

import asyncio
import getpass
import os
from pathlib import Path

import discord
from dotenv import set_key

from bot.client import PERMISSIONS, SCOPES, point_at
from bot.database import KeyRing
from bot.errors import OperatorFacingError
from bot.settings import Settings

WAIT_SECONDS = 600
LOOK_SECONDS = 3


async def init(settings: Settings, env_file: Path = Path(".env")) -> None:
    """Ask for the token, write `.env`, print the invite link, wait until somebody used it.

    Raises:
        OperatorFacingError: no token was given, Discord does not accept it, or nobody used the link in 10 minutes.
    """
    token = settings.discord_token or getpass.getpass("Bot token (it is not shown): ").strip()
    if not token:
        raise OperatorFacingError("No token was given: copy it from the Bot page of your application.")
    await point_at(settings.discord_api_url)
    client = discord.Client(intents=discord.Intents.none())
    async with client:
        try:
            await client.login(token)
        except discord.LoginFailure as error:
            raise OperatorFacingError("Discord does not accept that token: reset it on the Bot page.") from error
        _write(env_file, token, settings)
        print(
            f"Wrote {env_file}. Keep it secret, and keep a copy of DATA_KEY: without it private texts cannot be read."
        )
        print("Invite the bot to your server with this link:")
        print(discord.utils.oauth_url(client.application_id or 0, permissions=PERMISSIONS, scopes=SCOPES))
        await _wait_for_a_server(client)
    print("The bot is in your server. Start it with `make run` (or `uv run quillcast`), then type /setup start there.")


def _write(env_file: Path, token: str, settings: Settings) -> None:
    env_file.touch(mode=0o600, exist_ok=True)
    if os.name == "posix":
        env_file.chmod(0o600)
    set_key(env_file, "DISCORD_TOKEN", token)
    if not settings.data_key:
        set_key(env_file, "DATA_KEY", KeyRing.generate())


async def _wait_for_a_server(client: discord.Client) -> None:
    for _ in range(WAIT_SECONDS // LOOK_SECONDS):
        async for _guild in client.fetch_guilds(limit=1):
            return
        await asyncio.sleep(LOOK_SECONDS)
    raise OperatorFacingError("Nobody used the link in 10 minutes. It stays valid; type `quillcast doctor` afterwards.")
