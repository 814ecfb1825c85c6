"""What is stored about a person: shown, exported, deleted."""

from bot.client import QuillcastClient
from cogs.people.commands import PrivacyGroup


async def setup(client: QuillcastClient) -> None:
    """Called by discord.py when the extension is loaded."""
    await client.add_cog(PrivacyGroup())
