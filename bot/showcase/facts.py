"""What the showcase adds to a member's page."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.people.facts import Fact
from bot.showcase import feedback_repository, reader_repository
from bot.showcase.models import PieceRow, PublishedRow

_ENOUGH = 2


async def pieces_of_member(session: AsyncSession, guild_id: int, person_id: int) -> list[Fact]:
    """How many pieces under the member's own name every reader may see, and the title of the newest."""
    pieces = await reader_repository.open_pieces(
        session, guild_id, PieceRow.author_person_id == person_id, PublishedRow.pen_name.is_(None)
    )
    if not pieces:
        return []
    return [Fact(key="showcase-fact-pieces", args={"count": len(pieces), "title": pieces[-1].cover.title})]


async def mark_of_member(session: AsyncSession, guild_id: int, person_id: int) -> list[Fact]:
    """That authors show what the member told them, from the second time on. How often is nobody's business."""
    shown = await feedback_repository.count_shown_of(session, guild_id, person_id)
    return [Fact(key="showcase-fact-kind-reader")] if shown >= _ENOUGH else []
