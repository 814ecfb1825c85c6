"""Who did what: append-only, ids only."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit.models import AuditRow


def record(
    session: AsyncSession, at: datetime, act: str, *, guild_id: int | None, by: int | None, **ids: int | str
) -> None:
    """Note that person `by` did `act` ("showcase.approve") to what `ids` name, in the caller's transaction."""
    session.add(AuditRow(guild_id=guild_id, actor_person_id=by, act=act, ids=ids, at=at))
