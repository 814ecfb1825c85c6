"""Staff: what waits for them, and when they are there."""

from bot.client import QuillcastClient
from cogs.staff import commands


async def setup(client: QuillcastClient) -> None:
    """Called by discord.py when the extension is loaded."""
    await commands.add(client)
