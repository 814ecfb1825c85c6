"""The thread under a piece's card. It is ours, and closed to typing unless the piece's author opened it."""

import uuid
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery import Operation, outbox
from bot.delivery.outbox import UNFINISHED, Action
from bot.showcase import publishing, repository, subjects
from bot.showcase.models import PieceRow


async def open_thread(session: AsyncSession, now: datetime, piece: PieceRow) -> int | None:
    """Have the thread of a card stand, closed or open as its author wants; the id of what opens it.

    None where the piece has no card (any more): then there is no thread either.
    """
    place, card_id = None, None
    posts = await outbox.find_posts(session, subjects.piece(piece.id), kind=publishing.CARD)
    if posts:
        place = posts[0]
    else:
        card_id = await _card_on_its_way(session, piece)
        if card_id is None:
            return None
    opening = Operation(
        action=Action.THREAD,
        kind=publishing.THREAD,
        key=f"{publishing.THREAD}:{uuid.uuid4().hex}",
        guild_id=piece.guild_id,
        channel_id=place[0] if place else None,
        message_id=place[1] if place else None,
        ids={"piece_id": piece.id},
        subjects=(subjects.thread(piece.id),),
        predecessor_id=card_id,
        ordering_key=subjects.thread(piece.id),
    )
    opening_id = await outbox.add(session, now, opening)
    await publishing.lock(session, now, piece, opening_id)
    return opening_id


async def post(session: AsyncSession, now: datetime, piece: PieceRow, feedback_id: int) -> None:
    """Put what a reader said into the thread, where the piece has a card that it hangs on."""
    opening_id = await open_thread(session, now, piece)
    if opening_id is None:
        return
    showing = Operation(
        kind=publishing.SAID,
        key=f"{publishing.SAID}:{feedback_id}:{uuid.uuid4().hex}",
        guild_id=piece.guild_id,
        ids={"feedback_id": feedback_id},
        subjects=(subjects.feedback(feedback_id), subjects.piece(piece.id)),
        predecessor_id=opening_id,
        ordering_key=subjects.thread(piece.id),
    )
    await outbox.add(session, now, showing)


async def let_talk(session: AsyncSession, now: datetime, piece: PieceRow) -> None:
    """Open the thread to typing, or close it; the first thing in an open one says who reads it."""
    opening_id = await open_thread(session, now, piece)
    if opening_id is None or not piece.is_open_to_talk:
        return
    telling = Operation(
        kind=publishing.TALK,
        key=f"{publishing.TALK}:{await repository.newest_id(session, piece)}",
        guild_id=piece.guild_id,
        ids={"piece_id": piece.id},
        predecessor_id=opening_id,
        ordering_key=subjects.thread(piece.id),
    )
    await outbox.add(session, now, telling)


async def take_out(session: AsyncSession, now: datetime, feedback_id: int) -> None:
    """Take what a reader said out of the thread."""
    await outbox.remove(session, now, subjects.feedback(feedback_id), kind=publishing.SAID)


async def _card_on_its_way(session: AsyncSession, piece: PieceRow) -> int | None:
    version_id = await repository.newest_id(session, piece)
    found = None if version_id is None else await outbox.find(session, publishing.card_key(version_id))
    return found[0] if found is not None and found[1] in UNFINISHED else None
