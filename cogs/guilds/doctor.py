"""What a server still lacks, and who can grant it: for `quillcast doctor`, over REST alone."""

from collections.abc import AsyncIterator

import discord

from bot.guilds import Guild
from bot.services import Services
from cogs.components.checks import USUAL_NAMES, look_at


async def examine(client: discord.Client, services: Services) -> AsyncIterator[tuple[bool, str]]:
    """Findings in words for the operator, each with whether it is well."""
    found = [guild async for guild in client.fetch_guilds(limit=200)]
    if not found:
        yield False, "The bot is in no server yet: open the invite link as someone with Manage Server there."
    for each in found:
        guild = await services.guilds.find(each.id)
        if guild is None:
            yield False, f"{each.name}: not set up. Someone with Manage Server types /setup start there."
            continue
        async for finding in _channels(client, each.name, guild):
            yield finding


async def _channels(client: discord.Client, name: str, guild: Guild) -> AsyncIterator[tuple[bool, str]]:
    view = await look_at(client, guild.guild_id)
    wanted = {"staff": guild.staff_channel_id} | {use: getattr(guild, f"{use}_channel_id") for use in USUAL_NAMES}
    well = True
    for use, channel_id in wanted.items():
        if channel_id is None:
            yield True, f"{name}: no channel for {use}; /setup start sets one."
            continue
        missing = view.missing(channel_id, use)
        if missing is None:
            well = False
            yield False, f"{name}: the {use} channel is gone or hidden; someone who can edit it grants View Channel."
        elif missing:
            well = False
            channel = view.channels[channel_id].name
            yield False, f"{name}: #{channel} lacks {', '.join(missing)}; someone who can edit the channel grants it."
    if view.is_open_to_all(guild.staff_channel_id):
        well = False
        yield False, f"{name}: everyone can see the staff channel; someone who can edit it makes it a private channel."
    if well:
        yield True, f"{name}: everything is in place."
