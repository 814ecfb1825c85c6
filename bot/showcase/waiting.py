"""What waits for staff, and how long an author usually waits for an answer, as it really was."""

import statistics
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.showcase import publishing, repository
from bot.showcase.holding import let_go
from bot.showcase.records import Piece

# What staff do now counts, not what they did last year.
LOOKED_AT = 50
# More than anybody gets through in a month.
MOST = 200
# From fewer answers nothing follows.
FEWEST = 3


async def pieces(session: AsyncSession, guild_id: int) -> list[Piece]:
    """The pieces that wait for a decision, the longest waiting first."""
    return await repository.waiting(session, guild_id, limit=MOST)


async def put_back_all(session: AsyncSession, now: datetime, guild_id: int, person_id: int) -> int:
    """Somebody of staff goes away: what they took is free again. Returns how many pieces that were."""
    held = await repository.held_by(session, guild_id, person_id)
    for review, piece_id in held:
        await let_go(session, review)
        await publishing.refresh_check(session, now, piece_id)
    return len(held)


def usual_answer(waits: Collection[timedelta]) -> timedelta | None:
    """The median of the times that answers took; None where there are too few to say so."""
    if len(waits) < FEWEST:
        return None
    return timedelta(seconds=statistics.median(each.total_seconds() for each in waits))


async def answer_times(session: AsyncSession, guild_id: int) -> list[timedelta]:
    """How long each of the last 50 answers of staff took, from sending to deciding, the newest first."""
    answers = await repository.newest_answers(session, guild_id, LOOKED_AT)
    return [decided_at - sent_at for sent_at, decided_at in answers]


async def usual_in(session: AsyncSession, guild_id: int) -> timedelta | None:
    """How long an author there usually waits; None where too few have been answered to say so."""
    return usual_answer(await answer_times(session, guild_id))
