"""Who acts, from what Discord sent with the interaction itself."""

import discord

from bot.client import QuillcastClient
from bot.errors import MemberFacingError
from bot.people import Actor


def actor_of(interaction: discord.Interaction[QuillcastClient]) -> Actor:
    """The person in the guild where they act.

    Raises:
        MemberFacingError: they act in a DM, where there is no guild.
    """
    if interaction.guild_id is None:
        raise MemberFacingError("errors-only-in-server")
    user = interaction.user
    roles = frozenset(role.id for role in user.roles) if isinstance(user, discord.Member) else frozenset()
    return Actor(
        guild_id=interaction.guild_id,
        person_id=user.id,
        role_ids=roles,
        manages_guild=interaction.permissions.manage_guild or interaction.permissions.administrator,
    )
