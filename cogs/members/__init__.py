"""Profiles."""

from bot.client import QuillcastClient
from cogs.members import commands


async def setup(client: QuillcastClient) -> None:
    """Called by discord.py when the extension is loaded."""
    await commands.add(client)
