"""/feed: what the digest reads."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.delivery import File
from bot.news.records import SECTIONS, Source
from bot.news.sources import LONGEST_SECTION
from bot.texts import markup, say
from cogs.components import Interaction, actor_of, answer_of
from cogs.components.layouts import attached, text
from cogs.news import collection_messages, feed_messages, messages

FILE = "feeds.opml"


@app_commands.guild_only()
@app_commands.default_permissions(manage_messages=True)
class FeedGroup(commands.GroupCog, group_name="feed", group_description="What the daily digest reads, for staff"):
    """For staff."""

    @app_commands.command(name="add", description="Have the digest read a website or a feed")
    @app_commands.describe(
        address="The address of the website or of its feed",
        section="Where its stories stand",
        weight="How much they count beside others",
        post_in="Post each story in this channel as it comes, instead of in the digest",
    )
    @app_commands.choices(
        weight=[
            app_commands.Choice(name="less than others", value="less"),
            app_commands.Choice(name="as much as others", value="usual"),
            app_commands.Choice(name="more than others", value="more"),
        ]
    )
    async def add(
        self,
        interaction: Interaction,
        address: app_commands.Range[str, 1, 2000],
        section: app_commands.Range[str, 1, LONGEST_SECTION] = SECTIONS[0],
        weight: str = "usual",
        post_in: discord.TextChannel | None = None,
    ) -> None:
        """Found, read and tried at once."""
        added = await interaction.client.services.sources.add(
            actor_of(interaction),
            address,
            markup.tidy(section),
            feed_messages.weight_of(weight),
            post_in.id if post_in else None,
        )
        if isinstance(added, Source):
            await answer_of(interaction).show(messages.added(added))
        else:
            await answer_of(interaction).show(feed_messages.which(added))

    @add.autocomplete("section")
    async def _sections(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        wanted = typed.strip().lower()
        known = await interaction.client.services.sources.sections(actor_of(interaction))
        return [app_commands.Choice(name=name, value=name) for name in known if wanted in name.lower()][:25]

    @app_commands.command(name="list", description="What the digest reads, and whether it can")
    async def listed(self, interaction: Interaction) -> None:
        """Health in words."""
        sources = await interaction.client.services.sources.all(actor_of(interaction))
        await answer_of(interaction).show(feed_messages.listed(sources))

    @app_commands.command(name="import", description="Add all feeds of a list (OPML) that a feed reader wrote")
    @app_commands.describe(file="The list")
    async def take_list(self, interaction: Interaction, file: discord.Attachment) -> None:
        """What is broken in it is named by line."""
        taken = await interaction.client.services.collections.take_list(actor_of(interaction), file.url, file.size)
        await answer_of(interaction).show(collection_messages.taken(taken))

    @app_commands.command(name="export", description="Get the list of feeds as a file (OPML) for feed readers")
    async def give_list(self, interaction: Interaction) -> None:
        """An attachment, for the one who asked."""
        content = await interaction.client.services.collections.give_list(
            actor_of(interaction), say("feeds-export-title")
        )
        await answer_of(interaction).show(
            [text(say("feeds-export")), attached(FILE)], files=[File(name=FILE, content=content)]
        )

    @app_commands.command(name="remove", description="Stop reading a website or feed")
    @app_commands.describe(feed="Which one")
    async def remove(self, interaction: Interaction, feed: str) -> None:
        """Its stories stay in past editions."""
        source_id = int(feed) if feed.isdecimal() and len(feed) < 10 else 0
        removed = await interaction.client.services.sources.remove(actor_of(interaction), source_id)
        await answer_of(interaction).say("news-removed", title=markup.plain(removed.title or removed.url))

    @remove.autocomplete("feed")
    async def _feeds(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        sources = await interaction.client.services.sources.all(actor_of(interaction))
        named = [(source.feed.title or source.feed.url, source.id) for source in sources]
        return [
            app_commands.Choice(name=name[:100], value=str(source_id))
            for name, source_id in named
            if typed.lower() in name.lower()
        ][:25]
