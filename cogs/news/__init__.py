"""What the digest reads, and the stories that wait for staff."""

from bot.client import QuillcastClient
from cogs.news import collecting, feed_page, held
from cogs.news.commands import FeedGroup

__all__ = ["collecting", "feed_page", "held", "setup"]


async def setup(client: QuillcastClient) -> None:
    """Called by discord.py when the extension is loaded."""
    await client.add_cog(FeedGroup())
