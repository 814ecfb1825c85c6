"""/setup, /settings and /help."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import QuillcastClient
from bot.guilds import Actor
from bot.guilds.zones import suggest
from cogs.components import Interaction, Press, actor_of, answer_of, on
from cogs.components.checks import USUAL_NAMES, look_at
from cogs.components.layouts import Item
from cogs.guilds import messages, setup
from cogs.teams.settings import open_team_settings

Channel = discord.app_commands.AppCommandChannel


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class SetupGroup(commands.GroupCog, group_name="setup", group_description="Set Quillcast up in this server"):
    """For whoever manages the server."""

    @app_commands.command(name="start", description="Set Quillcast up: three questions, then it proposes the rest")
    @app_commands.describe(
        city="A big city in your community's time zone",
        staff_channel="Where staff work; members must not see it",
        staff_role="Who checks pieces and answers messages",
    )
    async def start(
        self, interaction: Interaction, city: str, staff_channel: discord.TextChannel, staff_role: discord.Role
    ) -> None:
        """Three answers, then a page."""
        await answer_of(interaction).show(await setup.begin(interaction, city, staff_channel.id, staff_role.id))

    @start.autocomplete("city")
    async def _cities(self, _interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{city} ({zone})", value=city) for city, zone in suggest(typed)]


@app_commands.guild_only()
@app_commands.default_permissions(manage_messages=True)
class SettingsGroup(commands.GroupCog, group_name="settings", group_description="How Quillcast works in this server"):
    """For staff."""

    @app_commands.command(name="show", description="How this server is set up, and switches for each part")
    async def show(self, interaction: Interaction) -> None:
        """The settings."""
        await answer_of(interaction).show(await _settings(interaction.client, actor_of(interaction)))

    @app_commands.command(name="team", description="Staff, the safety team, and the teams with their people")
    async def team(self, interaction: Interaction) -> None:
        """Who looks after the server."""
        await open_team_settings(interaction)


async def _settings(client: QuillcastClient, actor: Actor) -> list[Item]:
    services = client.services
    guild = await services.guilds.staff_view(actor)
    digest = None if "news" in guild.jobs_off else await services.digest.scheduling.current(actor)
    view = await look_at(client, guild.guild_id)
    channels = {use: getattr(guild, f"{use}_channel_id") for use in ("staff", *USUAL_NAMES)}
    if digest is not None:
        channels["news"] = digest.channel_id
    missing = {use: view.missing(channel_id, use) for use, channel_id in channels.items()}
    return messages.settings_page(guild, missing, digest)


class Help(commands.Cog):
    """What there is to do."""

    @app_commands.command(name="help", description="What Quillcast can do for you")
    @app_commands.allowed_contexts(guilds=True, dms=True)
    async def help(self, interaction: Interaction) -> None:
        """The help page."""
        in_guild = interaction.guild_id is not None
        staff = in_guild and await interaction.client.services.guilds.is_staff(actor_of(interaction))
        await answer_of(interaction).show(messages.help_page(in_guild=in_guild, staff=staff))


@on("guilds:switch", updates=True)
async def switch(press: Press) -> None:
    """Switch a job on or off."""
    await press.services.guilds.switch_job(press.actor, press.word(), on=press.word(1) == "on")
    await press.answer.update(await _settings(press.interaction.client, press.actor))


@on("guilds:sixteen", updates=True)
async def name_sixteen(press: Press) -> None:
    """Say who may read what is for sixteen and up."""
    chosen = press.picked_ids()
    await press.services.guilds.name_sixteen(press.actor, chosen[0] if chosen else None)
    await press.answer.update(await _settings(press.interaction.client, press.actor))


@on("guilds:safety")
async def how_we_keep_you_safe(press: Press) -> None:
    """The page behind the start-here card."""
    await press.answer.say("guilds-safety-page")


async def add(client: QuillcastClient) -> None:
    """Add the cogs."""
    for cog in (SetupGroup(), SettingsGroup(), Help()):
        await client.add_cog(cog)
