"""Who is kept out of a guild as under the minimum age: known again by a keyed hash alone (safety rule 8)."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database import keys_of
from bot.errors import MemberFacingError
from bot.safety.models import BarRow


async def barred_since(session: AsyncSession, guild_id: int, person_id: int) -> datetime | None:
    """Since when they are kept out; None where they are not."""
    found: datetime | None = await session.scalar(
        select(BarRow.barred_at).where(
            BarRow.guild_id == guild_id, BarRow.mark.in_(_marks(session, guild_id, person_id))
        )
    )
    return found


async def require_welcome(session: AsyncSession, guild_id: int, person_id: int) -> None:
    """Call where somebody begins something that did not come through the guild's own doors: by direct message.

    Raises:
        MemberFacingError: they are kept out.
    """
    if await barred_since(session, guild_id, person_id) is not None:
        raise MemberFacingError("safety-barred")


async def bar(session: AsyncSession, now: datetime, guild_id: int, person_id: int) -> None:
    """Keep them out; twice is once."""
    if await barred_since(session, guild_id, person_id) is None:
        session.add(BarRow(guild_id=guild_id, mark=_marks(session, guild_id, person_id)[0], barred_at=now))


async def welcome(session: AsyncSession, guild_id: int, person_id: int) -> None:
    """Let them in again."""
    await session.execute(
        delete(BarRow).where(BarRow.guild_id == guild_id, BarRow.mark.in_(_marks(session, guild_id, person_id)))
    )


def _marks(session: AsyncSession, guild_id: int, person_id: int) -> tuple[str, ...]:
    # With the guild in it, the same person has another mark in each.
    return keys_of(session).marks(f"{guild_id}:{person_id}", "safety_bar.mark")
