"""Which servers a person shares with the bot, asked of Discord itself: in a direct message nothing says so."""

import asyncio
import contextlib
from collections.abc import Collection, Iterable, Mapping
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


async def present_in(client: discord.Client, guild_id: int, person_ids: Iterable[int]) -> Collection[int]:
    """Who of those people is a member of that server now; nobody where the bot is not."""
    with contextlib.suppress(discord.NotFound, discord.Forbidden):
        return (await presence.ask(client, guild_id, person_ids)).members.keys()
    return frozenset()


async def present_at(client: QuillcastClient, inquiry_id: int) -> Collection[int]:
    """Who of the two of a conversation, and of those who read along, is a member now."""
    guild_id, people = await client.services.collaboration.conversations.whom_to_ask(inquiry_id)
    return await present_in(client, guild_id, people)


async def present_around(client: QuillcastClient, person_id: int) -> Mapping[int, Collection[int]]:
    """By server, who of those a person talks to, and of those who read along, is a member now."""
    asked = await client.services.collaboration.dms.whom_to_ask(person_id)
    found = await asyncio.gather(*(present_in(client, guild_id, people) for guild_id, people in asked.items()))
    return dict(zip(asked, found, strict=True))


async def open_to(client: QuillcastClient, person_id: int) -> list[Community]:
    """The servers that take a message from this person: those shared, or, without any, those that take outsiders."""
    services = client.services
    here = [guild.guild_id for guild in await services.guilds.present() if JOB not in guild.jobs_off][:MOST_ASKED]
    found = await asyncio.gather(*(present_in(client, guild_id, [person_id]) for guild_id in here))
    shared = [guild_id for guild_id, people in zip(here, found, strict=True) if people]
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


async def safety_team_present(client: QuillcastClient, guild_id: int) -> Collection[int]:
    """Who of that server's safety team is a member now: asked at the moment it matters (safety rule 4)."""
    return await present_in(client, guild_id, await client.services.safety.safety_team(guild_id))


async def is_member(press: Press, guild_id: int) -> bool:
    """Whether the person is a member there: told by Discord with a press in that server, else asked."""
    if press.interaction.guild_id == guild_id:
        return True
    return await actor_in(press.interaction.client, guild_id, press.person_id) is not None
