"""The inbox, and what staff do when something could not be delivered."""

from bot.client import QuillcastClient
from bot.delivery import Body, Outgoing
from bot.delivery.inbox import ECHO
from bot.guilds.service import CHANNEL_BROKEN, PROBLEM_CARD
from bot.texts import say
from bot.texts.markup import name
from cogs.collaboration.communities import name_of
from cogs.components.layouts import Layout, text
from cogs.delivery.inbox import Inbox
from cogs.delivery.stuck import problem_card, told_channel_broken

__all__ = ["setup"]


async def setup(client: QuillcastClient) -> None:
    """Called by discord.py when the extension is loaded."""

    async def echo(outgoing: Outgoing) -> Body:
        server = await name_of(client, outgoing.guild_id or 0)
        return Body(layout=Layout([text(say("inbox-echo", server=name(server, 100)))]))

    client.renderers[ECHO] = echo
    client.renderers[PROBLEM_CARD] = problem_card
    client.inbox_renderers[CHANNEL_BROKEN] = told_channel_broken
    await client.add_cog(Inbox(client))
