"""/edition for staff, /digest for everyone."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import QuillcastClient
from cogs.components import Interaction, actor_of, answer_of
from cogs.components.checks import look_at
from cogs.digest import messages
from cogs.digest.edition import private_items


@app_commands.guild_only()
@app_commands.default_permissions(manage_messages=True)
class EditionGroup(commands.GroupCog, group_name="edition", group_description="The daily digest, for staff"):
    """For staff."""

    @app_commands.command(name="schedule", description="When and where the daily digest appears")
    @app_commands.describe(
        hour="Your community's own time, such as 17:00",
        where="The channel it is posted in",
        stories="How many stories at most (6 if you don't say)",
    )
    async def schedule(
        self,
        interaction: Interaction,
        hour: str,
        where: discord.TextChannel | None = None,
        stories: app_commands.Range[int, 1, 10] | None = None,
    ) -> None:
        """Hour, channel and length."""
        actor = actor_of(interaction)
        digest = await interaction.client.services.digest.schedule(actor, hour, where.id if where else None, stories)
        view = await look_at(interaction.client, actor.guild_id)
        await answer_of(interaction).show(messages.scheduled(digest, view.missing(digest.channel_id, "news")))

    @app_commands.command(name="preview", description="See what the digest would hold now; nobody else does")
    async def preview(self, interaction: Interaction) -> None:
        """Drawn up, not written."""
        edition = await interaction.client.services.digest.preview(actor_of(interaction))
        await answer_of(interaction).show(messages.preview_items(edition))

    @app_commands.command(name="now", description="Post a digest now instead of waiting for the hour")
    async def now(self, interaction: Interaction) -> None:
        """Composed and on its way."""
        edition = await interaction.client.services.digest.now(actor_of(interaction))
        await answer_of(interaction).say("digest-on-its-way", channel=f"<#{edition.channel_id}>")


@app_commands.guild_only()
class DigestGroup(commands.GroupCog, group_name="digest", group_description="The daily digest"):
    """For everyone."""

    @app_commands.command(name="latest", description="Read today's digest here, for you alone")
    async def latest(self, interaction: Interaction) -> None:
        """The newest edition, as it may be shown now."""
        actor = actor_of(interaction)
        edition = await interaction.client.services.digest.reading.latest(actor.guild_id)
        await answer_of(interaction).show(private_items(edition))


async def add(client: QuillcastClient) -> None:
    """Add the cogs."""
    for cog in (EditionGroup(), DigestGroup()):
        await client.add_cog(cog)
