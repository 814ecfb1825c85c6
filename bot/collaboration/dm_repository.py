"""SQL of direct messages to the bot."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.collaboration.models import DirectMessageRow
from bot.collaboration.records import DirectMessage
from bot.collaboration.states import DmState


async def in_state(session: AsyncSession, states: Collection[DmState], person_id: int | None) -> list[DirectMessageRow]:
    """The messages in those states, of one person or of all, in the order they were written."""
    wanted = select(DirectMessageRow).where(DirectMessageRow.state.in_(states))
    if person_id is not None:
        wanted = wanted.where(DirectMessageRow.author_person_id == person_id)
    return list(await session.scalars(wanted.order_by(DirectMessageRow.message_id)))


async def last_filed(session: AsyncSession, person_id: int, since: datetime) -> DirectMessageRow | None:
    """The person's newest message that went into a conversation, if it came in after `since`."""
    found: DirectMessageRow | None = await session.scalar(
        select(DirectMessageRow)
        .where(
            DirectMessageRow.author_person_id == person_id,
            DirectMessageRow.state == DmState.FILED,
            DirectMessageRow.inquiry_id.is_not(None),
            DirectMessageRow.received_at > since,
        )
        .order_by(DirectMessageRow.message_id.desc())
        .limit(1)
    )
    return found


async def settle_asked(session: AsyncSession, person_id: int) -> None:
    """What the person was asked about has become an inquiry: the copies are emptied."""
    for row in await in_state(session, (DmState.ASKED,), person_id):
        row.state, row.text = DmState.FILED, ""


async def forget(session: AsyncSession, received_before: datetime) -> None:
    """Delete what was received before then."""
    await session.execute(delete(DirectMessageRow).where(DirectMessageRow.received_at < received_before))


def direct_message_of(row: DirectMessageRow) -> DirectMessage:
    """The row as a record."""
    return DirectMessage(
        message_id=row.message_id,
        person_id=row.author_person_id,
        channel_id=row.channel_id,
        text=row.text,
        has_files=row.has_files,
        replied_to_id=row.replied_to_id,
        inquiry_id=row.inquiry_id,
        state=DmState(row.state),
    )
