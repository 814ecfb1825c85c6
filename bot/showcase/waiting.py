"""What waits for staff, and how long an author usually waits for an answer, as it really was."""

import statistics
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.showcase import publishing, repository
from bot.showcase.holding import let_go
from bot.showcase.models import PieceRow, ReviewRow, VersionRow
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
    held = await session.scalars(
        select(ReviewRow)
        .join(VersionRow, VersionRow.id == ReviewRow.version_id)
        .join(PieceRow, PieceRow.id == VersionRow.piece_id)
        .where(PieceRow.guild_id == guild_id, ReviewRow.reviewer_person_id == person_id, ReviewRow.decision.is_(None))
    )
    reviews = list(held)
    for review in reviews:
        version = await session.get_one(VersionRow, review.version_id)
        await let_go(session, review)
        await publishing.refresh_check(session, now, version.piece_id)
    return len(reviews)


def usual_answer(waits: Collection[timedelta]) -> timedelta | None:
    """The median of the times that answers took; None where there are too few to say so."""
    if len(waits) < FEWEST:
        return None
    return timedelta(seconds=statistics.median(each.total_seconds() for each in waits))


async def answer_times(session: AsyncSession, guild_id: int) -> list[timedelta]:
    """How long each of the last 50 answers of staff took, from sending to deciding, the newest first."""
    decided = await session.execute(
        select(VersionRow.sent_at, ReviewRow.decided_at)
        .join(ReviewRow, ReviewRow.version_id == VersionRow.id)
        .join(PieceRow, PieceRow.id == VersionRow.piece_id)
        .where(PieceRow.guild_id == guild_id, ReviewRow.decided_at.is_not(None))
        .order_by(ReviewRow.decided_at.desc())
        .limit(LOOKED_AT)
    )
    return [decided_at - sent_at for sent_at, decided_at in decided if decided_at is not None]


async def usual_in(session: AsyncSession, guild_id: int) -> timedelta | None:
    """How long an author there usually waits; None where too few have been answered to say so."""
    return usual_answer(await answer_times(session, guild_id))
