"""What is new, for those above who tell of it. Only what every member may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery import outbox
from bot.showcase import publishing, reader_repository, subjects
from bot.showcase.kinds import Kind, Rating
from bot.showcase.models import PieceRow, PublishedRow
from bot.showcase.records import Published


@dataclass(frozen=True, kw_only=True)
class NewPiece:
    """A published piece. `post` is the channel and message of its card, once that has left.

    Args:
        author_id: None where it is under a pen name.
        has_reader: somebody other than its author has opened it.
    """

    id: int
    title: str
    kind: Kind
    author_id: int | None
    pen_name: str | None
    rating: Rating
    post: tuple[int, int] | None
    has_reader: bool = True


async def since(session: AsyncSession, guild_id: int, moment: datetime) -> list[NewPiece]:
    """What was published after `moment`, oldest first."""
    found = await reader_repository.open_pieces(session, guild_id, PublishedRow.published_at > moment)
    return [await _new_piece(session, piece) for piece in found]


async def by_ids(session: AsyncSession, guild_id: int, ids: Sequence[int]) -> list[NewPiece]:
    """Those of these pieces that are still published."""
    found = await reader_repository.open_pieces(session, guild_id, PublishedRow.piece_id.in_(ids))
    return [await _new_piece(session, piece) for piece in found]


async def by_prompt(session: AsyncSession, guild_id: int, prompt_id: int) -> list[NewPiece]:
    """What was written to that prompt, the newest first."""
    found = await reader_repository.open_pieces(session, guild_id, PieceRow.prompt_id == prompt_id)
    return [await _new_piece(session, piece) for piece in reversed(found)]


async def without_reader(session: AsyncSession, guild_id: int, since: datetime, until: datetime) -> list[NewPiece]:
    """What was published in between and nobody but its author has opened yet, oldest first."""
    found = await reader_repository.open_pieces(
        session, guild_id, PublishedRow.published_at > since, PublishedRow.published_at <= until
    )
    pieces = [await _new_piece(session, piece) for piece in found]
    return [piece for piece in pieces if not piece.has_reader]


async def _new_piece(session: AsyncSession, piece: Published) -> NewPiece:
    posts = await outbox.find_posts(session, subjects.piece(piece.id), kind=publishing.CARD)
    return NewPiece(
        id=piece.id,
        title=piece.cover.title,
        kind=piece.cover.kind,
        author_id=piece.author_id,
        pen_name=piece.pen_name,
        rating=piece.cover.rating,
        post=posts[0] if posts else None,
        has_reader=await reader_repository.has_reader(session, piece.id),
    )
