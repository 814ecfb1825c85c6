"""/digest, for everyone."""

from discord import app_commands
from discord.ext import commands

from bot.client import QuillcastClient
from bot.news.records import Story
from bot.news.sharing import LONGEST_WHY
from cogs.components import Interaction, Press, actor_of, answer_of, on
from cogs.components.sent import number
from cogs.digest.edition import private_items
from cogs.digest.staff_commands import EditionGroup
from cogs.digest.subscriptions import open_page
from cogs.digest.why import why_items
from cogs.news import sharing
from cogs.news.stories import notes_of

_MOST_CHOICES = 25


@app_commands.guild_only()
class DigestGroup(commands.GroupCog, group_name="digest", group_description="The daily digest"):
    """For everyone."""

    @app_commands.command(name="share", description="Suggest a page for the digest; staff decide")
    @app_commands.describe(
        link="The address of the page",
        why="Why others should read it; only staff see this",
        name_me="Say that I shared it",
    )
    async def share(
        self,
        interaction: Interaction,
        link: app_commands.Range[str, 1, 1000],
        why: app_commands.Range[str, 0, LONGEST_WHY] = "",
        name_me: bool = False,
    ) -> None:
        """Into the staff's queue."""
        await sharing.share(interaction, link, why, name_me=name_me)

    @app_commands.command(name="latest", description="Read today's digest here, for you alone")
    async def latest(self, interaction: Interaction) -> None:
        """The newest edition, as it may be shown now."""
        actor = actor_of(interaction)
        edition = await interaction.client.services.digest.reading.latest(actor.guild_id)
        await answer_of(interaction).show(private_items(edition))

    @app_commands.command(name="subscribe", description="Get the digest by direct message, at your own hour")
    async def subscribe(self, interaction: Interaction) -> None:
        """What it is, or how it is set."""
        await open_page(interaction)

    @app_commands.command(name="why", description="Why a story is in the digest, or not")
    @app_commands.describe(story="Type some words of its title")
    async def why(self, interaction: Interaction, story: str) -> None:
        """What counted for it."""
        found, why = await interaction.client.services.digest.explaining.why(actor_of(interaction), number(story))
        await answer_of(interaction).show(why_items(found, why))

    @why.autocomplete("story")
    async def _stories(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        stories = await interaction.client.services.digest.explaining.stories(actor_of(interaction))
        named = [(_label(story), str(story.id)) for story in stories]
        wanted = typed.strip().casefold()
        fitting = [each for each in named if wanted in each[0].casefold()][:_MOST_CHOICES]
        return [app_commands.Choice(name=label[:100], value=value) for label, value in fitting]


@on("digest:why")
async def why_it_is_here(press: Press) -> None:
    """From a story that was opened."""
    found, why = await press.services.digest.explaining.why(press.actor, press.id())
    await press.answer.show(why_items(found, why))


def _label(story: Story) -> str:
    """Of a hard story only its note is seen."""
    words = notes_of(story, "digest-notes-option") if story.notes else story.title
    return f"{words} · {story.source}" if story.notes else words


async def add(client: QuillcastClient) -> None:
    """Add the cogs."""
    for cog in (EditionGroup(), DigestGroup()):
        await client.add_cog(cog)
