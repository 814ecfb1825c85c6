"""Looking for each other, and messages that pass through the bot."""

import discord
from discord.ext import commands as ext

from bot.client import QuillcastClient
from cogs.collaboration import commands, conversations, forms, inquiries, offers
from cogs.collaboration.deliveries import Deliveries
from cogs.collaboration.dms import DirectMessages
from cogs.collaboration.staff_replies import StaffReplies
from cogs.components.doors import listening

# Imported for their doors.
_DOORS = (conversations, forms, inquiries, offers)


class Bans(ext.Cog):
    """Who is banned is out of every conversation of that server."""

    def __init__(self, client: QuillcastClient) -> None:
        self._client = client

    @ext.Cog.listener()
    async def on_member_ban(self, guild: discord.Guild, user: discord.User) -> None:
        """Somebody was banned. One that was missed shows at the next message: whether both are there is asked then."""
        collaboration = self._client.services.collaboration
        await listening(self._client, "ban", lambda: collaboration.gone(guild.id, user.id))


async def setup(client: QuillcastClient) -> None:
    """Called by discord.py when the extension is loaded."""
    Deliveries(client).register()
    await commands.add(client)
    await client.add_cog(DirectMessages(client))
    await client.add_cog(StaffReplies(client))
    await client.add_cog(Bans(client))
