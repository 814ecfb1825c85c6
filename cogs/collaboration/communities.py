"""Which servers a person shares with the bot, asked of Discord itself: in a direct message nothing says so."""

import asyncio
import contextlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import discord

from bot.client import QuillcastClient
from bot.guilds import Actor
from bot.texts import markup, say
from cogs.components import Press
from cogs.safety import presence

JOB = "collaboration"
# Asking costs two requests each; a person shares few servers with one bot.
MOST_ASKED = 50


@dataclass(frozen=True)
class Community:
    """A set-up server by id and name."""

    guild_id: int
    name: str


async def actor_in(client: discord.Client, guild_id: int, person_id: int) -> Actor | None:
    """The person as a member of that server now; None when they, or the bot, are not there."""
    with contextlib.suppress(discord.NotFound, discord.Forbidden):
        return (await presence.ask(client, guild_id, [person_id])).members.get(person_id)
    return None


async def left_by(client: discord.Client, guild_ids: Iterable[int], person_id: int) -> frozenset[int]:
    """Those of the servers that the person is not a member of any more."""
    asked = list(guild_ids)
    found = await asyncio.gather(*(actor_in(client, guild_id, person_id) for guild_id in asked))
    return frozenset(guild_id for guild_id, actor in zip(asked, found, strict=True) if actor is None)


async def open_to(client: QuillcastClient, person_id: int) -> list[Community]:
    """The servers that take a message from this person: those shared, or, without any, those that take outsiders."""
    services = client.services
    here = [guild.guild_id for guild in await services.guilds.present() if JOB not in guild.jobs_off][:MOST_ASKED]
    left = await left_by(client, here, person_id)
    shared = [guild_id for guild_id in here if guild_id not in left]
    if not shared:
        shared = [guild.guild_id for guild in await services.collaboration.inquiries.outside_guilds()]
    return [Community(guild_id, await name_of(client, guild_id)) for guild_id in shared[:25]]


async def name_of(client: discord.Client, guild_id: int) -> str:
    """What the server is called."""
    with contextlib.suppress(discord.NotFound, discord.Forbidden):
        return (await client.fetch_guild(guild_id, with_counts=False)).name
    return say("collaboration-a-server")


async def shown_name(client: discord.Client, person_id: int) -> str:
    """A person's name, ready for markup: in a direct message a mention of a stranger may stay a number."""
    with contextlib.suppress(discord.NotFound):
        return markup.name((await client.fetch_user(person_id)).display_name, 80)
    return say("collaboration-someone-gone")


async def team_present(press: Press, guild_id: int) -> Collection[int]:
    """Who of that server's safety team is a member now: asked at the moment it matters (safety rule 4)."""
    team = await press.services.safety.team(guild_id)
    return (await presence.ask(press.interaction.client, guild_id, team)).members.keys()


async def is_member(press: Press, guild_id: int) -> bool:
    """Whether the person is a member there: told by Discord with a press in that server, else asked."""
    if press.interaction.guild_id == guild_id:
        return True
    return await actor_in(press.interaction.client, guild_id, press.person_id) is not None
