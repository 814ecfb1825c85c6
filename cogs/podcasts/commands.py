"""/podcast, and the pages that it opens."""

from discord import app_commands
from discord.ext import commands

from cogs.components import Interaction, Press, actor_of, answer_of, on
from cogs.podcasts import adding, messages


@app_commands.guild_only()
class PodcastGroup(commands.GroupCog, group_name="podcast", group_description="The shows of this server"):
    """For everyone."""

    @app_commands.command(name="add", description="Add a show by its feed or its website; you see it first")
    @app_commands.describe(address="The address of the feed, or of a page that has one")
    async def add(self, interaction: Interaction, address: str) -> None:
        """Look at an address."""
        preview = await interaction.client.services.podcasts.shows.look(actor_of(interaction), address)
        await answer_of(interaction).show(adding.preview_page(preview))

    @app_commands.command(name="list", description="The shows of this server and their newest episodes")
    async def list(self, interaction: Interaction) -> None:
        """All shows."""
        lines = await interaction.client.services.podcasts.browser.list(actor_of(interaction))
        await answer_of(interaction).show(messages.list_page(lines, 0))


@on("podcasts:list", updates=True)
async def turn(press: Press) -> None:
    """Another page of the list."""
    lines = await press.services.podcasts.browser.list(press.actor)
    await press.answer.update(messages.list_page(lines, press.id()))


@on("podcasts:show", updates=True)
async def show(press: Press) -> None:
    """One show, in the same place."""
    await press.answer.update(messages.show_page(await press.services.podcasts.browser.show(press.actor, press.id())))


@on("podcasts:episode", updates=True)
async def episode(press: Press) -> None:
    """One episode, in the same place."""
    page = await press.services.podcasts.browser.episode(press.actor, press.id(), press.id(1))
    await press.answer.update(messages.episode_page(page))


@on("podcasts:look")
async def look(press: Press) -> None:
    """One episode, from its card."""
    page = await press.services.podcasts.browser.episode(press.actor, press.id(), press.id(1))
    await press.answer.show(messages.episode_page(page))


@on("podcasts:pause", updates=True)
async def pause(press: Press) -> None:
    """Announce nothing for a while, or go on."""
    await press.services.podcasts.shows.pause(press.actor, press.id(), on=press.word(1) == "on")
    await show(press)


@on("podcasts:ask_feed", updates=True)
async def ask_feed(press: Press) -> None:
    """Look again at a feed that could not be read."""
    await press.services.podcasts.shows.ask_feed(press.actor, press.id())
    await show(press)


@on("podcasts:remove", updates=True)
async def remove(press: Press) -> None:
    """Ask whether to take a show out."""
    page = await press.services.podcasts.browser.show(press.actor, press.id())
    await press.answer.update(messages.remove_page(page.show))


@on("podcasts:remove_now", updates=True)
async def remove_now(press: Press) -> None:
    """Take it out."""
    page = await press.services.podcasts.browser.show(press.actor, press.id())
    await press.services.podcasts.shows.remove(press.actor, press.id())
    await press.answer.update(messages.removed(page.show))


@on("podcasts:take_down", updates=True)
async def take_down(press: Press) -> None:
    """Ask whether to take an announcement down."""
    page = await press.services.podcasts.browser.episode(press.actor, press.id(), press.id(1))
    await press.answer.update(messages.take_down_page(page))


@on("podcasts:take_down_now", updates=True)
async def take_down_now(press: Press) -> None:
    """Take it down."""
    await press.services.podcasts.episodes.take_down(press.actor, press.id(), press.id(1))
    await show(press)
