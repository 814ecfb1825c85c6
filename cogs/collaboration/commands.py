"""/collab, /contact, and "Contact" in the menu of a person."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import QuillcastClient
from bot.collaboration.forms import PARTS
from cogs.collaboration import contact, requests, wording
from cogs.components import Interaction, actor_of, answer_of


@app_commands.guild_only()
class CollabGroup(commands.GroupCog, group_name="collab", group_description="Find people to make something with"):
    """For members."""

    @app_commands.command(name="post", description="Look for somebody: a co-writer, a narrator, a guest …")
    async def post(self, interaction: Interaction) -> None:
        """The form."""
        await requests.begin(interaction.client.services, actor_of(interaction), answer_of(interaction))

    @app_commands.command(name="browse", description="Who is looking for whom; your own requests, too")
    @app_commands.describe(part="Only those who look for this")
    @app_commands.choices(part=[app_commands.Choice(name=wording.part(each), value=each) for each in PARTS])
    async def browse(self, interaction: Interaction, part: str | None = None) -> None:
        """The open requests."""
        items = await requests.browse(interaction.client.services, actor_of(interaction), part)
        await answer_of(interaction).show(items)


class Contact(commands.Cog):
    """Writing to somebody through the bot."""

    @app_commands.command(name="contact", description="Write to the team, or to a member by way of staff")
    @app_commands.describe(member="Leave this out to write to the team")
    @app_commands.allowed_contexts(guilds=True, dms=True)
    async def contact(self, interaction: Interaction, member: discord.User | None = None) -> None:
        """To a member or to the team."""
        await contact.contact(interaction, member)


@app_commands.context_menu(name="Contact")
@app_commands.guild_only()
async def contact_menu(interaction: Interaction, member: discord.User) -> None:
    """From the menu of a person."""
    await contact.contact(interaction, member)


async def add(client: QuillcastClient) -> None:
    """Add the commands."""
    await client.add_cog(CollabGroup())
    await client.add_cog(Contact())
    client.tree.add_command(contact_menu)
