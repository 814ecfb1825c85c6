"""Queries over profiles."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.members.models import ProfileRow
from bot.members.records import TEXTS, Group, Profile


async def find(session: AsyncSession, guild_id: int, person_id: int) -> ProfileRow | None:
    """A member's profile in that guild."""
    found: ProfileRow | None = await session.scalar(
        select(ProfileRow).where(ProfileRow.guild_id == guild_id, ProfileRow.person_id == person_id)
    )
    return found


def apply(row: ProfileRow, group: Group, texts: Mapping[str, str]) -> None:
    """Write what was kept of a group's fields."""
    for field in TEXTS[group]:
        kept = texts[field.name]
        setattr(row, field.name, kept if field.lines is None else kept.splitlines())


def profile_of(row: ProfileRow) -> Profile:
    """The row as a record."""
    return Profile(
        guild_id=row.guild_id,
        person_id=row.person_id,
        pronouns=row.pronouns,
        bio=row.bio,
        crafts=tuple(row.crafts),
        genres=tuple(row.genres),
        links=tuple(row.links),
        awards=tuple(row.awards),
        changed_at=row.changed_at,
    )
