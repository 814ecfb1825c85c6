"""The daily digest."""

from bot.client import QuillcastClient
from bot.delivery import Body, Outgoing
from bot.digest.service import EDITION_CARD
from cogs.components.layouts import Layout, buttons
from cogs.digest import commands, messages
from cogs.safety.controls import report_button


async def setup(client: QuillcastClient) -> None:
    """Called by discord.py when the extension is loaded."""

    async def card(outgoing: Outgoing) -> Body | None:
        edition_id = int(outgoing.ids["edition_id"])
        edition = await client.services.digest.edition(edition_id)
        if edition is None or edition.is_empty:
            return None
        items = messages.edition_items(edition)
        return Body(layout=Layout([*items, *buttons(report_button(f"edition:{edition_id}"))]), silent=True)

    client.renderers[EDITION_CARD] = card
    await commands.add(client)
