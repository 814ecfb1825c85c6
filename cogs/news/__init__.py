"""What the digest reads, and the stories that wait for staff."""

from bot.client import QuillcastClient
from bot.delivery import Body, Outgoing
from bot.news.cards import ENTRY_CARD
from cogs.components.layouts import Layout
from cogs.news import collecting, feed_page, held, messages
from cogs.news.commands import FeedGroup

__all__ = ["collecting", "feed_page", "held", "setup"]


async def setup(client: QuillcastClient) -> None:
    """Called by discord.py when the extension is loaded."""

    async def entry_card(outgoing: Outgoing) -> Body | None:
        story = await client.services.news.card(outgoing.guild_id or 0, int(outgoing.ids["entry_id"]))
        return None if story is None else Body(layout=Layout(messages.entry_card(story)), silent=True)

    client.renderers[ENTRY_CARD] = entry_card
    await client.add_cog(FeedGroup())
