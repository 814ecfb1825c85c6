"""The smallest bot that answers a command with a constant: discord.py alone, or with a database open."""

import asyncio
import os
import sys

import aiohttp
import discord
import yarl
from discord import app_commands


class Bare(discord.Client):
    """Nothing of ours in it."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), max_messages=None, guild_ready_timeout=0.1)
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        @self.tree.command(name="constant", description="Answers with a constant")
        async def constant(interaction: discord.Interaction[Bare]) -> None:
            await interaction.response.send_message("constant", ephemeral=True)

        await self.tree.sync()
        if "BARE_DATABASE" in os.environ:
            from sqlalchemy import text
            from sqlalchemy.ext.asyncio import create_async_engine

            engine = create_async_engine(os.environ["BARE_DATABASE"])
            async with engine.begin() as connection:
                await connection.execute(text("CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY)"))


async def main() -> None:
    """Connect and stay."""
    api = os.environ["DISCORD_API_URL"]
    discord.http.Route.BASE = api
    async with aiohttp.ClientSession() as session, session.get(f"{api}/gateway") as response:
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL((await response.json())["url"])
    async with Bare() as bot:
        await bot.start(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
