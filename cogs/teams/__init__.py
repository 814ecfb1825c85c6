"""Teams, and the settings of who is staff and safety team."""

from bot.client import QuillcastClient
from bot.delivery import InboxItem
from bot.teams.service import INVITED
from cogs.components.layouts import Item
from cogs.teams import messages, settings
from cogs.teams.commands import TeamGroup

__all__ = ["settings", "setup"]


async def setup(client: QuillcastClient) -> None:
    """Called by discord.py when the extension is loaded."""

    async def told_invited(item: InboxItem) -> list[Item]:
        seat = await client.services.teams.seat(item.guild_id, item.person_id, int(item.ids["seat_id"]))
        return messages.told_invited(seat)

    client.inbox_renderers[INVITED] = told_invited
    await client.add_cog(TeamGroup())
