"""Setting a community up, and its settings."""

import discord
from discord.ext import commands as ext

from bot.client import QuillcastClient
from bot.delivery import Body, Outgoing
from bot.guilds.service import START_CARD
from cogs.components.doors import listening
from cogs.components.layouts import Layout
from cogs.guilds import commands, messages


class Membership(ext.Cog):
    """Notes when the bot is removed from a server or comes back, also while it was away."""

    def __init__(self, client: QuillcastClient) -> None:
        self._client = client

    @ext.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """We were removed."""
        await listening(self._client, "left a server", lambda: self._client.services.guilds.left(guild.id))

    @ext.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """We are (again) there."""
        await listening(self._client, "joined a server", lambda: self._client.services.guilds.joined(guild.id))

    @ext.Cog.listener()
    async def on_ready(self) -> None:
        """Connected: in which servers we are."""
        here = {guild.id for guild in self._client.guilds}
        await listening(self._client, "servers", lambda: self._client.services.guilds.reconcile(here))


async def _start_card(_outgoing: Outgoing) -> Body:
    return Body(layout=Layout(messages.start_card()), silent=True)


async def setup(client: QuillcastClient) -> None:
    """Called by discord.py when the extension is loaded."""
    client.renderers[START_CARD] = _start_card
    await commands.add(client)
    await client.add_cog(Membership(client))
