"""Queries over teams and seats."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.teams.models import SeatRow, TeamRow
from bot.teams.records import Seat, Team


async def teams(session: AsyncSession, guild_id: int) -> list[TeamRow]:
    """The guild's teams, oldest first."""
    return list(await session.scalars(select(TeamRow).where(TeamRow.guild_id == guild_id).order_by(TeamRow.id)))


async def get(session: AsyncSession, guild_id: int, team_id: int) -> TeamRow | None:
    """A team of that guild."""
    row = await session.get(TeamRow, team_id)
    return row if row is not None and row.guild_id == guild_id else None


async def named(session: AsyncSession, guild_id: int, name: str) -> TeamRow | None:
    """The guild's team of that name, in whatever case."""
    found: TeamRow | None = await session.scalar(
        select(TeamRow).where(TeamRow.guild_id == guild_id, func.lower(TeamRow.name) == name.lower()).limit(1)
    )
    return found


async def seats(session: AsyncSession, team_id: int) -> list[SeatRow]:
    """Everybody's place in a team, in the order in which they were asked."""
    return list(await session.scalars(select(SeatRow).where(SeatRow.team_id == team_id).order_by(SeatRow.id)))


async def seat(session: AsyncSession, guild_id: int, seat_id: int) -> SeatRow | None:
    """A place in a team of that guild."""
    found: SeatRow | None = await session.scalar(
        select(SeatRow)
        .join(TeamRow, TeamRow.id == SeatRow.team_id)
        .where(SeatRow.id == seat_id, TeamRow.guild_id == guild_id)
    )
    return found


async def seat_of(session: AsyncSession, team_id: int, person_id: int) -> SeatRow | None:
    """The person's place in a team."""
    found: SeatRow | None = await session.scalar(
        select(SeatRow).where(SeatRow.team_id == team_id, SeatRow.person_id == person_id)
    )
    return found


def team_of(row: TeamRow, seat_rows: Sequence[SeatRow]) -> Team:
    """The rows as a record."""
    return Team(
        id=row.id,
        guild_id=row.guild_id,
        name=row.name,
        about=row.about,
        links=tuple(row.links),
        seats=tuple(
            Seat(
                id=each.id,
                team_id=each.team_id,
                person_id=each.person_id,
                title=each.title,
                accepted=each.accepted_at is not None,
            )
            for each in seat_rows
        ),
    )
