"""What is new, for those above who tell of it. Only what every member may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.collaboration import repository
from bot.collaboration.models import RequestRow
from bot.collaboration.telling import REQUEST_CARD, request_subject
from bot.delivery import outbox


@dataclass(frozen=True, kw_only=True)
class NewRequest:
    """An open request. `post` is the channel and message of its card, once that has left."""

    id: int
    title: str
    part: str
    author_id: int
    post: tuple[int, int] | None


async def since(session: AsyncSession, guild_id: int, moment: datetime) -> list[NewRequest]:
    """What was opened after `moment` and is open still, oldest first."""
    return [await _new_request(session, row) for row in await repository.opened_since(session, guild_id, moment)]


async def by_ids(session: AsyncSession, guild_id: int, ids: Sequence[int]) -> list[NewRequest]:
    """Those of these requests that are still open."""
    return [await _new_request(session, row) for row in await repository.open_among(session, guild_id, ids)]


async def _new_request(session: AsyncSession, row: RequestRow) -> NewRequest:
    posts = await outbox.find_posts(session, request_subject(row.id), kind=REQUEST_CARD)
    return NewRequest(
        id=row.id,
        title=row.title,
        part=row.part,
        author_id=row.author_person_id,
        post=posts[0] if posts else None,
    )
