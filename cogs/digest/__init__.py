"""The daily digest."""

from bot.client import QuillcastClient
from bot.delivery import Body, Outgoing
from bot.digest.composition import EDITION_CARD, subject_of
from bot.digest.due import PAUSED_NOTE
from cogs.components.layouts import Layout, buttons
from cogs.digest import commands, messages
from cogs.safety.controls import report_button


async def setup(client: QuillcastClient) -> None:
    """Called by discord.py when the extension is loaded."""

    async def card(outgoing: Outgoing) -> Body | None:
        edition_id = int(outgoing.ids["edition_id"])
        edition = await client.services.digest.edition(edition_id)
        # What stands in the channel is rendered anew although all of it was taken down.
        if edition is None or (edition.is_empty and not edition.is_posted):
            return None
        items = messages.edition_items(edition)
        return Body(layout=Layout([*items, *buttons(report_button(subject_of(edition_id)))]), silent=True)

    async def paused(outgoing: Outgoing) -> Body:
        return Body(layout=Layout(messages.paused(int(outgoing.ids["channel_id"]))))

    client.renderers[EDITION_CARD] = card
    client.renderers[PAUSED_NOTE] = paused
    await commands.add(client)
