"""What the digest reads, and the stories that wait for staff."""

from bot.client import QuillcastClient
from bot.delivery import Body, InboxItem, Outgoing
from bot.news.asking import GIVEN_UP_CARD
from bot.news.cards import ENTRY_CARD
from bot.news.sharing import DECIDED, SHARE_CARD
from cogs.components.layouts import Item, Layout
from cogs.news import collecting, feed_messages, feed_page, held, messages, note_page, share_messages, sharing
from cogs.news.commands import FeedGroup

__all__ = ["collecting", "feed_page", "held", "note_page", "setup", "sharing"]


async def setup(client: QuillcastClient) -> None:
    """Called by discord.py when the extension is loaded."""

    async def entry_card(outgoing: Outgoing) -> Body | None:
        story = await client.services.news.card(outgoing.guild_id or 0, int(outgoing.ids["entry_id"]))
        return None if story is None else Body(layout=Layout(messages.entry_card(story)), silent=True)

    client.renderers[ENTRY_CARD] = entry_card

    async def share_card(outgoing: Outgoing) -> Body | None:
        if not await client.services.sharing.count_waiting(outgoing.guild_id or 0):
            return None
        return Body(layout=Layout(share_messages.staff_card()), silent=True)

    async def told_share(item: InboxItem) -> list[Item]:
        share = await client.services.sharing.told(item.guild_id, item.person_id, int(item.ids["share_id"]))
        return share_messages.told(share)

    async def given_up(outgoing: Outgoing) -> Body | None:
        ids = int(outgoing.ids["source_id"]), int(outgoing.ids["feed_id"])
        found = await client.services.sources.given_up(outgoing.guild_id or 0, *ids)
        return None if found is None else Body(layout=Layout(feed_messages.given_up(*found)), silent=True)

    client.renderers[GIVEN_UP_CARD] = given_up
    client.renderers[SHARE_CARD] = share_card
    client.inbox_renderers[DECIDED] = told_share
    client.tree.add_command(sharing.suggest_message)
    await client.add_cog(FeedGroup())
