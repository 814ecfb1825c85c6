"""The safety team: who it is, and whether it is enough of a lock for messages to members."""

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import MemberFacingError
from bot.guilds import Actor, Guild, is_staff
from bot.safety import repository

# Two, so that each conversation has a reader who is not part of it and not alone with it (safety rule 4).
ENOUGH = 2


async def safety_team(session: AsyncSession, guild_id: int) -> tuple[int, ...]:
    """The people picked for the guild's safety team. Whether one is still a member, only Get Member knows."""
    return await repository.safety_team(session, guild_id)


async def safety_team_ready(
    session: AsyncSession, guild_id: int, *, present: Collection[int] | None = None, without: Collection[int] = ()
) -> bool:
    """Whether messages may go to members: at least two people of the safety team can read them.

    Args:
        present: who of them was just found to be a member by Get Member; None does not ask.
        without: the parties of the conversation, who do not count.
    """
    holders = {
        person for person in await repository.safety_team(session, guild_id) if present is None or person in present
    }
    return len(holders - set(without)) >= ENOUGH


async def require_open(session: AsyncSession, guild_id: int) -> None:
    """Call before taking a new message or submission.

    Raises:
        MemberFacingError: the safety team has paused them.
    """
    if await repository.pause(session, guild_id) is not None:
        raise MemberFacingError("safety-paused")


async def require_safety(session: AsyncSession, guild: Guild, actor: Actor) -> None:
    """For what both the safety team and staff may do.

    Raises:
        MemberFacingError: the actor is neither.
    """
    if not is_staff(guild, actor) and actor.person_id not in await repository.safety_team(session, guild.guild_id):
        raise MemberFacingError("errors-not-staff")
