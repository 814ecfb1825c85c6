"""The daily digest."""

from bot.client import QuillcastClient
from bot.delivery import Body, InboxItem, Outgoing
from bot.digest.composition import EDITION_THREAD
from bot.digest.due import PAUSED_NOTE
from bot.digest.reading import SAVED_ITEM
from bot.digest.records import EDITION_CARD
from cogs.components.layouts import Item, Layout, text
from cogs.digest import changes, commands, drafts, messages, prompts, reading, staff_commands, subscriptions
from cogs.digest.edition import edition_items, thread_name
from cogs.digest.plain import saved_item

__all__ = ["changes", "drafts", "prompts", "reading", "setup", "staff_commands", "subscriptions"]


async def setup(client: QuillcastClient) -> None:
    """Called by discord.py when the extension is loaded."""
    digests = client.services.digest

    async def card(outgoing: Outgoing) -> Body | None:
        number = int(outgoing.ids.get("page", 0))
        edition = await digests.reading.card(int(outgoing.ids["edition_id"]))
        if edition is None or not edition.is_to_be_shown(number):
            return None
        return Body(layout=Layout(edition_items(edition, number)), title=thread_name(edition), silent=True)

    async def thread(outgoing: Outgoing) -> Body | None:
        edition = await digests.reading.card(int(outgoing.ids["edition_id"]))
        return None if edition is None else Body(layout=Layout([text("…")]), title=thread_name(edition))

    async def paused(outgoing: Outgoing) -> Body:
        return Body(layout=Layout(messages.paused(int(outgoing.ids["channel_id"]))))

    async def saved(item: InboxItem) -> list[Item]:
        edition_id, story_id = int(item.ids["edition_id"]), int(item.ids["story_id"])
        story = await digests.reading.saved(item.guild_id, edition_id, story_id)
        return [] if story is None else saved_item(story)

    client.renderers |= {EDITION_CARD: card, EDITION_THREAD: thread, PAUSED_NOTE: paused}
    client.inbox_renderers[SAVED_ITEM] = saved
    subscriptions.register(client)
    changes.register(client)
    await commands.add(client)
