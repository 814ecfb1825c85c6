"""Who is still a member: asked of Discord itself, at the moment it matters (safety rule 4)."""

import asyncio
import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import discord

from bot.client import QuillcastClient
from bot.people import Actor


@dataclass(frozen=True)
class Presence:
    """Who of the people asked about is a member of the server now. Bots are left out."""

    owner_id: int | None
    members: Mapping[int, Actor]


async def ask(client: discord.Client, guild_id: int, person_ids: Iterable[int]) -> Presence:
    """Ask Discord for each person, with the roles they hold now."""
    guild = await client.fetch_guild(guild_id, with_counts=False)
    found = await asyncio.gather(*(_member(guild, person_id) for person_id in set(person_ids)))
    return Presence(guild.owner_id, {actor.person_id: actor for actor in found if actor is not None})


async def hand_over(client: QuillcastClient, guild_id: int, *, asking: Actor | None = None) -> None:
    """Staff read the reports that nobody of the safety team is there for any more: they may have left the server.

    Args:
        asking: who looks; somebody of the team needs no search for it.
    """
    reports = client.services.reports
    team = await reports.team_to_ask(guild_id)
    if team and (asking is None or asking.person_id not in team):
        here = await ask(client, guild_id, team)
        await reports.hand_over(guild_id, present=here.members.keys())


async def _member(guild: discord.Guild, person_id: int) -> Actor | None:
    with contextlib.suppress(discord.NotFound):
        member = await guild.fetch_member(person_id)
        if not member.bot:
            allowed = member.guild_permissions
            return Actor(
                guild_id=guild.id,
                person_id=person_id,
                role_ids=frozenset(role.id for role in member.roles),
                manages_guild=allowed.manage_guild or allowed.administrator,
            )
    return None
