"""What is done about a person's shows and credits before their rows go."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.podcasts import repository
from bot.podcasts.crediting import refresh_card
from bot.podcasts.shows import take_out


async def erase(session: AsyncSession, now: datetime, guild_id: int | None, person_id: int) -> None:
    """Take the person's own shows out with their posts, and their name off all others (`bot.people.service.Eraser`)."""
    for show in await repository.shows_owned(session, guild_id, person_id):
        await take_out(session, now, show)
    rows = await repository.credits_of(session, guild_id, person_id)
    for row in rows:
        await repository.delete_credit(session, row.id)
    for row in rows:
        await refresh_card(session, now, row.episode_id)
