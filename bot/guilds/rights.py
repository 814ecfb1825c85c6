"""Rights, checked inside the transaction that uses them."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import MemberFacingError
from bot.guilds.actor import Actor
from bot.guilds.models import GuildRow
from bot.guilds.records import Guild


def record_of(row: GuildRow) -> Guild:
    """The row as a record."""
    return Guild(
        guild_id=row.guild_id,
        zone=row.zone,
        locale=row.locale,
        staff_channel_id=row.staff_channel_id,
        staff_role_id=row.staff_role_id,
        start_channel_id=row.start_channel_id,
        news_channel_id=row.news_channel_id,
        showcase_channel_id=row.showcase_channel_id,
        podcast_channel_id=row.podcast_channel_id,
        collab_channel_id=row.collab_channel_id,
        jobs_off=tuple(row.jobs_off),
        set_up_at=row.set_up_at,
        sixteen_role_id=row.sixteen_role_id,
    )


async def find(session: AsyncSession, guild_id: int) -> Guild | None:
    """The guild's settings, None before `/setup start`."""
    row = await session.get(GuildRow, guild_id)
    return None if row is None else record_of(row)


async def present(session: AsyncSession) -> list[Guild]:
    """All guilds that are set up and that we are in."""
    rows = await session.scalars(select(GuildRow).where(GuildRow.left_at.is_(None)).order_by(GuildRow.guild_id))
    return [record_of(row) for row in rows]


async def require_guild(session: AsyncSession, guild_id: int) -> Guild:
    """The guild's settings.

    Raises:
        MemberFacingError: it was not set up.
    """
    guild = await find(session, guild_id)
    if guild is None:
        raise MemberFacingError("errors-not-set-up")
    return guild


async def require_job(session: AsyncSession, guild_id: int, job: str) -> Guild:
    """The guild's settings, where `job` (one of `JOBS`) is on.

    Raises:
        MemberFacingError: it was not set up, or the job is off there.
    """
    guild = await require_guild(session, guild_id)
    if job in guild.jobs_off:
        raise MemberFacingError("errors-job-off")
    return guild


def is_staff(guild: Guild, actor: Actor) -> bool:
    """Whether the actor holds the staff role now, or manages the server. The role of everyone makes nobody staff."""
    holds = guild.staff_role_id in actor.role_ids and guild.staff_role_id != guild.guild_id
    return actor.manages_guild or holds


def sees_sixteen(guild: Guild, actor: Actor) -> bool:
    """Whether the actor may know of what is for sixteen and up: staff, and who holds the role named for it now."""
    holds = guild.sixteen_role_id in actor.role_ids and guild.sixteen_role_id != guild.guild_id
    return is_staff(guild, actor) or holds


async def require_staff(session: AsyncSession, actor: Actor, job: str | None = None) -> Guild:
    """The guild's settings, where the actor is staff (and `job` is on).

    Raises:
        MemberFacingError: not set up, not staff, or the job is off.
    """
    guild = await require_guild(session, actor.guild_id)
    if not is_staff(guild, actor):
        raise MemberFacingError("errors-not-staff")
    return guild if job is None else await require_job(session, actor.guild_id, job)
