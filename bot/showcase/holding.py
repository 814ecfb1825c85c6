"""Who of staff has a piece in hand: one at a time, for a day."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import audit
from bot.errors import MemberFacingError
from bot.guilds import Actor
from bot.showcase import repository
from bot.showcase.models import PieceRow, ReviewRow, VersionRow
from bot.showcase.records import Piece
from bot.showcase.states import State, Step, after

# Somebody who took a piece and did not come back holds it no longer than this.
HELD = timedelta(hours=24)


async def waiting(session: AsyncSession, actor: Actor, piece_id: int, number: int) -> tuple[PieceRow, VersionRow]:
    """The version that the actor has before them, where it is still to be decided, and not their own.

    Raises:
        MemberFacingError: it is decided, of another guild or their own; its author has sent it again since.
    """
    row = await repository.get_row(session, actor.guild_id, piece_id)
    if row.author_person_id == actor.person_id:
        raise MemberFacingError("showcase-own-check")
    if row.number != number:
        raise MemberFacingError("showcase-newer-waits")
    after(State(row.state), Step.APPROVE)
    return row, await repository.newest(session, row)


async def hold(session: AsyncSession, now: datetime, actor: Actor, row: PieceRow, version: VersionRow) -> ReviewRow:
    """The staff check in the actor's hands.

    Raises:
        MemberFacingError: somebody else has taken it, within a day.
    """
    review = await repository.review_of(session, version.id)
    if review is None:
        review = ReviewRow(version_id=version.id, author_person_id=row.author_person_id, taken_at=now)
        session.add(review)
    holder = review.reviewer_person_id
    if holder not in (None, actor.person_id) and review.taken_at > now - HELD:
        raise MemberFacingError("showcase-taken-by", person=f"<@{holder}>")
    if holder != actor.person_id:
        review.reviewer_person_id, review.taken_at = actor.person_id, now
    await session.flush()
    return review


async def let_go(session: AsyncSession, review: ReviewRow) -> None:
    """Out of everybody's hands; what was said of it stays."""
    if review.agreed is None and review.concern is None:
        await session.delete(review)
    else:
        review.reviewer_person_id = None
    await session.flush()


def holder_of(piece: Piece, now: datetime) -> int | None:
    """Who has it in hand still."""
    held = piece.review is not None and piece.review.taken_at > now - HELD
    return piece.taken_by_id if held else None


def note(session: AsyncSession, now: datetime, act: str, by: int, row: PieceRow, **ids: str) -> None:
    """Note who did what to a version."""
    audit.record(
        session, now, f"showcase.{act}", guild_id=row.guild_id, by=by, piece_id=row.id, number=row.number, **ids
    )
