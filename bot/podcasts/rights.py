"""Who may do what with a show, asked within the transaction that does it."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import MemberFacingError
from bot.guilds import Actor, Guild, is_staff, require_job
from bot.podcasts import repository
from bot.podcasts.models import ShowRow

JOB = "podcasts"


async def manages(session: AsyncSession, guild: Guild, actor: Actor, row: ShowRow) -> bool:
    """Staff, its owner, who added it, and for a team's show everyone seated in the team."""
    if is_staff(guild, actor) or actor.person_id in (row.owner_person_id, row.added_by_person_id):
        return True
    return row.team_id is not None and await repository.is_seated(session, row.team_id, actor.person_id)


async def require_show(session: AsyncSession, actor: Actor, show_id: int) -> tuple[Guild, ShowRow]:
    """The show, where the actor may know of it: it is public, or theirs, or they are staff.

    Raises:
        MemberFacingError: the job is off, or there is no such show in this guild.
    """
    guild = await require_job(session, actor.guild_id, JOB)
    row = await repository.show_row(session, actor.guild_id, show_id)
    if row is None or (row.state not in repository.PUBLIC and not await manages(session, guild, actor, row)):
        raise MemberFacingError("podcasts-show-gone")
    return guild, row


async def require_managed(session: AsyncSession, actor: Actor, show_id: int) -> tuple[Guild, ShowRow]:
    """The show, where the actor may change it.

    Raises:
        MemberFacingError: the job is off, there is no such show here, or it is not theirs.
    """
    guild, row = await require_show(session, actor, show_id)
    if not await manages(session, guild, actor, row):
        raise MemberFacingError("podcasts-not-yours")
    return guild, row
