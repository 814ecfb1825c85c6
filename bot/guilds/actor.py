"""Who is asking, as Discord told us with the very interaction: never looked up in a cache."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Actor:
    """A person acting in a guild.

    Args:
        role_ids: the roles held at this moment.
        manages_guild: has Discord's Manage Server permission, or owns the server.
    """

    guild_id: int
    person_id: int
    role_ids: frozenset[int] = frozenset()
    manages_guild: bool = False
